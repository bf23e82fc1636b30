"""
Keeps the shared download cache below its quota.

A file's time is that of its last use. The stages after the download have no network and read from the cache for as long as the
build lasts, so what was used lately stays, whatever the quota.
"""
import contextlib
import fcntl
import json
import os
import shutil
import time

from .report import say

# Longer than any build: its stages may take eight hours each, but few do.
KEEP_SECONDS = 2 * 24 * 3600
LOCK = ".boardwright/lock"
# What is there and when it was last used, for those who ask what would be given up: the worker reads it.
USES = ".boardwright/uses.json"
OWN = (LOCK, USES, f"{USES}.new")
# File names in the log; the others are a number.
SAID = 20
# Buildroot's clone of a package's repository: taken apart it would be broken.
CLONE = "git"


@contextlib.contextmanager
def _lock(folder, how):
    os.makedirs(os.path.dirname(f"{folder}/{LOCK}"), exist_ok=True)
    with open(f"{folder}/{LOCK}", "a", encoding="utf-8") as file:
        fcntl.flock(file, how)
        yield


def downloads_in_use(folder):
    """While this is held nobody gives up files: make may have seen one that is not marked as used yet."""
    return _lock(folder, fcntl.LOCK_SH)


def mark_used(folder, names):
    """Makes now the time of the files' last use."""
    for name in names:
        os.utime(f"{folder}/{name}")


def _size(path):
    if not os.path.isdir(path):
        return os.lstat(path).st_size
    return sum(os.lstat(os.path.join(base, name)).st_size for base, _, names in os.walk(path) for name in names)


def _entries(folder):
    """(last use, path, bytes) of everything that is given up as a whole."""
    for base, folders, names in os.walk(folder):
        if CLONE in folders:
            folders.remove(CLONE)
            names = [*names, CLONE]
        for name in names:
            path = os.path.join(base, name)
            if os.path.relpath(path, folder) not in OWN:
                yield os.lstat(path).st_mtime, path, _size(path)


def _write_uses(folder, entries):
    files = [[int(last_use), os.path.relpath(path, folder), size] for last_use, path, size in entries]
    # Nothing is built from it: a full disk is no reason to fail here.
    with contextlib.suppress(OSError):
        with open(f"{folder}/{USES}.new", "w", encoding="utf-8") as file:
            json.dump({"keepSeconds": KEEP_SECONDS, "files": files}, file)
        os.replace(f"{folder}/{USES}.new", f"{folder}/{USES}")


def trim(folder, limit_bytes):
    """
    Gives up what was unused for longest until no more than `limit_bytes` are left; nothing when another build is downloading.

    Returns the paths given up, below `folder`, and leaves a list of what stays.
    """
    gone = []
    try:
        with _lock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB):
            entries = sorted(_entries(folder))
            total = sum(size for _, _, size in entries)
            for last_use, path, size in entries:
                if total <= limit_bytes or last_use > time.time() - KEEP_SECONDS:
                    break
                if os.path.isdir(path):
                    shutil.rmtree(path)
                else:
                    os.unlink(path)
                total -= size
                gone.append(os.path.relpath(path, folder))
            _write_uses(folder, entries[len(gone):])
    except BlockingIOError:
        return []
    if gone:
        say(f"{len(gone)} files that no build used lately left the download cache; it holds {total / 1048576:.0f} MiB.")
        for name in gone[:SAID]:
            say(f"  {name}")
        if len(gone) > SAID:
            say(f"  and {len(gone) - SAID} more")
    if total > limit_bytes:
        say(f"The download cache holds {total / 1048576:.0f} MiB, more than its {limit_bytes / 1048576:.0f}: all of it was used lately.")
    return gone
