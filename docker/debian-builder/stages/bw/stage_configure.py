"""Makes the root file system this image: files, services, host name, self-test; takes out what must not be in an image."""
import glob
import os
import shutil
import subprocess

from . import apt
from .clean import clean_rootfs
from .inputs import IN, ROOT, read_json, source_date_epoch
from .report import StageError, group, say
from .run import run as run_program

LAYERS = ["/usr/lib/boardwright/layers/rootfs-common/rootfs", "/usr/lib/boardwright/layers/debian-boardwright/rootfs"]
SELFTEST = "/usr/lib/boardwright/target/{}/usr/bin/bw-selftest"


def inside(path):
    """A path of the image as a path of the builder. Refuses what would lead out of the root file system."""
    target = os.path.normpath(f"{ROOT}/{path}")
    parent = os.path.realpath(os.path.dirname(target))
    if not target.startswith(ROOT + "/") or not (parent + "/").startswith(ROOT + "/"):
        raise StageError("BUILD_RECIPE_FAILED", f"{path} leads out of the root file system", component=path)
    return target


def _put(source, path, mode):
    target = inside(path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    # A link (such as /etc/resolv.conf) is replaced, not followed.
    if os.path.islink(target) or os.path.exists(target):
        os.unlink(target)
    shutil.copyfile(source, target)
    os.chmod(target, mode)
    os.chown(target, 0, 0)


def _copy_layer(layer):
    for folder, _, files in os.walk(layer):
        for name in sorted(files):
            source = os.path.join(folder, name)
            mode = 0o755 if os.access(source, os.X_OK) else 0o644
            _put(source, os.path.relpath(source, layer), mode)


def _set_services(services):
    for service in services:
        verb = {"enabled": "enable", "disabled": "disable", "masked": "mask"}[service["state"]]
        argv = ["systemctl", f"--root={ROOT}", verb, "--", service["unit"]]
        if subprocess.run(argv, check=False).returncode != 0:
            raise StageError(
                "BUILD_RECIPE_FAILED", f"cannot {verb} {service['unit']}", component=service["unit"],
                advice="Check that a package or file of the spec brings this unit.",
            )


def _write(path, text, mode=0o644):
    target = inside(path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if os.path.islink(target):
        os.unlink(target)
    with open(target, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(target, mode)


def _hold(packages):
    """A new kernel would not reach the boot partition, so the device's apt leaves the installed one alone."""
    installed = glob.glob(f"{ROOT}/var/lib/dpkg/info/linux-image-*.list")
    names = sorted({os.path.basename(path).removesuffix(".list").split(":")[0] for path in installed} | set(packages))
    text = "".join(f"{name} hold\n" for name in names)
    run_program(["dpkg", f"--root={ROOT}", "--set-selections"], input=text, text=True, env=apt.environment())


def run(_stage):
    config = read_json("config/configure.json")
    archive = read_json("config/archive.json")
    group("Files")
    for layer in LAYERS:
        if os.path.isdir(layer):
            _copy_layer(layer)
    _put(SELFTEST.format(archive["arch"]), "/usr/bin/bw-selftest", 0o755)
    for entry in config["files"]:
        _put(os.path.join(IN, "rootfs", entry["path"].lstrip("/")), entry["path"], int(entry["mode"], 8))
        say(f"wrote {entry['path']}")

    group("Services")
    _set_services(config["services"])
    _hold(config["heldPackages"])

    # The caches systemd would rebuild at the first start (hardware database, linker cache, catalog) are fresh.
    for name in ["/etc/.updated", "/var/.updated"]:
        _write(name, "")

    group("Clean")
    _write("/etc/machine-id", "", 0o444)
    clean_rootfs(source_date_epoch())
