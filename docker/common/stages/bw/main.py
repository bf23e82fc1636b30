"""Runs one stage of a plan. `stages` maps what the plan calls a stage to its module."""
import importlib
import resource
import sys

from .report import StageError, fail, group, say


def main(stages):
    """Runs the stage named on the command line; ends the program with status 1 when it fails for a known reason."""
    if len(sys.argv) != 2 or sys.argv[1] not in stages:
        sys.exit(f"usage: stage {'|'.join(stages)}")
    try:
        importlib.import_module(f"bw.{stages[sys.argv[1]]}").run(sys.argv[1])
    except StageError as error:
        fail(error)
        sys.exit(1)
    group("")
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    say(f"CPU time {sum(one.ru_utime + one.ru_stime for one in used):.1f} s")
