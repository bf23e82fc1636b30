"""Looks into the finished root file system while the image is being made: inspection report and exact versions."""
import subprocess

from .apt import environment
from .inputs import ROOT, read_json, write_json
from .report import StageError
from .run import capture

SCRIPT = "/usr/lib/boardwright/layers/rootfs-common/inspect/inspect_rootfs.py"
FIELDS = ["${binary:Package}", "${Version}", "${Architecture}", "${source:Package}", "${source:Version}", "${Installed-Size}"]


class Inspection:
    """A running inspection; `wait` ends it."""

    def __init__(self, argv):
        self._process = subprocess.Popen(argv)

    def wait(self):
        if self._process.wait() != 0:
            raise StageError("BUILD_RECIPE_FAILED", "the finished root file system could not be inspected")


def inspect_rootfs(target, files):
    """Starts the inspection, which runs beside mkfs since both only read."""
    suite = read_json("config/archive.json")["suite"]
    return Inspection(["python3", SCRIPT, ROOT, "--suite", suite, "--out", target, "--files", files])


def write_manifest(target):
    """Every installed package with its exact version and where it came from: enough to build the same again."""
    archive = read_json("config/archive.json")
    text = capture(["dpkg-query", f"--admindir={ROOT}/var/lib/dpkg", "-W", "-f", "\t".join(FIELDS) + "\n"],
                   env=environment())
    packages = []
    for line in text.splitlines():
        name, version, arch, source, source_version, size = line.split("\t")
        packages.append({
            "name": name.split(":")[0], "version": version, "arch": arch, "source": source,
            "sourceVersion": source_version, "installedSizeKiB": int(size or 0),
        })
    write_json(target, {
        "suite": archive["suite"], "arch": archive["arch"], "archiveDate": read_json("sources.json")["archiveDate"],
        "releaseDates": read_json(f"{ROOT}/etc/boardwright/archive.json")["releaseDates"],
        "packages": packages,
    })
