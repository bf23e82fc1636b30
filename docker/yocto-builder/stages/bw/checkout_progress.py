"""How far kas is with the repositories, from the lines it prints."""
import re

from .event_progress import names_at_once
from .report import progress

# kas fetches all repositories at the same time, then checks them out one after the other, which takes seconds.
CLONING = re.compile(r"- INFO +- Cloning repository (\S+)$")
THERE = re.compile(r"- INFO +- Repository (\S+) (?:already contains|updated\b)")


class CheckoutProgress:
    """Is given each line of kas; prints how many of `total` repositories are there, and which are on their way."""

    def __init__(self, total):
        self._total = total
        self._running = []
        self._there = set()

    def __call__(self, line):
        cloning, there = CLONING.search(line), THERE.search(line)
        if cloning:
            self._running.append(cloning.group(1))
        elif there and there.group(1) not in self._there:
            self._there.add(there.group(1))
            self._running = [name for name in self._running if name != there.group(1)]
        else:
            return
        label = f"Cloning {names_at_once(self._running)}" if self._running else "Checking out"
        progress(len(self._there), self._total, label)
