"""
Why results of earlier builds could not be taken over: for a few recipes that were built, what differs from the last time.

Both the results and what went into them (`*.siginfo`) lie in the sstate cache under names that hold the recipe and the hash.
"""
import os
import re
import subprocess
import time

from .inputs import ROOT

# One comparison takes a second, and a build that redid everything has hundreds to offer.
MOST_REASONS = 5
MOST_COMPARISONS = 8
SECONDS = 20
# The tasks whose results are looked for first. The others of a recipe follow from the same change.
TELLING = ("do_populate_sysroot", "do_package", "do_deploy")
# sstate:zip-native:x86_64-linux:3.0:r2:x86_64:12:HASH_populate_sysroot.tar.zst.siginfo
NAME = re.compile(r"^sstate:(?P<pn>[^:]+):[^/]*:(?P<hash>[0-9a-f]{32,})_(?P<task>\w+)\.tar\.\w+\.siginfo$")
CHANGED = (
    (re.compile(r"^File checksum for (?:file )?(?P<what>\S+) (?:has )?changed", re.MULTILINE), "the file {} changed"),
    (re.compile(r"^Variable (?P<what>\S+) value changed", re.MULTILINE), "the variable {} changed"),
    (re.compile(r"^(?:The )?[Dd]ependency on checksum of file (?P<what>\S+) was added", re.MULTILINE), "the file {} is new"),
    (re.compile(r"^(?:The )?[Dd]ependency on (?:variable|Variable) (?P<what>\S+) was (?:added|removed)", re.MULTILINE),
     "it depends on the variable {} now, or no longer"),
    (re.compile(r"^Task dependencies changed", re.MULTILINE), "it depends on other tasks than before"),
)
DEPENDENCY = re.compile(r"^Hash for (?:task dependency|dependent task) (?P<what>\S+)", re.MULTILINE)


def _records(cache):
    """(recipe, task) -> [(time, hash, path)] of what went into every result in the cache."""
    found = {}
    for folder, folders, names in os.walk(cache):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            match = NAME.match(name)
            if match and f"do_{match['task']}" in TELLING:
                path = os.path.join(folder, name)
                found.setdefault((match["pn"], f"do_{match['task']}"), []).append((os.lstat(path).st_mtime, match["hash"], path))
    return found


def explanation(difference):
    """(why, it is the recipe's own) in words, from the output of bitbake-diffsigs; None where it says nothing known."""
    for pattern, words in CHANGED:
        found = pattern.search(difference)
        if found:
            what = found.groupdict().get("what", "").rstrip(":")
            return words.format(os.path.basename(what)), True
    found = DEPENDENCY.search(difference)
    if found:
        # `zip-native.do_compile`, `/path/zip_3.0.bb:do_compile` or `virtual:native:/path/zip_3.0.bb:do_compile`
        name = re.sub(r"[.:](do_\w+)$", "", found["what"])
        return f"{os.path.basename(name).removesuffix('.bb').split('_')[0]}, which it is built with, was built again", False
    return None


def _difference(old, new, seconds):
    argv = [f"{ROOT}/bitbake/bin/bitbake-diffsigs", "--color", "never", old, new]
    environment = {"PATH": f"{ROOT}/bitbake/bin:/usr/bin:/bin", "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "HOME": "/tmp"}
    try:
        return subprocess.run(argv, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, errors="replace", timeout=seconds, check=False).stdout
    except subprocess.TimeoutExpired:
        return ""


def reasons(ran, started, cache, difference=_difference):
    """
    `[{ recipe, task, why }]` for a few recipes that were built in this run, those that were changed themselves first.

    `ran`: (recipe, task) in the order they ended. `started`: when the run began, seconds since the epoch.
    """
    records = _records(cache)
    own, others, new = [], [], []
    deadline = time.monotonic() + SECONDS
    compared = 0
    seen = set()
    for recipe, task in ran:
        if task not in TELLING or recipe in seen:
            continue
        seen.add(recipe)
        known = sorted(records.get((recipe, task), []))
        before = [entry for entry in known if entry[0] < started]
        now = [entry for entry in known if entry[0] >= started]
        if not before or not now:
            new.append({"recipe": recipe, "task": task, "why": "no earlier build here made it"})
            continue
        if compared >= MOST_COMPARISONS or len(own) >= MOST_REASONS or time.monotonic() > deadline:
            break
        compared += 1
        found = explanation(difference(before[-1][2], now[-1][2], max(1, deadline - time.monotonic())))
        if found:
            (own if found[1] else others).append({"recipe": recipe, "task": task, "why": found[0]})
    return [*own, *others, *new][:MOST_REASONS]
