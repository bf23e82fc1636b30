"""Installs one list of packages over the layers below: the chosen units' packages, or the person's own."""
from . import apt
from .check_names import check_names
from .download import Download
from .inputs import ROOT, read_json, read_list
from .report import group, say

LIST_OF = {"packages": "packages/unit.list", "extras": "packages/extra.list"}


def _main_uri():
    with open(f"{ROOT}/etc/apt/sources.list.d/debian.sources", encoding="utf-8") as file:
        return next(line.split(":", 1)[1].strip() for line in file if line.startswith("URIs:"))


def install_list(names):
    """Fetches what the cache lacks and installs the packages."""
    archive = read_json("config/archive.json")
    apt.write_config(archive["arch"])
    check_names(archive, _main_uri())
    if not names:
        say("No packages in this layer.")
        return
    group("Download")
    wanted = apt.plan_downloads(names)
    download = Download(wanted)
    if download.count:
        say(f"Downloading {download.count} packages, {download.bytes / 1048576:.0f} MiB")
    download.wait()
    group("Install")
    apt.install(names, len(wanted))


def run(stage):
    install_list(read_list(LIST_OF[stage]))
