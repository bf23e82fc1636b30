"""Every source file the configuration needs, into the shared download cache. The last stage with a network."""
import glob
import hashlib
import json
import os
import re
import shutil

from .dot_config import configure
from .downloads_cache import downloads_in_use, mark_used, trim
from .inputs import OUT, write_json
from .make import FACTS, FAILED_STEP, make
from .places import DOWNLOADS, EXTERNAL, SITE_FRAGMENT, TREE, fragments, sources
from .report import StageError, group, progress, say
from .site_hashes import check_site_hashes

DONE = f"{DOWNLOADS}/.boardwright"
TRIED = re.compile(r"^(?:wget|cp|curl|git|scp|rsync|svn|hg) .*'([a-z+]+://[^']+)'\s*$")
# Below /out: some sources are packed with tools that make builds first, and /tmp is memory.
OUTPUT = f"{OUT}/make"


def _key(symbols):
    """
    Of the configuration without what the builder itself sets, and of the packages: the same files are needed. A release's own
    packages stay as they are, those of the external tree are as new as the builder.
    """
    local = ("BR2_JLEVEL", "BR2_DL_DIR", "BR2_CCACHE_DIR", "BR2_PRIMARY_SITE", "BR2_DEFCONFIG", "BR2_WGET")
    packages = [path for path in sorted(glob.glob(f"{EXTERNAL}/package/*/*")) if path.endswith((".mk", ".hash"))]
    tree = hashlib.sha256()
    for path in [f"{TREE}/Makefile", *packages]:
        with open(path, "rb") as file:
            tree.update(file.read())
    kept = {name: value for name, value in symbols.items() if name not in local}
    return hashlib.sha256(json.dumps([tree.hexdigest(), kept], sort_keys=True).encode()).hexdigest()


def _remembered(key):
    """What an earlier run with this configuration downloaded, when all of it is still there."""
    path = f"{DONE}/{key}.json"
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        known = json.load(file)
    there = all(os.path.exists(f"{DOWNLOADS}/{name}") and os.path.getsize(f"{DOWNLOADS}/{name}") == size
                for name, size in known["files"].items())
    return known if there else None


def _files(packages):
    """Downloaded files by path below the cache with their bytes. Overridden packages name files nobody needs."""
    files = {}
    for facts in packages.values():
        for download in facts.get("downloads", []):
            name = f"{facts['dl_dir']}/{download['source']}"
            if os.path.exists(f"{DOWNLOADS}/{name}"):
                files[name] = os.path.getsize(f"{DOWNLOADS}/{name}")
    return files


class _Follow:
    """Reads make's output: the package facts, then one mark for each package whose files are fetched."""

    def __init__(self):
        self.packages = {}
        self.wrong = None
        self._tried = None
        self._seen = set()

    def line(self, text):
        if not self.packages and text.startswith(FACTS):
            self.packages = json.loads(text)
            return
        # One for each package's directories, hundreds in a large configuration; they say nothing.
        if text.startswith("mkdir -p "):
            return
        if text.startswith(">>> ") and len(text.split()) > 1:
            name = text.split()[1]
            self._seen.add(name)
            total = sum(1 for facts in self.packages.values() if facts.get("downloads"))
            progress(min(len(self._seen), total), max(total, 1), f"Downloading {name}")
        tried = TRIED.match(text)
        if tried:
            self._tried = tried.group(1)
        if "has wrong sha" in text and self.wrong is None:
            self.wrong = text.removeprefix("ERROR: ")
        if text.startswith("ERROR: No hash found for"):
            self.wrong = self.wrong or text.removeprefix("ERROR: ")
        say(text)

    def problem(self, failed, disk_full):
        if disk_full:
            return StageError("OUT_OF_DISK", "the disk is full", advice="Free some space on the build host, then retry.")
        step = FAILED_STEP.search(failed or "")
        component = step.group(1) if step else None
        if self.wrong:
            return StageError(
                "CHECKSUM_MISMATCH", self.wrong, component=component,
                advice="The file is not the one Buildroot was released with. Check the site mirror or what stands between.",
            )
        last = f"; last tried: {self._tried}" if self._tried else ""
        return StageError(
            "FETCH_FAILED", f"the sources of {component or 'a package'} could not be downloaded{last}", component=component,
            advice="Check that the build host reaches the download sites, or put the file into the site mirror, then retry.",
        )


def _packages(symbols):
    """Facts of the packages of the configuration, whose files are all in the cache then."""
    key = _key(symbols)
    known = _remembered(key)
    if known:
        say(f"All {len(known['files'])} source files are in the download cache.")
    else:
        group("Downloads")
        follow = _Follow()
        make(["show-info", "source"], OUTPUT, say_line=follow.line, problem=follow.problem)
        known = {"files": _files(follow.packages), "packages": follow.packages}
        with open(f"{DONE}/{key}.json.new", "w", encoding="utf-8") as file:
            json.dump(known, file)
        os.replace(f"{DONE}/{key}.json.new", f"{DONE}/{key}.json")
        files = known["files"]
        say(f"{len(files)} source files, {sum(files.values()) / 1048576:.0f} MiB, are in the download cache.")
    mark_used(DOWNLOADS, [*known["files"], f"{os.path.basename(DONE)}/{key}.json"])
    return known["packages"]


def run(_stage):
    progress(0, 1, "Preparing: make reads all packages")
    group("Configuration")
    os.makedirs(DONE, exist_ok=True)
    symbols = configure(OUTPUT)
    with downloads_in_use(DOWNLOADS):
        packages = _packages(symbols)
        for path in fragments():
            if os.path.basename(path) == SITE_FRAGMENT:
                check_site_hashes(path, DOWNLOADS)
    trim(DOWNLOADS, sources()["downloadsMaxMiB"] * 1048576)
    # What the image will be, for the stages that build it piece by piece.
    write_json(f"{OUT}/show-info.json", packages)
    write_json(f"{OUT}/symbols.json", symbols)
    shutil.rmtree(OUTPUT)
    progress(1, 1, "Downloaded")
