"""Notices early that there is no network: BitBake would go on through every recipe, and find that of each of hundreds."""
import os
import re

from .downloads_view import CHECKED

FAILED = re.compile(r"^NOTE: recipe \S+: task do_fetch: Failed$")
# wget's own words are in the log of the task; 4 is its exit code when it reached nobody.
UNREACHABLE = re.compile(
    r"\bwget .* failed with exit code 4\b|[Tt]emporary failure in name resolution|unable to resolve host address|[Cc]ould not resolve host"
    r"|[Nn]etwork is unreachable|[Nn]o route to host|[Cc]onnection (?:refused|timed out)",
)
# Sites go away, hosts change names: fewer say nothing of the network.
ENOUGH = 8


def _got_any(downloads):
    return any(name.endswith(CHECKED) for _, _, names in os.walk(downloads) for name in names)


class NoNetwork:
    """
    Is given what BitBake prints while it fetches; true once enough recipes failed for want of a network and nothing at all was there
    or could be had. With something there it stays false: the list of what is missing is then worth the wait.

    `downloads`: DL_DIR.
    """

    def __init__(self, downloads):
        self._downloads = downloads
        self._failed = 0
        self._unreachable = False
        self.found = False

    def __call__(self, line):
        self._unreachable = self._unreachable or UNREACHABLE.search(line) is not None
        if FAILED.match(line):
            self._failed += 1
            if self._failed == ENOUGH:
                self.found = self._unreachable and not _got_any(self._downloads)
        return self.found
