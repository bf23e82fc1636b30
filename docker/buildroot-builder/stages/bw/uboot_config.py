"""
The check of U-Boot's own configuration: it has every line the boot script and the overlays of the image need. Kconfig drops
silently what a version does not have, and the board would only stop at its prompt.
"""
import glob
import os

from .places import OUTPUT
from .report import StageError, group, say
from .required_config import missing_lines


def check_uboot_config(required_path, output=OUTPUT):
    """Raises when a line is missing. Images that ask for none have no such file."""
    if not os.path.exists(required_path):
        return
    group("U-Boot configuration")
    found = glob.glob(f"{output}/build/uboot-[0-9c]*/.config")
    if not found:
        raise StageError("BUILD_RECIPE_FAILED", "lines are asked for of U-Boot, and none was built", component="uboot")
    missing, required = missing_lines(found[0], required_path)
    for entry in required:
        say(f"{'MISSING' if entry in missing else 'ok     '} {entry['line']} ({entry['because']})")
    if missing:
        lines = ", ".join(entry["line"] for entry in missing)
        raise StageError(
            "BUILD_RECIPE_FAILED", f"U-Boot is not configured with {lines}, which {missing[0]['unit']} asked for",
            component=missing[0]["line"],
            advice="The U-Boot of this board does not have it, or lacks what it depends on. Take out what asked for it.",
        )
