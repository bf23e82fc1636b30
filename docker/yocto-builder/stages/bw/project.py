"""The tree as kas and BitBake see it."""
import filecmp
import os
import shutil

from .inputs import IN
from .places import LAYERS_OF_OURS, PROJECT, STATIC_LAYERS


def _files(source, below=""):
    """Path below the project -> file, of everything below `source`."""
    for folder, _, names in os.walk(source):
        for name in names:
            path = os.path.join(folder, name)
            yield os.path.normpath(os.path.join(below, os.path.relpath(path, source))), path


def lay_out_project(project=PROJECT, given=IN, static=STATIC_LAYERS):
    """
    Brings the project directory to what is rendered and the layers every tree has. A file that is the same stays as it is: BitBake
    parses a recipe again when one of its files has another time or inode.
    """
    wanted = dict(_files(given))
    for layer in LAYERS_OF_OURS:
        wanted.update(_files(f"{static}/{layer}", f"layers/{layer}"))
    for name, path in list(_files(project)):
        if name not in wanted:
            os.unlink(path)
    for name, source in wanted.items():
        target = os.path.join(project, name)
        if not (os.path.exists(target) and filecmp.cmp(source, target, shallow=False)):
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copyfile(source, target)
        mode = 0o755 if os.access(source, os.X_OK) else 0o644
        if os.stat(target).st_mode & 0o777 != mode:
            os.chmod(target, mode)
