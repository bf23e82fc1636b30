"""Starts programs. Always an argument list, never a shell."""
import subprocess

from .report import StageError


def run(argv, **options):
    """Runs a program with its output in the log. Raises StageError BUILD_RECIPE_FAILED when it fails."""
    result = subprocess.run(argv, check=False, **options)
    if result.returncode != 0:
        raise StageError("BUILD_RECIPE_FAILED", f"{argv[0]} ended with status {result.returncode}", component=argv[0])
    return result


def capture(argv, **options):
    """Runs a program and returns what it printed on stdout."""
    return run(argv, stdout=subprocess.PIPE, text=True, **options).stdout
