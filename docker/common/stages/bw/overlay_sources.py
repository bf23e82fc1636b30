"""The person's own device tree overlays must compile before anything is built: a slip in one costs seconds then, not hours."""
import glob
import os
import re
import subprocess
import tempfile

from .report import StageError, say

# dtc's own words: `Error: adxl345.dtso:4.8-9 syntax error` of its parser, `adxl345.dtso:3.20-24: ERROR (duplicate_label):
# /c: Duplicate label` of its checks.
MISTAKES = (
    re.compile(r"^Error: [^\s:]+:(?P<line>\d+)\S* (?P<what>.*)$", re.MULTILINE),
    re.compile(r"^[^\s:]+:(?P<line>\d+)\S*: ERROR \(\w+\): (?P<what>.*)$", re.MULTILINE),
)


def _compile(folder, name, blob):
    # In its folder, so that dtc names the file as the person does.
    argv = ["dtc", "-@", "-I", "dts", "-O", "dtb", "-o", blob, name]
    result = subprocess.run(argv, cwd=folder, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True, errors="replace")
    for line in result.stdout.splitlines():
        say(line)
    if result.returncode == 0:
        return
    found = next(filter(None, (mistake.search(result.stdout) for mistake in MISTAKES)), None)
    last = result.stdout.strip().splitlines()[-1] if result.stdout.strip() else f"dtc ended with status {result.returncode}"
    where = f"line {found['line']}: {found['what']}" if found else last
    raise StageError(
        "SPEC_INVALID", f"the device tree overlay {name} does not compile: {where}", component=name,
        advice="Mend the source of that overlay in the spec; lines are counted from its first.",
    )


def check_overlays(folder):
    """
    Compiles every `*.dtso` of a folder, which need not exist, and forgets the result.

    Returns how many there are. Raises StageError SPEC_INVALID with file, line and dtc's own message.
    """
    names = sorted(os.path.basename(path) for path in glob.glob(f"{folder}/*.dtso"))
    with tempfile.TemporaryDirectory() as scratch:
        for name in names:
            blob = f"{scratch}/overlay.dtbo"
            _compile(folder, name, blob)
            with open(blob, "rb") as file:
                empty = b"__overlay__" not in file.read()
            if empty:
                say(f"W: the overlay {name} changes nothing: it has no node &label or target-path below /plugin/;")
            say(f"ok      {name} compiles")
    return len(names)
