"""Runs make in Buildroot's tree."""
import os
import re
import subprocess
import time
from collections import deque

from .inputs import source_date_epoch
from .places import CCACHE, EXTERNAL, RENDERED, TREE
from .report import StageError, say

# The first of these names the package and step that failed; other jobs may go on for many lines after it.
FAILED_STEP = re.compile(r"make(?:\[\d+\])?: \*\*\* \[.*?/build/([^/\s]+)/\.stamp_(\w+)\] Error \d+")
FAILED = re.compile(r"make(?:\[\d+\])?: \*\*\* .*")
# How the one line begins that `make show-info` prints.
FACTS = '{ "'
DISK_FULL = "No space left on device"


def environment():
    """
    What make and everything below it sees. Nothing of the builder's own environment but what is listed.

    The kernel's version string gets the image's own time and no machine's name.
    """
    epoch = source_date_epoch()
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": "/tmp", "USER": "builder", "LOGNAME": "builder",
        "SHELL": "/bin/bash", "LANG": "C.UTF-8", "TERM": "dumb", "BOARDWRIGHT_TREE": RENDERED, "CCACHE_DIR": CCACHE,
        "SOURCE_DATE_EPOCH": str(epoch), "KBUILD_BUILD_USER": "boardwright", "KBUILD_BUILD_HOST": "boardwright",
        "KBUILD_BUILD_TIMESTAMP": time.strftime("%a %b %e %H:%M:%S UTC %Y", time.gmtime(epoch)),
    }


def _problem(failed, disk_full):
    if disk_full:
        return StageError("OUT_OF_DISK", "the disk is full", advice="Free some space on the build host, then retry.")
    step = FAILED_STEP.search(failed or "")
    if step:
        package, name = step.groups()
        return StageError(
            "BUILD_RECIPE_FAILED", f"{package} failed in step {name}", component=package,
            advice="The lines above the first 'make: ***' are from the package's own build.",
        )
    return StageError("BUILD_RECIPE_FAILED", failed or "make failed", component="make")


def make(goals, output, say_line=say, options=(), variables=(), problem=_problem):
    """
    Runs make with its output line by line through `say_line`.

    `problem(first failure line, disk is full)` makes the StageError raised when make fails.
    """
    os.umask(0o022)
    os.makedirs(output, exist_ok=True)
    argv = ["make", *options, f"O={output}", f"BR2_EXTERNAL={EXTERNAL}", *variables, *goals]
    failed, disk_full, last = None, False, deque(maxlen=20)
    with subprocess.Popen(argv, cwd=TREE, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace", bufsize=1) as process:
        for line in process.stdout:
            line = line.rstrip("\n")
            last.append(line)
            disk_full = disk_full or DISK_FULL in line
            if failed is None and FAILED.search(line):
                failed = line
            elif failed is not None and not FAILED_STEP.search(failed) and FAILED_STEP.search(line):
                failed = line
            say_line(line)
    if process.returncode != 0:
        raise problem(failed, disk_full)
