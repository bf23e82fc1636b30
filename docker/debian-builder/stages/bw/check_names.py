"""Tells in seconds, before anything is unpacked, whether the archive has every package asked for."""
import os
import re

from .apt import apt_output
from .inputs import IN, read_list
from .private_archive import PrivateArchive
from .report import StageError, say

LISTS = ["packages/base.list", "packages/kernel.list", "packages/unit.list", "packages/extra.list"]
OTHER_SUITES = ["trixie", "forky", "sid"]


def all_names():
    """Every package of the image, in the order of the lists, without doubles."""
    return list(dict.fromkeys(name for path in LISTS if os.path.exists(f"{IN}/{path}") for name in read_list(path)))


def _missing(names):
    _, text = apt_output(["apt-cache", "policy", *names])
    have = set(re.findall(r"^(\S+):\n  Installed: .*\n  Candidate: (?!\(none\))", text, re.MULTILINE))
    return [name for name in names if name not in have]


def _found_in(name, archive, uri, suite):
    """Version of a package in another suite of the same archive, or None. Only run when a build fails anyway."""
    other = PrivateArchive("/tmp/other-suite", archive["arch"], uri, suite, archive["components"])
    found = re.search(r"^  Candidate: (?!\(none\))(\S+)", other.query(["apt-cache", "policy", name])[1], re.MULTILINE)
    return found.group(1) if other.ok and found else None


def check_names(archive, main_uri):
    """Raises PACKAGE_UNKNOWN or PACKAGE_WRONG_SUITE for the first name the suite lacks; all of them go to the log."""
    suite = archive["suite"]
    names = all_names()
    missing = _missing(names)
    if not missing:
        say(f"All {len(names)} packages named are in {suite}.")
        return
    errors = []
    for name in missing:
        error = StageError(
            "PACKAGE_UNKNOWN", f"there is no package {name} in {suite} for {archive['arch']}", component=name,
            advice="Check the spelling, or take the package out of the spec.",
        )
        for other in [other for other in OTHER_SUITES if other != suite]:
            version = _found_in(name, archive, main_uri, other)
            if version:
                error = StageError(
                    "PACKAGE_WRONG_SUITE", f"{name} is not in {suite}, it exists in {other} only ({version})",
                    component=name, advice=f"Choose release {other}, or take the package out of the spec.",
                )
                break
        errors.append(error)
    for error in errors[1:]:
        say(f"E: {error}")
    raise errors[0]
