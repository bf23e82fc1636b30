"""
The check of the kernel's own configuration: it has every line the image was promised. Made as soon as the kernel is
configured, and again when it is built.
"""
import glob
import os
import re
import shutil

from .inputs import OUT, write_json
from .places import OUTPUT
from .report import StageError, say
from .required_config import advice_on, missing_lines


def _version(folder):
    with open(f"{folder}/Makefile", encoding="utf-8") as file:
        text = file.read()
    release = f"{folder}/include/config/kernel.release"
    if os.path.exists(release):
        with open(release, encoding="utf-8") as file:
            return file.read().strip()
    parts = [re.search(rf"^{key} = (\d+)", text, re.MULTILINE).group(1) for key in ("VERSION", "PATCHLEVEL", "SUBLEVEL")]
    return ".".join(parts)


def _config_path():
    found = [path for path in glob.glob(f"{OUTPUT}/build/linux-[0-9c]*/.config") if "linux-headers" not in path]
    return found[0] if found else None


def kernel_problem(required_path):
    """The failure to tell when the configured kernel lacks a promised line, or None."""
    path = _config_path()
    missing = missing_lines(path, required_path)[0] if path else []
    if not missing:
        return None
    first = missing[0]
    lines = ", ".join(entry["line"] for entry in missing)
    return StageError(
        "BUILD_RECIPE_FAILED", f"kernel {_version(os.path.dirname(path))} is not configured with {lines}, which {first['unit']} asked for",
        component=first["line"], advice=advice_on(first["line"]),
    )


def check_kernel_config(required_path):
    """Writes kernel.config and kernel.json. Raises when a promised line is missing. Boards without a kernel have neither."""
    path = _config_path()
    if not path:
        say("This configuration builds no kernel.")
        return
    shutil.copyfile(path, f"{OUT}/kernel.config")
    release = _version(os.path.dirname(path))
    write_json(f"{OUT}/kernel.json", {"release": release, "packageVersion": release})
    missing, required = missing_lines(path, required_path)
    for entry in required:
        say(f"{'MISSING' if entry in missing else 'ok     '} {entry['line']} ({entry['because']})")
    say(f"Kernel {release}: {len(required) - len(missing)} of {len(required)} promised lines are there")
    problem = kernel_problem(required_path)
    if problem:
        raise problem
