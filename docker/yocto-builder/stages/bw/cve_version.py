"""
Compares versions of recipes with those of the vulnerability database.

The rules are those of openembedded-core's lib/oe/cve_check.py (MIT): a release of numbers, then a letter or a patch level where the
recipe has such, then whether it is a pre-release. What follows is not looked at.
"""
import functools
import itertools
import re

_RELEASE = r"r?v?(?P<release>[0-9]+(?:[-.][0-9]+)*)"
_BEFORE = r"(?P<pre>[-_.]?(?:rc|alpha|beta|preview|pre|dev)[-_.]?(?P<number>[0-9]+)?)?"
_LEVELS = {"": "(?P<level>)", "alphabetical": r"(?:[-_.]?(?P<level>[a-z]))?", "patch": r"(?:[-_.]?(?:patch|p)(?P<level>[0-9]+))?"}
# 8.3_p1 and 6.2_rc1 in the database are 8.3p1 and 6.2-rc1 in recipes.
_UPDATE = re.compile(r"^([0-9.]+)_((p|rc)[0-9]+)$")


def as_in_recipes(version):
    """A version of the database in the form recipes have."""
    found = _UPDATE.match(version)
    if not found:
        return version
    return f"{found[1]}-{found[2]}" if found[3] == "rc" else f"{found[1]}{found[2]}"


@functools.lru_cache(maxsize=65536)
def version_key(version, suffix=""):
    """
    What versions are ordered by, or None for one that is not of numbers.

    `suffix`: CVE_VERSION_SUFFIX of the recipe: `alphabetical`, `patch` or nothing.
    """
    pattern = rf"\s*{_RELEASE}{_LEVELS.get(suffix, _LEVELS[''])}{_BEFORE}"
    found = re.match(pattern, version, re.IGNORECASE)
    if not found:
        return None
    numbers = [int(part) for part in found["release"].replace("-", ".").split(".")]
    release = tuple(reversed(list(itertools.dropwhile(lambda part: part == 0, reversed(numbers)))))
    level = (found["level"] or "").upper()
    before = float("inf") if found["pre"] is None else float(found["number"] or "-inf")
    return (release, level, before)
