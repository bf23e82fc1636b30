"""The check after the kernel is built: its own configuration has every line the image was promised."""
import glob
import json
import os
import re
import shutil

from .inputs import OUT, write_json
from .places import OUTPUT
from .report import StageError, say


def _holds(line, have):
    name, _, value = line.partition("=")
    if value == "n":
        return name not in have
    # What is built in is there as well as what is a module.
    return have.get(name) == value or (value == "m" and have.get(name) == "y")


def _version(folder):
    with open(f"{folder}/Makefile", encoding="utf-8") as file:
        text = file.read()
    release = f"{folder}/include/config/kernel.release"
    if os.path.exists(release):
        with open(release, encoding="utf-8") as file:
            return file.read().strip()
    parts = [re.search(rf"^{key} = (\d+)", text, re.MULTILINE).group(1) for key in ("VERSION", "PATCHLEVEL", "SUBLEVEL")]
    return ".".join(parts)


def check_kernel_config(required_path):
    """Writes kernel.config and kernel.json. Raises when a promised line is missing. Boards without a kernel have neither."""
    found = [path for path in glob.glob(f"{OUTPUT}/build/linux-[0-9c]*/.config") if "linux-headers" not in path]
    if not found:
        say("This configuration builds no kernel.")
        return
    folder = os.path.dirname(found[0])
    shutil.copyfile(found[0], f"{OUT}/kernel.config")
    with open(found[0], encoding="utf-8") as file:
        have = dict(line.rstrip("\n").split("=", 1) for line in file if line.startswith("CONFIG_"))
    release = _version(folder)
    write_json(f"{OUT}/kernel.json", {"release": release, "packageVersion": release})
    required = []
    if os.path.exists(required_path):
        with open(required_path, encoding="utf-8") as file:
            required = json.load(file)
    missing = [entry for entry in required if not _holds(entry["line"], have)]
    for entry in required:
        say(f"{'MISSING' if entry in missing else 'ok     '} {entry['line']} ({entry['because']})")
    say(f"Kernel {release}: {len(required) - len(missing)} of {len(required)} promised lines are there")
    if missing:
        lines = ", ".join(entry["line"] for entry in missing)
        raise StageError(
            "BUILD_RECIPE_FAILED", f"kernel {release} is not configured with {lines}, which {missing[0]['unit']} asked for",
            component=missing[0]["line"],
            advice="This kernel version does not have it on this architecture. Choose another release or preemption model.",
        )
