"""apt and dpkg of the builder working on the root file system of the target, whatever its architecture."""
import glob
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from .apt_cache import CACHE
from .inputs import ROOT
from .report import StageError, packages_ahead, progress, say
from .status_fd import run_with_status

CONF = "/tmp/apt.conf"
STATUS_OPTION = ["-o", "APT::Status-Fd={}"]
NO_ARCHIVES = "/tmp/no-archives"
SHIM = "/usr/lib/boardwright/maintscript_shim.so"

# What the indexes of one suite take. apt removes what it could not finish, so a full disk shows some free space again.
LEAST_FREE_BYTES = 64 << 20

# Manual pages, documentation and translations are not installed: they are a third of a small image. Copyright files stay.
EXCLUDES = [
    "--path-exclude=/usr/share/man/*",
    "--path-exclude=/usr/share/doc/*",
    "--path-include=/usr/share/doc/*/copyright",
    "--path-exclude=/usr/share/info/*",
    "--path-exclude=/usr/share/locale/*",
    "--path-exclude=/usr/share/lintian/*",
    "--path-exclude=/usr/share/bug/*",
    # Would write a boot partition of its own making into /boot/firmware; ours is made by the image stage.
    "--path-exclude=/etc/kernel/*/z50-raspi-firmware",
    "--path-exclude=/etc/initramfs/post-update.d/z50-raspi-firmware",
]
DPKG_OPTIONS = [
    f"--root={ROOT}",
    "--force-script-chrootless",
    "--force-unsafe-io",
    "--force-confold",
    "--log=/tmp/dpkg.log",
    *EXCLUDES,
]


