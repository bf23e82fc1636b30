"""What BitBake prints: folded by recipe, without what the progress bar says already, and read for how it ended."""
import re

from .report import group, say

TASK = re.compile(r"^NOTE: recipe (\S+): task (do_\w+): (Started|Succeeded|Failed)$")
# `Parsing recipes...done.` and the like end no line, so what follows may stand in its middle.
SPEAKER = re.compile(r"(?:ERROR|WARNING): (\S+-\S+-r\d\S*) (do_\w+): ")
RUNNING = re.compile(r"^NOTE: Running (?:noexec |setscene )?task \d+ of \d+ ")
SSTATE = re.compile(r"Sstate summary: Wanted (\d+) Local (\d+) Mirrors (\d+) Missed (\d+) Current (\d+)")
ATTEMPTED = re.compile(r"Tasks Summary: Attempted (\d+) tasks of which (\d+) didn't need to be rerun and (all succeeded|\d+ failed)\.")
PARSED = re.compile(r"Parsing of (\d+) \.bb files complete \((\d+) cached, (\d+) parsed\)")
LOADED = re.compile(r"^Loaded (\d+) entries from dependency cache")
SSTATE_NAMES = ("wanted", "local", "mirrors", "missed", "current")


class BitbakeOutput:
    """
    Takes BitBake's lines one by one and prints them with fold groups.

    `on_sstate`: is given the numbers of a summary when BitBake prints it, before it runs anything.
    """

    def __init__(self, on_sstate=None):
        self._group = ""
        self._on_sstate = on_sstate
        # Numbers of the last summary BitBake printed, by name.
        self.sstate = None
        # Recipes read anew; None where nothing was parsed.
        self.parsed = None
        # Recipes, each with its variants, that were remembered.
        self.loaded = 0
        # (tasks, tasks that did not need to run), also where one failed; those after it are not among them.
        self.attempted = None
        # The same of a run in which all succeeded.
        self.succeeded = None

    def _fold(self, name):
        if name != self._group:
            self._group = name
            group(name)

    def line(self, text):
        task = TASK.match(text)
        if task:
            if task.group(3) == "Started":
                return
            self._fold(task.group(1))
        elif RUNNING.match(text):
            return
        else:
            speaker = SPEAKER.search(text)
            if speaker:
                self._fold(speaker.group(1))
            elif text.startswith(("NOTE: ", "Summary: ", "ERROR: ", "WARNING: ", "Parsing ", "Loading ")):
                self._fold("")
        self._remember(text)
        # What a recipe prints must not be able to speak to the worker.
        say(f" {text}" if text.startswith("@bw") else text)

    def _remember(self, text):
        found = SSTATE.search(text)
        if found:
            self.sstate = dict(zip(SSTATE_NAMES, map(int, found.groups()), strict=True))
            if self._on_sstate is not None:
                self._on_sstate(self.sstate)
        found = LOADED.match(text)
        if found:
            self.loaded = int(found.group(1))
        found = PARSED.search(text)
        if found:
            self.parsed = int(found.group(3))
        found = ATTEMPTED.search(text)
        if found:
            self.attempted = (int(found.group(1)), int(found.group(2)))
            self.succeeded = self.attempted if found.group(3) == "all succeeded" else None

    def done(self):
        self._fold("")
