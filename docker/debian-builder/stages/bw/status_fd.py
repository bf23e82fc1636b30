"""Runs apt or dpkg with a status pipe of its own and passes its records on as log lines of the stage."""
import os
import re
import subprocess
import threading

from .report import say


def _relay(descriptor, state):
    last = None
    with os.fdopen(descriptor, encoding="utf-8", errors="replace") as pipe:
        for line in pipe:
            line = line.rstrip("\n")
            if line.startswith("pmerror:") or " : error : " in line:
                state["error"] = line
            # Of dpkg's own records only the finished packages count; apt's records repeat themselves.
            relevant = line.startswith(("dlstatus:", "pmstatus:")) or re.match(r"status: .*: installed$", line)
            if relevant and line != last:
                say(line)
                last = line


def _without_predepends(pipe):
    """Passes dpkg's output on without its remarks about Pre-Depends, hundreds of lines about nothing wrong."""
    skipping = False
    for line in pipe:
        if line.startswith("dpkg: regarding ") and line.endswith("pre-dependency problem:\n"):
            skipping = True
        if not skipping:
            say(line.rstrip("\n"))
        if line.startswith("dpkg: warning: ignoring pre-dependency problem"):
            skipping = False


def run_dpkg(argv, env):
    """Like run_with_status, for dpkg with --force-depends."""
    return run_with_status(argv, ["--status-fd", "{}"], env, _without_predepends)


def run_with_status(argv, option, env, show=None):
    """
    Starts `argv` with the status pipe's number put where `option` has `{}`.

    apt makes its status descriptor non-blocking, which would break the scripts' own output if it were stdout.
    `show` reads the program's output instead of letting it go to the log. Returns (exit status, last error record).
    """
    reader, writer = os.pipe()
    state = {"error": None}
    relay = threading.Thread(target=_relay, args=(reader, state))
    relay.start()
    try:
        filled = [argv[0], *[word.format(writer) for word in option], *argv[1:]]
        output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT} if show else {}
        with subprocess.Popen(
            filled, env=env, pass_fds=(writer,), stdin=subprocess.DEVNULL, text=True, errors="replace", **output
        ) as process:
            if show:
                show(process.stdout)
        status = process.returncode
    finally:
        os.close(writer)
        relay.join()
    return status, state["error"]
