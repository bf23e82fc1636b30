"""
A stage's own view of the shared download cache.

BitBake renames a file whose checksum is wrong, so one recipe with a wrong checksum would take the file from every other build.
The view is a directory of hard links on the cache's own file system: what happens to a name in it happens to no other. What is
new and good afterwards is linked back.

Nothing BitBake or git does to a file in it changes it in place: both write beside it and rename.
"""
import os
import shutil
import tempfile
import time

from .report import say

VIEWS = ".views"
# BitBake's mark that a file was fetched and checked. Left out of a view: what is in the cache is checked again.
CHECKED = ".done"
# Not a download: locks, files BitBake found wrong, files on their way.
PASSING = (".lock", ".tmp", ".part")
# Longer than a stage may take.
LEFT_BEHIND_SECONDS = 2 * 24 * 3600


def _is_download(name):
    return name != VIEWS and not name.endswith((CHECKED, *PASSING)) and "_bad-checksum_" not in name


def _link_tree(source, target):
    """Links every file below `source` to the same place below `target`. Files that vanish meanwhile are left out."""
    os.makedirs(target, exist_ok=True)
    for entry in os.scandir(source):
        if not _is_download(entry.name):
            continue
        place = os.path.join(target, entry.name)
        try:
            if entry.is_dir(follow_symlinks=False):
                _link_tree(entry.path, place)
            else:
                os.link(entry.path, place, follow_symlinks=False)
        except FileNotFoundError:
            continue


def _forget_old_views(cache, now):
    views = f"{cache}/{VIEWS}"
    os.makedirs(views, exist_ok=True)
    for entry in os.scandir(views):
        if entry.stat(follow_symlinks=False).st_mtime < now - LEFT_BEHIND_SECONDS:
            shutil.rmtree(entry.path, ignore_errors=True)


def open_view(cache, link):
    """Makes a view of `cache` and has `link` point to it. Returns its path."""
    _forget_old_views(cache, time.time())
    view = tempfile.mkdtemp(dir=f"{cache}/{VIEWS}")
    _link_tree(cache, view)
    if os.path.isdir(link) and not os.path.islink(link):
        # BitBake makes the directory where there is none.
        shutil.rmtree(link)
    elif os.path.lexists(link):
        os.unlink(link)
    os.symlink(view, link)
    return view


def _same(one, other):
    """True when two trees hold the same files, the same by inode."""
    def inodes(top):
        return {os.path.relpath(os.path.join(folder, name), top): os.lstat(os.path.join(folder, name)).st_ino
                for folder, _, names in os.walk(top) for name in names if not name.endswith(PASSING)}
    return os.path.isdir(other) and inodes(one) == inodes(other)


def _publish_file(path, target):
    if os.path.lexists(target) and os.path.samestat(os.lstat(path), os.lstat(target)):
        return False
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with tempfile.TemporaryDirectory(dir=os.path.dirname(target)) as aside:
        os.link(path, f"{aside}/file", follow_symlinks=False)
        os.rename(f"{aside}/file", target)
    return True


def _publish_clone(path, target):
    if _same(path, target):
        return False
    os.makedirs(os.path.dirname(target), exist_ok=True)
    aside = tempfile.mkdtemp(dir=os.path.dirname(target), prefix=".new-")
    _link_tree(path, f"{aside}/new")
    if os.path.lexists(target):
        os.rename(target, f"{aside}/old")
    os.rename(f"{aside}/new", target)
    shutil.rmtree(aside)
    return True


def _checked(folder, view):
    """
    What BitBake fetched or checked below a folder of the view: files, and clones as a whole. What came from a mirror of another name
    is a link to it.
    """
    for entry in os.scandir(folder):
        if not _is_download(entry.name):
            continue
        # A link to a file of a mirror on this machine is nothing to keep.
        if entry.is_symlink() and not os.path.realpath(entry.path).startswith(f"{os.path.realpath(view)}/"):
            continue
        if os.path.exists(entry.path + CHECKED):
            yield entry
        elif entry.is_dir():
            yield from _checked(entry.path, view)


def publish(view, cache):
    """Links what was fetched and found good in a view to the cache. Returns the paths of what is new, sorted."""
    new = []
    for entry in _checked(view, view):
        name = os.path.relpath(entry.path, view)
        put = _publish_clone if entry.is_dir() else _publish_file
        if put(os.path.realpath(entry.path), f"{cache}/{name}"):
            new.append(name)
    return sorted(new)


class DownloadsView:
    """`with DownloadsView(cache, link):` -- the view is there inside, and what is new in it is kept afterwards, come what may."""

    def __init__(self, cache, link):
        self._cache = cache
        self._link = link
        self._view = None

    def __enter__(self):
        self._view = open_view(self._cache, self._link)
        return self._view

    def __exit__(self, *_):
        new = publish(self._view, self._cache)
        if new:
            say(f"{len(new)} files and repositories are new in the download cache.")
        shutil.rmtree(self._view, ignore_errors=True)
