"""Programs of the builder's architecture inside a foreign root, for its maintainer scripts (see native_exec.c)."""
import glob
import os
import re
import shutil
import subprocess
import threading

from .apt import parse_downloads
from .apt_cache import CACHE
from .download import Download
from .inputs import ROOT
from .private_archive import PrivateArchive
from .report import StageError, say
from .run import run as run_program

SOURCE = "/usr/lib/boardwright/native"
TARGET = f"{ROOT}/.bw"
LIBRARY_FOLDERS = ["usr/lib/x86_64-linux-gnu", "usr/lib64"]


def add_native_tools(arch):
    """Puts the builder's programs in place; the configure stage takes them out again."""
    if arch != "amd64":
        run_program(["cp", "-a", SOURCE, TARGET])


def _extract_python(debs):
    work = "/tmp/native-python"
    os.makedirs(work)
    for deb in debs:
        subprocess.run(["dpkg-deb", "-x", deb, work], check=True)
    for path in glob.glob(f"{work}/usr/bin/python3.[0-9]*"):
        shutil.copy(path, f"{TARGET}/usr/bin/")
    # A newer C library runs the builder's older programs too, so all of them share one set.
    for folder in LIBRARY_FOLDERS:
        for path in glob.glob(f"{work}/{folder}/*.so*"):
            if os.path.isfile(path):
                shutil.copy(os.path.realpath(path), f"{TARGET}/lib/{os.path.basename(path)}")
    shutil.rmtree(work)


class SuitePython:
    """
    Fetches the image's own Python for the builder's architecture, beside the installation of the base.

    Byte compilation is the one long thing maintainer scripts do. The builder's Python does it for the builder's suite; for
    another suite it has another version, and emulated it takes minutes. Without it they are emulated, no more.
    """

    def __init__(self, archive, uri, wanted, builder_suite):
        self._thread = None
        needed = archive["arch"] != "amd64" and archive["suite"] != builder_suite
        if needed and any(re.match(r"python3\.\d+-minimal_", item[1]) for item in wanted):
            self._thread = threading.Thread(target=self._run, args=(uri, archive["suite"]), daemon=True)
            self._thread.start()

    def _run(self, uri, suite):
        try:
            native = PrivateArchive("/tmp/native-archive", "amd64", uri, suite, ["main"])
            status, text = native.query(["apt-get", "install", "-q", "-y", "--print-uris", "python3-minimal"])
            if not native.ok or status != 0:
                say(f"note: no native Python of {suite}; byte compilation is emulated")
                return
            downloads = parse_downloads(text)
            Download(downloads).wait()
            _extract_python([f"{CACHE}/{item[1]}" for item in downloads])
            say(f"Python of {suite} compiles natively")
        except (StageError, OSError, subprocess.CalledProcessError) as error:
            say(f"note: no native Python of {suite} ({error}); byte compilation is emulated")

    def wait(self):
        if self._thread:
            self._thread.join()
