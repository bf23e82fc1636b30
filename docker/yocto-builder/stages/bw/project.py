"""
The tree as kas and BitBake see it.

BitBake parses a recipe again when the time of one of its files is another one. So a file's time is made from its content: the
same files are never parsed twice, however often they are copied or checked out.
"""
import hashlib
import os
import shutil
import subprocess

from .inputs import IN
from .places import LAYERS_OF_OURS, PROJECT, STATIC_LAYERS

# Some second of 2001; what is added stays below nine years.
OLDEST = 1_000_000_000


def time_of(digest):
    """Seconds since the epoch for a file whose content has this hash, in hexadecimal digits."""
    return OLDEST + int(digest[:7], 16)


def _set_time(path, digest):
    seconds = time_of(digest)
    os.utime(path, (seconds, seconds), follow_symlinks=False)


def _copy(source, target):
    for folder, _, names in os.walk(source):
        place = os.path.join(target, os.path.relpath(folder, source))
        os.makedirs(place, exist_ok=True)
        for name in names:
            path = os.path.join(place, name)
            shutil.copyfile(os.path.join(folder, name), path)
            os.chmod(path, 0o755 if os.access(os.path.join(folder, name), os.X_OK) else 0o644)
            with open(path, "rb") as file:
                _set_time(path, hashlib.file_digest(file, "sha1").hexdigest())


def lay_out_project(project=PROJECT, given=IN, static=STATIC_LAYERS):
    """Makes the project directory anew: what is rendered, and the layers every tree has."""
    shutil.rmtree(project, ignore_errors=True)
    _copy(given, project)
    for layer in LAYERS_OF_OURS:
        _copy(f"{static}/{layer}", f"{project}/layers/{layer}")


def set_times_of_checkout(folder):
    """Gives every file of a git checkout the time of its content."""
    argv = ["git", "-C", folder, "ls-files", "--stage", "-z"]
    listing = subprocess.run(argv, stdout=subprocess.PIPE, check=True).stdout
    for entry in filter(None, listing.split(b"\0")):
        facts, path = entry.split(b"\t", 1)
        full = os.path.join(os.fsencode(folder), path)
        if os.path.lexists(full):
            _set_time(full, facts.split()[1].decode())
    # git would look into every file whose time is not the one it wrote down.
    subprocess.run(["git", "-C", folder, "update-index", "-q", "--refresh"], check=False)
