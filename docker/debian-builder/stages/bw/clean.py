"""Takes out of a root file system what belongs to its making, to one machine, or to nobody."""
import glob
import os
import shutil

from .inputs import ROOT
from .report import StageError, say

EMPTIED = ["var/lib/apt/lists", "var/cache/apt", "var/log/apt", "tmp", "var/tmp", "run", "dev", "boot/lost+found"]
REMOVED = [
    "var/log/dpkg.log", "var/log/alternatives.log", "var/log/bootstrap.log", "var/log/*.log", "var/lib/dpkg/*-old",
    "var/cache/debconf/*-old", "var/cache/ldconfig/aux-cache", "var/lib/systemd/random-seed", "var/lib/dbus/machine-id",
    "etc/ssh/ssh_host_*", "etc/.pwd.lock", "etc/*-", "vmlinuz.old", "initrd.img.old", "var/lib/dpkg/lock*",
]
KEPT_EMPTY = ["var/lib/apt/lists/partial", "var/cache/apt/archives/partial"]


def _empty(folder):
    if not os.path.isdir(folder):
        return
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            os.unlink(entry.path)


def _clamp_times(epoch):
    """Files made during the build get the build's own date, so that equal inputs give equal images."""
    for folder, folders, files in os.walk(ROOT, topdown=False):
        for name in [*files, *folders]:
            path = os.path.join(folder, name)
            if os.lstat(path).st_mtime > epoch:
                os.utime(path, (epoch, epoch), follow_symlinks=False)
    os.utime(ROOT, (epoch, epoch))


def _check_accounts():
    """Nobody may be able to log in with a password that came with the image."""
    with open(f"{ROOT}/etc/shadow", encoding="utf-8") as file:
        for line in file:
            name, secret = line.split(":")[:2]
            if secret and secret[0] not in "!*":
                raise StageError("BUILD_RECIPE_FAILED", f"account {name} has a password in the image", component=name)


def clean_rootfs(epoch):
    shutil.rmtree(f"{ROOT}/.bw", ignore_errors=True)
    for name in EMPTIED:
        _empty(f"{ROOT}/{name}")
    for pattern in REMOVED:
        for path in glob.glob(f"{ROOT}/{pattern}"):
            os.unlink(path)
    for name in KEPT_EMPTY:
        os.makedirs(f"{ROOT}/{name}", exist_ok=True)
    if not os.path.exists(f"{ROOT}/usr/bin/apt-get"):
        # Nothing on the device could use them, and they name where the packages came from.
        for name in ["etc/apt", "var/lib/apt", "var/cache/apt"]:
            shutil.rmtree(f"{ROOT}/{name}", ignore_errors=True)
    _check_accounts()
    _clamp_times(epoch)
    say("No host keys, no machine id, no passwords, no package lists are left in the image.")
