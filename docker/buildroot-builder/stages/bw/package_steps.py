"""Progress of a compilation: how many package steps are done, from Buildroot's own record of them."""
import os
import re
import threading
import time

from .report import group, progress, say

# `1795332584.881737466:start:download            : toolchain-external`
RECORD = re.compile(r"^[\d.]+:(start|end) *:(\S+) *: (\S+)$")
# `>>> busybox 1.38.0 Building`; two blanks for a package without a version, three for what is no package's.
MARK = re.compile(r"(?:^|\S.*?)>>> (\S+) (\S*) (\S.*)$")
FINAL_MARK = re.compile(r">>>   (\S.*)$")
# How far a package is when one of its steps ends. Packages are extracted long before they are built.
SHARE = {"patch": 1, "configure": 2, "build": 3}
WHOLE = 4
# A finished step's output comes in one piece; after a pause the lines are somebody else's.
PAUSE_SECONDS = 0.2


class PackageSteps:
    """Follows make's output and its log of steps; prints progress, fold groups and the output itself."""

    def __init__(self, output, packages, clock=time.monotonic):
        """`packages`: those that have to be built in this run; the rest is there already."""
        self._clock = clock
        self._line_time = 0.0
        self._path = f"{output}/build/build-time.log"
        self._position = os.path.getsize(self._path) if os.path.exists(self._path) else 0
        self._rest = ""
        self._shares = dict.fromkeys(packages, 0)
        self._running = {}
        self._group = None
        self._last = None
        # make's output and a timer both ask for progress.
        self._lock = threading.Lock()

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

    def _follow(self):
        """Reads what the record has gained. Returns its last line in words, or None."""
        last = None
        for kind, step, package in self._records():
            last = f"{package}: {step}"
            if kind == "start":
                self._running[package] = step
                continue
            self._running.pop(package, None)
            if package in self._shares:
                share = WHOLE if step.startswith("install-") else SHARE.get(step, 0)
                self._shares[package] = max(self._shares[package], share)
        return last

    def tell(self):
        """Prints progress when the record of steps has grown: what is being worked on, the longest running first."""
        with self._lock:
            last = self._follow()
            if last:
                self._progress(", ".join(f"{package}: {step}" for package, step in self._running.items()) or last)

    def _progress(self, label):
        facts = (sum(self._shares.values()), max(1, WHOLE * len(self._shares)), label)
        if facts != self._last:
            progress(*facts)
            self._last = facts

    def line(self, text):
        """
        One line of make's output. A mark names its package; what a package's own make prints after another one's step came
        and went bears no name, so it falls to the only one still at work.
        """
        now = self._clock()
        paused, self._line_time = now - self._line_time > PAUSE_SECONDS, now
        mark, final = MARK.search(text), FINAL_MARK.search(text)
        name = mark.group(1) if mark else "finalize" if final else None
        if name:
            self.tell()
        elif paused and self._group not in self._running and len(self._running) == 1:
            name = next(iter(self._running))
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
