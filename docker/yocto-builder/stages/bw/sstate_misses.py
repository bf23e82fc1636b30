"""
Why results of earlier builds could not be taken over: for a few recipes that were built, what differs from the last time.

What went into every task that ever ran lies in the sstate cache (`*.siginfo`), under a name with the recipe, the task and a hash
of it. A name that was not there before the build stands for a task that was given something else than ever before.
"""
import contextlib
import os
import re
import subprocess
import time

from .inputs import ROOT

# A comparison takes part of a second, and a build that redid everything has hundreds to offer.
MOST_REASONS = 5
MOST_COMPARISONS = 12
SECONDS = 15
# Leave nothing that another build could take over.
WITHOUT_RESULT = ("do_rm_work", "do_rm_work_all", "do_build")
# sstate:zip-native:x86_64-linux:3.0:r0:x86_64:14:HASH_compile.tar.zst.siginfo; fetching and the like have empty fields.
NAME = re.compile(r"^sstate:(?P<pn>[^:]+):[^/]*:[0-9a-f]{32,}_(?P<task>\w+)\.tar\.\w+\.siginfo$")
CHANGED = (
    (re.compile(r"^Checksum for file (?P<what>\S+) changed", re.MULTILINE), "the file {} changed"),
    (re.compile(r"^Dependency on checksum of file (?P<what>\S+) was added", re.MULTILINE), "the file {} is new"),
    (re.compile(r"^Dependency on checksum of file (?P<what>\S+) was removed", re.MULTILINE), "the file {} is gone"),
    (re.compile(r"^Variable (?P<what>\S+) value changed", re.MULTILINE), "the variable {} changed"),
    (re.compile(r"^Dependency on variable (?P<what>\S+) was added", re.MULTILINE), "the variable {} is new to it"),
    (re.compile(r"^Dependency on Variable (?P<what>\S+) was removed", re.MULTILINE), "it no longer depends on the variable {}"),
    (re.compile(r"^(?:basehash|Task dependencies) changed", re.MULTILINE), "what the task does changed"),
    (re.compile(r"^Dependency on task (?P<what>\S+) was (?:added|removed)", re.MULTILINE), "it is built with {} now, or no longer"),
)
# `Hash for task dependency zip-native:do_install changed from 1 to 2`
DEPENDENCY = re.compile(r"^Hash for task dependency (?P<recipe>\S+):do_\w+ changed", re.MULTILINE)
# What bitbake-diffsigs prints, without the server it starts to look for more files.
COMPARE = "import sys; sys.path.insert(0, sys.argv[1]); import bb.siggen; print('\\n'.join(bb.siggen.compare_sigfiles(*sys.argv[2:])))"


def records(cache):
    """(recipe, task) -> {path: time of last use} of what went into every task whose result was ever made here."""
    found = {}
    for folder, folders, names in os.walk(cache):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            match = NAME.match(name)
            if match:
                path = os.path.join(folder, name)
                # Another build, or whoever clears the cache, may take it away meanwhile.
                with contextlib.suppress(FileNotFoundError):
                    found.setdefault((match["pn"], f"do_{match['task']}"), {})[path] = os.lstat(path).st_mtime
    return found


def explanation(difference, recipe):
    """(why in words, it is the recipe's own change) from the words of bitbake-diffsigs; None where they say nothing known."""
    for pattern, words in CHANGED:
        found = pattern.search(difference)
        if found:
            what = found.groupdict().get("what", "").rstrip(":")
            return words.format(os.path.basename(what)), True
    others = [found["recipe"] for found in DEPENDENCY.finditer(difference) if found["recipe"] != recipe]
    return (f"{others[0].split(':')[-1]}, which it is built with, was built again", False) if others else None


def _difference(old, new, seconds):
    environment = {"PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "HOME": "/tmp"}
    try:
        return subprocess.run(["python3", "-c", COMPARE, f"{ROOT}/bitbake/lib", old, new], cwd="/tmp", env=environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                              errors="replace", timeout=seconds, check=False).stdout
    except subprocess.TimeoutExpired:
        return ""


def _new_inputs(ran, before, after):
    """(recipe, task, newest record before, record of this run), each recipe once, at its first task with other inputs."""
    seen = set()
    for recipe, task in ran:
        old = before.get((recipe, task), {})
        new = [path for path in after.get((recipe, task), {}) if path not in old]
        if recipe in seen or not new or task in WITHOUT_RESULT:
            continue
        seen.add(recipe)
        yield recipe, task, max(old, key=old.get) if old else None, new[0]


def reasons(ran, before, after, difference=_difference):
    """
    `[{ recipe, task, why }]` for a few recipes that were built in this run, those that were changed themselves first.

    `ran`: (recipe, task) in the order they ended. `before`, `after`: what `records` gave.
    """
    own, others, new = [], [], []
    deadline = time.monotonic() + SECONDS
    comparisons = 0
    for recipe, task, old, now in _new_inputs(ran, before, after):
        if old is None:
            new.append({"recipe": recipe, "task": task, "why": "it was never built here before"})
            continue
        if comparisons >= MOST_COMPARISONS or len(own) >= MOST_REASONS or time.monotonic() > deadline:
            break
        comparisons += 1
        found = explanation(difference(old, now, max(1, deadline - time.monotonic())), recipe)
        if found:
            (own if found[1] else others).append({"recipe": recipe, "task": task, "why": found[0]})
    return [*own, *others, *new][:MOST_REASONS]
