"""One build by BitBake, and what the build page is told of it: what was taken over and why the rest was not, what ran, what took long."""
import os

from .bitbake import BitbakeFailed, require_success
from .inputs import read_json, stage_out
from .places import SSTATE_CACHE
from .report import fact
from .sstate_misses import reasons, records

MOST_SLOWEST = 10


def counted_before(name):
    """What the stage download counted where it took results from a mirror; None where it did not. `name`: of its file."""
    path = stage_out("download", name)
    return read_json(path) if os.path.exists(path) else None


def _tell_of_tasks(output, events):
    tasks, reused = output.attempted or events.tasks or (0, 0)
    if tasks:
        fact("tasks", {"total": tasks, "reused": reused})
    slowest = events.slowest(MOST_SLOWEST)
    if slowest:
        fact("slowest", [{"recipe": recipe, "seconds": seconds} for recipe, seconds in slowest])


def build(bitbake, arguments, before):
    """
    Runs BitBake and tells what it did, also when it failed. Returns (tasks, tasks that did not need to run, EventProgress).

    `before`: what was taken over before this stage, in the place of what is counted here. Raises BitbakeFailed, or StageError where
    BitBake did not say that all tasks succeeded.
    """
    there = records(SSTATE_CACHE)

    def tell_of_reuse(counted, why=()):
        taken = before or counted
        if taken:
            fact("sstate", {**taken, "reasons": list(why)})

    def tell(output, events, ended=False):
        _tell_of_tasks(output, events)
        # Comparing takes seconds, which a stage that is being ended does not have.
        if not ended:
            tell_of_reuse(output.sstate, reasons(events.ran, there, records(SSTATE_CACHE)))

    try:
        # Told at once: a stage that is killed says no more.
        output, events, _ = bitbake.run(arguments, on_sstate=tell_of_reuse)
    except BitbakeFailed as failed:
        tell(failed.output, failed.events, failed.ended)
        raise
    tell(output, events)
    tasks, reused = require_success(output)
    return tasks, reused, events
