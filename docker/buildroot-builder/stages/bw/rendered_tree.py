"""Keeps the rendered files beside the output, under times that never make make build something again."""
import filecmp
import os
import shutil

from .inputs import IN, source_date_epoch
from .places import RENDERED


def keep_rendered_tree():
    """Copies what is new or different in /in. Files of an earlier stage stay: their content is part of its key."""
    epoch = source_date_epoch()
    for folder, _, names in os.walk(IN):
        for name in names:
            source = os.path.join(folder, name)
            target = os.path.join(RENDERED, os.path.relpath(source, IN))
            if os.path.exists(target) and filecmp.cmp(source, target, shallow=False):
                continue
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copyfile(source, target)
            os.chmod(target, 0o755 if os.access(source, os.X_OK) else 0o644)
            os.utime(target, (epoch, epoch))
