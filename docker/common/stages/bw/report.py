"""What a stage tells the worker: machine lines start with `@bw `, everything else is the log."""

import json


class StageError(Exception):
    """A failure with a known reason. `code` is one of the product's error codes."""

    def __init__(self, code, message, component=None, advice=None):
        super().__init__(message)
        self.code = code
        self.component = component
        self.advice = advice


def say(text):
    print(text, flush=True)


def progress(done, total, label):
    """n of m done; `label` says what is being worked on."""
    say(f"@bw progress {done} {total} {label}")


def group(name):
    """Starts a fold group of the log; the empty name ends it."""
    say(f"@bw group {name}".rstrip())


def fact(name, value):
    """Something the build page shows beside the log; `value` is anything JSON can hold."""
    say(f"@bw fact {name} {json.dumps(value, sort_keys=True)}")


def packages_ahead(done, count, total):
    """apt's status records from here on are about `count` packages, after `done`, of `total` in the stage."""
    say(f"@bw packages {done} {count} {total}")


def fail(error):
    """Says what failed and, in a form the log classifier reads too, what kind of failure it is."""
    component = f" ({error.component})" if error.component else ""
    say(f"E: {error}")
    say(f"Failure {error.code}{component}. {error.advice or ''}".rstrip())
