"""
The check of the kernel that was built: its configuration has every line the image was promised. BitBake's own check says nothing
on the console when a line is dropped, and succeeds.
"""
import glob
import os
import re
import shutil

from .inputs import OUT, write_json
from .places import REQUIRED_KERNEL_CONFIG, TMP
from .report import StageError, say
from .required_config import advice_on, missing_lines

# `# Linux/arm64 6.18.39 Kernel Configuration`
HEAD = re.compile(r"^# Linux/\S+ (\S+) Kernel Configuration", re.MULTILINE)


def deployed_config(machine, tmp=TMP):
    """Path of the configuration of the kernel that was built, or None. bw-kernel-config.bbclass puts it there."""
    found = glob.glob(f"{tmp}/deploy/images/{machine}/kernel-config-{machine}")
    return os.path.realpath(found[0]) if found else None


def _version(path):
    with open(path, encoding="utf-8") as file:
        found = HEAD.search(file.read(4096))
    return found.group(1) if found else "unknown"


def check_kernel_config(machine, tmp=TMP, required_path=REQUIRED_KERNEL_CONFIG, out=OUT):
    """Writes kernel.config and kernel.json. Raises StageError when a promised line is missing."""
    path = deployed_config(machine, tmp)
    if path is None:
        raise StageError("BUILD_RECIPE_FAILED", f"no kernel configuration of {machine} was deployed", component="virtual/kernel")
    shutil.copyfile(path, f"{out}/kernel.config")
    version = _version(path)
    write_json(f"{out}/kernel.json", {"release": version, "packageVersion": version})
    missing, required = missing_lines(path, required_path)
    for entry in required:
        say(f"{'MISSING' if entry in missing else 'ok     '} {entry['line']} ({entry['because']})")
    say(f"Kernel {version}: {len(required) - len(missing)} of {len(required)} promised lines are there")
    if missing:
        first = missing[0]
        lines = ", ".join(entry["line"] for entry in missing)
        raise StageError(
            "BUILD_RECIPE_FAILED", f"kernel {version} is not configured with {lines}, which {first['unit']} asked for: {first['because']}",
            component=first["line"], advice=advice_on(first["line"]),
        )
