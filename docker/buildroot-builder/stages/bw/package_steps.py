"""Progress of a compilation: how many package steps are done, from Buildroot's own record of them."""
import os
import re

from .report import group, progress, say

# `1795332584.881737466:start:download            : toolchain-external`
RECORD = re.compile(r"^[\d.]+:(start|end) *:(\S+) *: (\S+)$")
# `>>> busybox 1.38.0 Building`; two blanks for a package without a version, three for what is no package's.
MARK = re.compile(r"(?:^|\S.*?)>>> (\S+) (\S*) (\S.*)$")
FINAL_MARK = re.compile(r">>>   (\S.*)$")
# How far a package is when one of its steps ends. Packages are extracted long before they are built.
SHARE = {"patch": 1, "configure": 2, "build": 3}
WHOLE = 4


class PackageSteps:
    """Follows make's output and its log of steps; prints progress, fold groups and the output itself."""

    def __init__(self, output, packages):
        """`packages`: those that have to be built in this run; the rest is there already."""
        self._path = f"{output}/build/build-time.log"
        self._position = os.path.getsize(self._path) if os.path.exists(self._path) else 0
        self._rest = ""
        self._shares = dict.fromkeys(packages, 0)
        self._group = None
        self._last = None

    def _records(self):
        if not os.path.exists(self._path):
            return
        with open(self._path, encoding="utf-8", errors="replace") as file:
            file.seek(self._position)
            text = self._rest + file.read()
            self._position = file.tell()
        *lines, self._rest = text.split("\n")
        for line in lines:
            found = RECORD.match(line)
            if found:
                yield found.groups()

    def tell(self):
        """Prints progress when the record of steps has grown."""
        label = None
        for kind, step, package in self._records():
            if package not in self._shares:
                continue
            label = f"{package}: {step}"
            if kind == "end":
                share = WHOLE if step.startswith("install-") else SHARE.get(step, 0)
                self._shares[package] = max(self._shares[package], share)
        if label:
            self._progress(label)

    def _progress(self, label):
        facts = (sum(self._shares.values()), max(1, WHOLE * len(self._shares)), label)
        if facts != self._last:
            progress(*facts)
            self._last = facts

    def preparing(self):
        """For the seconds make takes to read 3000 package files before it says anything."""
        self._progress("Preparing")

    def line(self, text):
        """One line of make's output."""
        mark, final = MARK.search(text), FINAL_MARK.search(text)
        name = mark.group(1) if mark else "finalize" if final else None
        if name:
            self.tell()
        if name and name != self._group:
            self._group = name
            group(name)
        say(text)

    def done(self):
        self.tell()
        group("")
        total = max(1, WHOLE * len(self._shares))
        progress(total, total, "Built")


def seconds_by_package(output):
    """Wall seconds each package's steps took, summed, from the whole record."""
    path = f"{output}/build/build-time.log"
    started, seconds = {}, {}
    if not os.path.exists(path):
        return seconds
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            found = RECORD.match(line.rstrip("\n"))
            if not found:
                continue
            kind, step, package = found.groups()
            time = float(line.split(":")[0])
            if kind == "start":
                started[package, step] = time
            elif (package, step) in started:
                seconds[package] = round(seconds.get(package, 0) + time - started.pop((package, step)), 1)
    return seconds
