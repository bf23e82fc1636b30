"""Base system: the archive's essential packages and the image's base layer. Also fetches what later stages will want."""
import os
import stat
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

from . import apt, sources
from .apt_cache import CACHE
from .check_names import all_names, check_names
from .download import Download
from .inputs import ROOT, read_json, read_list, write_json
from .native_tools import SuitePython, add_native_tools
from .report import StageError, group, packages_ahead, say
from .status_fd import run_dpkg

BUILDER_SUITE = "trixie"
DIRECTORIES = ["etc/boardwright", "etc/apt/apt.conf.d", "etc/apt/sources.list.d", "etc/apt/preferences.d", "etc/apt/trusted.gpg.d",
               "var/cache/apt/archives/partial", "var/lib/apt/lists/partial", "var/log/apt",
               "var/lib/dpkg/info", "var/lib/dpkg/updates", "var/lib/dpkg/triggers", "var/lib/dpkg/alternatives"]
# What maintainer scripts expect of /dev; taken out again by the configure stage.
DEVICES = [("null", 1, 3), ("zero", 1, 5), ("full", 1, 7), ("random", 1, 8), ("urandom", 1, 9), ("tty", 5, 0)]


def _prepare(archive, pairs):
    for name in DIRECTORIES:
        os.makedirs(f"{ROOT}/{name}", exist_ok=True)
    os.chmod(ROOT, 0o755)
    os.makedirs(f"{ROOT}/tmp", exist_ok=True)
    os.chmod(f"{ROOT}/tmp", 0o1777)
    os.makedirs(f"{ROOT}/dev", exist_ok=True)
    for name, major, minor in DEVICES:
        os.mknod(f"{ROOT}/dev/{name}", stat.S_IFCHR | 0o666, os.makedev(major, minor))
        os.chmod(f"{ROOT}/dev/{name}", 0o666)
    for name, text in [
        ("var/lib/dpkg/status", ""),
        ("var/lib/dpkg/available", ""),
        ("var/lib/dpkg/arch", archive["arch"] + "\n"),
        ("etc/apt/sources.list.d/debian.sources", sources.deb822(pairs, archive["components"])),
        ("etc/apt/apt.conf.d/10boardwright", 'APT::Install-Recommends "0";\nAcquire::Languages "none";\n'),
        ("etc/fstab", ""),
    ]:
        with open(f"{ROOT}/{name}", "w", encoding="utf-8") as file:
            file.write(text)


def _seed_debconf(debs):
    """Scripts that run before debconf is unpacked ask it already, and it reads its settings below DPKG_ROOT."""
    deb = next((deb for deb in debs if os.path.basename(deb).startswith("debconf_")), None)
    if deb is None:
        return
    tar = subprocess.run(["dpkg-deb", "--fsys-tarfile", deb], stdout=subprocess.PIPE, check=True).stdout
    subprocess.run(["tar", "-x", "-C", ROOT, "./etc/debconf.conf", "./var/cache/debconf"], input=tar, check=True)


def _plan():
    """What the base downloads, the essential packages in front; their names; what the whole image downloads."""
    requests = [["?essential"], ["?essential", *read_list("packages/base.list")], ["?essential", *all_names()]]
    with ThreadPoolExecutor() as pool:
        essential, base, everything = pool.map(apt.plan_downloads, requests)
    first = {item[1] for item in essential}
    names = [item[1].split("_")[0] for item in essential]
    return sorted(base, key=lambda item: item[1] not in first), names, everything


def _install(downloads, essential):
    """
    Installs the base with one dpkg run, the essential packages first.

    apt would start dpkg a dozen times to keep every order a running system needs; here nothing runs yet.
    """
    debs = [f"{CACHE}/{item[1]}" for item in downloads]
    _seed_debconf(debs)
    packages_ahead(0, len(debs), len(debs))
    # --force-depends: dpkg does not sort by Pre-Depends, and in this set every package is on its way.
    argv = ["dpkg", *apt.DPKG_OPTIONS, "--force-depends", "--install", *debs]
    status, error = run_dpkg(argv, apt.environment("auto", essential))
    if status != 0:
        # `status: <package or archive> : error : <words>`
        parts = (error or "").split(" : ")
        name = os.path.basename(parts[0].removeprefix("status: ")).split("_")[0] if len(parts) > 2 else None
        raise StageError("BUILD_RECIPE_FAILED", f"{name or 'a package of the base'} could not be installed", name)
    apt.mark_automatic(read_list("packages/base.list"))


def run(_stage):
    archive = read_json("config/archive.json")
    pairs = sources.image_sources(archive["suite"], read_json("sources.json").get("mirror"), BUILDER_SUITE)
    if not pairs:
        raise StageError("MIRROR_UNAVAILABLE", "the builder image names no package archive and no mirror is configured")
    apt.write_config(archive["arch"])

    group("Package index")
    _prepare(archive, pairs)
    apt.update()
    write_json(f"{ROOT}/etc/boardwright/archive.json", {"suite": archive["suite"], "releaseDates": apt.release_dates()})
    check_names(archive, pairs[0][0])

    group("Download")
    # All three at once, so that packages which exclude each other are found before anything is unpacked.
    base, essential, everything = _plan()
    started = time.monotonic()
    now = Download(base)
    say(f"Downloading {now.count} packages, {now.bytes / 1048576:.0f} MiB")
    now.wait()
    say(f"Downloaded in {time.monotonic() - started:.1f} s")
    later = Download(everything)

    group("Base packages")
    add_native_tools(archive["arch"])
    python = SuitePython(archive, pairs[0][0], everything, BUILDER_SUITE)
    _install(base, essential)
    python.wait()

    group("Download for later stages")
    later.wait()
    say(f"Fetched {later.count} packages, {later.bytes / 1048576:.0f} MiB, while the base system was installed")
