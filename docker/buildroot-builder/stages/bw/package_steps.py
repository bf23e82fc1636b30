"""Progress of a compilation: how much of the packages is done, from Buildroot's own record of their steps."""
import os
import re
import statistics
import threading
import time

from .report import group, progress, say

# `1795332584.881737466:start:download            : toolchain-external`
RECORD = re.compile(r"^([\d.]+):(start|end) *:(\S+) *: (\S+)$")
# `>>> busybox 1.38.0 Building`; two blanks for a package without a version, three for what is no package's.
MARK = re.compile(r"(?:^|\S.*?)>>> (\S+) (\S*) (\S.*)$")
FINAL_MARK = re.compile(r">>>   (\S.*)$")
# How far a package nobody timed yet is when one of its steps ends. Packages are extracted long before they are built.
SHARE = {"patch": 0.25, "configure": 0.5, "build": 0.75}
# A package that takes longer than the last time is not done for that.
ALMOST = 0.95
# What progress counts in: thousandths of the seconds that all packages take.
PARTS = 1000
# A finished step's output comes in one piece; after a pause the lines are somebody else's.
PAUSE_SECONDS = 0.2


class PackageSteps:
    """Follows make's output and its log of steps; prints progress, fold groups and the output itself."""

    def __init__(self, output, packages, seconds=None, tell_share=None, clock=time.monotonic, now=time.time):
        """
        `packages`: those that have to be built in this run; the rest is there already. `seconds`: how long some of them took
        before. `tell_share(share done, label)` prints progress in a stage that does more than building packages.
        """
        self._clock = clock
        self._now = now
        self._line_time = 0.0
        self._path = f"{output}/build/build-time.log"
        self._position = os.path.getsize(self._path) if os.path.exists(self._path) else 0
        self._rest = ""
        self._known = {name: took for name, took in (seconds or {}).items() if name in set(packages)}
        usual = statistics.median(self._known.values()) if self._known else 1.0
        self._weights = {name: self._known.get(name, usual) for name in packages}
        self._shares = dict.fromkeys(packages, 0.0)
        self._whole = set()
        # Seconds of the steps that have ended, by package, whether it was to be built or not.
        self._spent = {}
        self._running = {}
        self._group = None
        self._words = None
        self._last = None
        self._tell_share = tell_share or self._tell_parts
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
        """Reads what the record has gained. Remembers its last line in words."""
        for time_text, kind, step, package in self._records():
            self._words = f"{package}: {step}"
            if kind == "start":
                self._running[package] = step, float(time_text)
                continue
            started = self._running.pop(package, None)
            if started:
                self._spent[package] = self._spent.get(package, 0.0) + float(time_text) - started[1]
            if package in self._shares:
                self._shares[package] = max(self._shares[package], SHARE.get(step, 0.0))
                if step.startswith("install-"):
                    self._whole.add(package)

    def _share(self, package):
        """How much of a package is done: by its seconds where they are known, else by its steps."""
        if package in self._whole:
            return 1.0
        if package not in self._known:
            return self._shares[package]
        _, started = self._running.get(package, (None, self._now()))
        spent = self._spent.get(package, 0.0) + max(0.0, self._now() - started)
        return min(ALMOST, spent / self._known[package])

    def _tell_parts(self, share, label):
        if self._shares:
            progress(int(share * PARTS), PARTS, label)
        else:
            progress(int(share), 1, label)

    def tell(self):
        """Prints progress when there is any: what is being worked on, the longest running first."""
        with self._lock:
            self._follow()
            if self._words:
                running = ", ".join(f"{package}: {step}" for package, (step, _) in self._running.items())
                total = sum(self._weights.values()) or 1.0
                done = sum(weight * self._share(name) for name, weight in self._weights.items())
                self._progress(done / total, running or self._words)

    def _progress(self, share, words):
        total = len(self._shares)
        count = f"{len(self._whole)} of {total} package{'' if total == 1 else 's'}, " if total else ""
        facts = (int(share * PARTS), count + words)
        if facts != self._last:
            self._tell_share(share, count + words)
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
        with self._lock:
            self._whole |= set(self._shares)
            self._progress(1.0, "built")

    def seconds(self):
        """Wall seconds of the steps of each package that was built in this run."""
        with self._lock:
            self._follow()
            return {name: round(self._spent[name], 1) for name in self._whole if self._spent.get(name, 0.0) >= 0.05}