def write_config(arch):
    """Points apt at the target's root. Called first in every stage that uses apt."""
    lines = [
        f'APT::Architecture "{arch}";',
        f'APT::Architectures {{ "{arch}"; }};',
        f'Dir "{ROOT}";',
        f'Dir::State::Status "{ROOT}/var/lib/dpkg/status";',
        f'Dir::Cache::Archives "{CACHE}/";',
        'Dir::Etc::Parts "/tmp/no-apt-conf-parts";',
        'Dir::Etc::SourceList "/dev/null";',
        'Dir::Log "/tmp/apt-log";',
        "Debug::NoLocking 1;",
        'APT::Sandbox::User "root";',
        "APT::Install-Recommends 0;",
        'Acquire::Languages "none";',
        "Acquire::Retries 3;",
        'APT::Get::Assume-Yes "true";',
        'APT::Color "0";',
        'DPkg::Use-Pty "false";',
        f'DPkg::Options {{ {" ".join(f"{chr(34)}{option}{chr(34)};" for option in DPKG_OPTIONS)} }};',
    ]
    os.makedirs("/tmp/apt-log", exist_ok=True)
    os.makedirs("/tmp/no-apt-conf-parts", exist_ok=True)
    os.makedirs(f"{NO_ARCHIVES}/partial", exist_ok=True)
    with open(CONF, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def environment(scripts="none", essential=()):
    """Environment of apt and dpkg. `scripts` is where maintainer scripts run (see maintscript_shim.c), `none` without."""
    shim = {"LD_PRELOAD": SHIM, "BW_ROOT": ROOT, "BW_SCRIPTS": scripts, "BW_SCRIPT_LOG": "/tmp/scripts.log"}
    if os.path.isdir(f"{ROOT}/.bw"):
        shim["BW_FOREIGN"] = "1"
    if essential:
        shim["BW_ESSENTIAL"] = f" {' '.join(essential)} "
    keep = {name: value for name, value in os.environ.items() if name.endswith("_proxy")}
    return {
        **keep,
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "APT_CONFIG": CONF,
        "LC_ALL": "C.UTF-8",
        "HOME": "/root",
        "TMPDIR": "/tmp",
        "DEBIAN_FRONTEND": "noninteractive",
        "DEBCONF_NONINTERACTIVE_SEEN": "true",
        "INITRD": "No",
        **(shim if scripts != "none" else {}),
    }


def apt_output(argv):
    """Runs a query and returns (status, stdout + stderr)."""
    result = subprocess.run(
        argv, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return result.returncode, result.stdout


def update():
    """
    Fetches the package indexes into the root's lists, which later stages read without updating again.

    A frozen mirror (an air-gapped site, a snapshot) serves an index past its date. It is still signed, so it is used,
    and the log says so.
    """
    argv = ["apt-get", "update", "-q", "-o", "APT::Update::Error-Mode=any", "-o", "Acquire::Check-Valid-Until=false"]
    if run_with_status(argv, STATUS_OPTION, environment())[0] != 0:
        # apt blames the download when it has nowhere to put an index.
        if shutil.disk_usage(ROOT).free < LEAST_FREE_BYTES:
            raise StageError("OUT_OF_DISK", "the disk of the build host is full", advice="Free some space, then retry.")
        raise StageError(
            "MIRROR_UNAVAILABLE", "the package archive did not answer",
            advice="Check that this machine reaches the archive, or set a mirror, then retry.",
        )
    now = datetime.now(UTC)
    for suite, facts in _release_files():
        until = facts.get("Valid-Until")
        if until and parsedate_to_datetime(until) < now:
            say(f"W: The index of {suite} was valid until {until}: this mirror is not kept up to date. It is used as it is.")


def _release_files():
    """(suite, fields) of each index fetched."""
    for path in sorted(glob.glob(f"{ROOT}/var/lib/apt/lists/*Release")):
        with open(path, encoding="utf-8", errors="replace") as file:
            facts = dict(re.findall(r"^([A-Z][A-Za-z-]+): (.+)$", file.read(), re.MULTILINE))
        yield facts.get("Codename", os.path.basename(path)), facts


def release_dates():
    """Suite -> date of the archive's index, as its Release file says."""
    return {suite: facts["Date"] for suite, facts in _release_files() if "Date" in facts}


def plan_downloads(packages):
    """(uri, file name, bytes, hash) of every .deb an installation of the packages unpacks, cached or not."""
    status, text = apt_output(
        ["apt-get", "install", "-q", "--no-remove", "--print-uris", "-o", f"Dir::Cache::Archives={NO_ARCHIVES}/", *packages]
    )
    if status != 0:
        raise conflict(text)
    return parse_downloads(text)


def parse_downloads(text):
    """(uri, file name, bytes, hash) from the output of --print-uris."""
    found = re.findall(r"^'([^']+)' (\S+) (\d+) (\S*)$", text, re.MULTILINE)
    return [(uri, name, int(size), digest) for uri, name, size, digest in found]


def conflict(text):
    """The failure for packages that can't be installed together, with apt's own words in the log."""
    say(text.rstrip())
    unwanted = re.search(r"1\. ([^\s:=]+)\S* is not selected for install because", text)
    wanted = re.search(r"^\s+1\. ([^\s:=]+)\S* is selected for install", text, re.MULTILINE)
    unmet = re.search(r"^ (\S+) : (Depends|PreDepends|Conflicts|Breaks): (.+)$", text, re.MULTILINE)
    if unwanted and wanted and unwanted.group(1) != wanted.group(1):
        component, message = unwanted.group(1), f"{wanted.group(1)} and {unwanted.group(1)} exclude each other"
    elif unmet:
        component = unmet.group(1)
        message = f"{component} can't be installed: {unmet.group(2).lower()} {unmet.group(3)}"
    else:
        component, message = None, "these packages can't be installed together"
    return StageError("PACKAGE_CONFLICT", message, component=component, advice="Take one of them out of the spec.")


def install(packages, count, done=0):
    """Installs packages whose `count` .debs are in the cache already, after `done` others of the stage."""
    packages_ahead(done, count, done + count)
    argv = ["apt-get", "install", "-q", "--no-remove", "--no-download", *packages]
    status, error = run_with_status(argv, STATUS_OPTION, environment("auto"))
    if status != 0:
        component = error.split(":")[1] if error and error.startswith("pmerror:") else None
        raise StageError("BUILD_RECIPE_FAILED", f"{component or 'a package'} could not be installed", component)
    progress(done + count, done + count, "Installed")


def mark_automatic(wanted):
    """Tells the image's apt which packages came only because others need them, as apt does when it installs."""
    status = apt_output(["dpkg-query", f"--admindir={ROOT}/var/lib/dpkg", "-W",
                         "-f", "${Package} ${Architecture} ${Essential}\n"])[1]
    stanzas = []
    for line in status.splitlines():
        name, arch, essential = line.split(" ")
        if name not in wanted and essential != "yes":
            native = arch if arch != "all" else _architecture()
            stanzas.append(f"Package: {name}\nArchitecture: {native}\nAuto-Installed: 1\n\n")
    with open(f"{ROOT}/var/lib/apt/extended_states", "w", encoding="utf-8") as file:
        file.writelines(stanzas)


def _architecture():
    with open(f"{ROOT}/var/lib/dpkg/arch", encoding="utf-8") as file:
        return file.readline().strip()
