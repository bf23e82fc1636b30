"""Runs BitBake, and ends its server with the stage."""
import contextlib
import os
import signal
import subprocess
import sys
import threading

from .bitbake_output import BitbakeOutput
from .event_progress import EventProgress
from .inputs import ROOT
from .places import BUILD, EVENTS
from .report import StageError, say

# Longer than anything between two commands of one stage; the stage ends the server itself.
SERVER_SECONDS = 900
STOP_SECONDS = 30
# The worker kills a stage ten seconds after it asked it to end.
GRACE_SECONDS = 2
LEFT_BEHIND = ("bitbake.lock", "bitbake.sock", "hashserve.sock")


def environment(network):
    """What BitBake sees. Nothing of the builder's own environment but what is listed, and proxies."""
    proxies = {name: value for name, value in os.environ.items() if name.lower() in ("http_proxy", "https_proxy", "no_proxy")}
    passed = [*proxies, *([] if network else ["BB_NO_NETWORK"])]
    return {
        "PATH": f"{ROOT}/openembedded-core/scripts:{ROOT}/bitbake/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        "HOME": "/tmp", "USER": "builder", "LOGNAME": "builder", "SHELL": "/bin/bash", "TERM": "dumb",
        "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "BUILDDIR": BUILD, "BB_SERVER_TIMEOUT": str(SERVER_SECONDS),
        "BB_ENV_PASSTHROUGH_ADDITIONS": " ".join(passed), **proxies, **({} if network else {"BB_NO_NETWORK": "1"}),
    }


class BitbakeFailed(SystemExit):
    """
    BitBake said itself what broke: the stage ends without a word of its own, and the log is read for the cause.

    `output`, `events`: what it said until then. `ended`: it was asked to end.
    """

    def __init__(self, output, events, ended):
        super().__init__(1)
        self.output = output
        self.events = events
        self.ended = ended


def require_success(output):
    """(tasks, tasks that did not need to run). Raises StageError where BitBake did not say that all succeeded: 0 alone is not enough."""
    if output.succeeded is None:
        raise StageError("BUILD_RECIPE_FAILED", "BitBake ended without saying that all tasks succeeded", component="bitbake")
    return output.succeeded


class Bitbake:
    """
    `with Bitbake() as bitbake:` -- one server for all commands inside, so that recipes are read once; it is gone afterwards.

    `network`: whether tasks may fetch.
    """

    def __init__(self, network=False):
        self._environment = environment(network)
        self._process = None
        self._ended = False

    def __enter__(self):
        for name in LEFT_BEHIND:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(f"{BUILD}/{name}")
        # The worker's time limit ends a stage with SIGTERM; BitBake stops its tasks in good order on SIGINT.
        signal.signal(signal.SIGTERM, self._interrupt)
        return self

    def __exit__(self, *_):
        # A server that does not end in time ends with the container; why the stage fails must not be lost for it.
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(["bitbake", "-m"], cwd=BUILD, env=self._environment, stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=STOP_SECONDS, check=False)

    def _interrupt(self, *_):
        if self._process is None:
            sys.exit(1)
        self._ended = True
        say("The stage is being ended. BitBake stops its tasks.")
        self._stop()

    def _stop(self):
        self._process.send_signal(signal.SIGINT)
        # The first lets running tasks end; they have until the second.
        threading.Timer(GRACE_SECONDS, self._process.send_signal, [signal.SIGINT]).start()

    def _start(self, arguments):
        # A session of its own: a signal for the stage's group reaches BitBake once, through us.
        return subprocess.Popen(["bitbake", *arguments], cwd=BUILD, env=self._environment, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", bufsize=1,
                                start_new_session=True)

    def run(self, arguments, show=True, give_up=None, on_sstate=None):
        """
        Runs one command with its output in the log. Returns (BitbakeOutput, EventProgress, lines kept back) when it ended well.

        `show`: False keeps the output back unless the command fails. `give_up`: is given each line; the command is ended once it
        says true. `on_sstate`: see BitbakeOutput. Raises BitbakeFailed.
        """
        output, kept, ended = BitbakeOutput(on_sstate), [], False
        with EventProgress(EVENTS) as events, self._start(arguments) as self._process:
            for line in (text.rstrip("\n") for text in self._process.stdout):
                if give_up is not None and not ended and give_up(line):
                    ended = True
                    self._stop()
                if show:
                    output.line(line)
                else:
                    kept.append(line)
        status, self._process = self._process.returncode, None
        if status != 0:
            for line in kept:
                output.line(line)
            output.done()
            raise BitbakeFailed(output, events, self._ended)
        output.done()
        return output, events, kept
