"""
Which mirrors a fetch tried before it failed. BitBake says that in the log of the task alone, which is not printed where an error was
logged already, as it is after every fetch.
"""
import re
from urllib.parse import urlsplit, urlunsplit

from .report import say

MIRROR = re.compile(r"\bMirror (?:fetch|checksum) failure for url (?P<mirror>\S+) \(original url: (?P<source>.*)\)$")
FAILED = re.compile(r"\bFailed to fetch URL (?P<source>\S+), attempting MIRRORS if available$")


def _plain(url):
    """A URL without BitBake's parameters and without what a person signs in with."""
    parts = urlsplit(url.split(";")[0])
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def tried(path):
    """URLs of the mirrors that were tried for the source the fetch failed of, in order. `path`: log of the task."""
    mirrors, failed = {}, None
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            for line in file:
                mirror, source = MIRROR.search(line.rstrip()), FAILED.search(line.rstrip())
                if mirror:
                    mirrors.setdefault(_plain(mirror["source"]), {})[_plain(mirror["mirror"])] = None
                elif source:
                    failed = _plain(source["source"])
    except (OSError, ValueError):
        # No log, or what is no URL: the failure itself must be told all the same.
        return []
    return list(mirrors.get(failed, {}))


def tell_mirrors(failed):
    """Prints a line for every recipe that could not be fetched. `failed`: (recipe, task, log) as EventProgress keeps them."""
    for recipe, task, log in failed:
        mirrors = tried(log) if task == "do_fetch" and log else []
        if mirrors:
            say(f"Mirrors tried for {recipe}: {' '.join(mirrors)}")
