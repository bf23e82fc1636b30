"""Whether there is room for what a stage is about to write."""
import contextlib
import os

from .report import StageError, say

MIB = 1048576


def require_free(path, needed_mib, what):
    """Raises StageError OUT_OF_DISK when fewer than `needed_mib` MiB are free below `path`."""
    facts = os.statvfs(path)
    free = facts.f_bavail * facts.f_frsize // MIB
    say(f"{free} MiB free for {what}.")
    if free < needed_mib:
        raise StageError(
            "OUT_OF_DISK", f"{what} needs about {needed_mib} MiB, and {free} MiB are free",
            advice="Free some space on the build host, then retry.",
        )


def used_mib(path, without=()):
    """MiB of the files below `path`. `without`: names of directories that are passed over."""
    used = 0
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if name not in without]
        for name in names:
            # Other builds bring and take files meanwhile.
            with contextlib.suppress(FileNotFoundError):
                used += os.lstat(os.path.join(folder, name)).st_size
    return used // MIB
