"""Fetches .deb files into the shared cache. A file appears there whole and checked, or not at all."""
import os
import re
import shutil
import subprocess
import tempfile
import threading

from .apt import environment
from .apt_cache import CACHE
from .report import StageError, say

PARALLEL = 4


def _fetch(batch, errors):
    folder = tempfile.mkdtemp(prefix=".fetch-", dir=CACHE)
    try:
        argv = ["/usr/lib/apt/apt-helper", "download-file", "-q"]
        for uri, name, _, digest in batch:
            argv += [uri, os.path.join(folder, name), digest]
        result = subprocess.run(
            argv, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if result.returncode != 0:
            errors.append(result.stdout)
            return
        for _, name, _, _ in batch:
            os.rename(os.path.join(folder, name), os.path.join(CACHE, name))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _failure(text):
    """The kind of failure apt's words tell of. Waiting helps against a missing file, never against a wrong one."""
    failed = re.search(r"^E: Failed to fetch \S*/([^/\s_]+)_\S*", text, re.MULTILINE)
    name = failed.group(1) if failed else None
    if "Hash Sum mismatch" in text:
        return StageError(
            "CHECKSUM_MISMATCH", f"{name or 'a package'} is not what the archive's signed index says it is", name,
            "The mirror may be in the middle of an update: wait, then build again. If it stays, something on the way "
            "changes files.",
        )
    if "No space left on device" in text:
        return StageError("OUT_OF_DISK", "the disk of the build host is full", advice="Free some space, then retry.")
    return StageError(
        "FETCH_FAILED", f"{name or 'a package'} could not be downloaded", name,
        "The archive may have moved on since its index was read, or the network broke off. Retry.",
    )


class Download:
    """A running download; `wait` ends it. Several at a time are fine, also from other containers."""

    def __init__(self, wanted):
        missing = [item for item in wanted if not os.path.exists(os.path.join(CACHE, item[1]))]
        self.count = len(missing)
        self.bytes = sum(item[2] for item in missing)
        self._errors = []
        batches = [[] for _ in range(PARALLEL)]
        weights = [0] * PARALLEL
        for item in sorted(missing, key=lambda item: -item[2]):
            lightest = weights.index(min(weights))
            batches[lightest].append(item)
            weights[lightest] += item[2]
        self._threads = [
            threading.Thread(target=_fetch, args=(batch, self._errors), daemon=True) for batch in batches if batch
        ]
        for thread in self._threads:
            thread.start()

    def wait(self):
        for thread in self._threads:
            thread.join()
        if self._errors:
            say("\n".join(self._errors).rstrip())
            raise _failure("\n".join(self._errors))
