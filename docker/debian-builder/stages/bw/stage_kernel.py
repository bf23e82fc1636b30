"""Kernel: the kernel package, its modules, an initramfs made here, and the kernel's configuration as evidence."""
import os
import shutil
import subprocess

from . import apt
from .initramfs import make_initramfs
from .inputs import OUT, ROOT, read_json, read_list, source_date_epoch, write_json
from .report import StageError, group, say
from .run import capture
from .stage_install import install_list

INITRAMFS_PROVIDER = "/usr/lib/boardwright/debs/boardwright-initramfs.deb"


def _install_initramfs_provider():
    """Kernel packages depend on something that makes an initramfs. The stage does, and this package says so."""
    argv = ["dpkg", *apt.DPKG_OPTIONS, "--install", INITRAMFS_PROVIDER]
    if subprocess.run(argv, env=apt.environment("builder"), check=False).returncode != 0:
        raise StageError("BUILD_RECIPE_FAILED", "boardwright-initramfs could not be installed")


def _kernel_release():
    releases = sorted(os.listdir(f"{ROOT}/usr/lib/modules"))
    if len(releases) != 1:
        raise StageError("BUILD_RECIPE_FAILED", f"expected one kernel in the image, found {releases or 'none'}")
    return releases[0]


def _check_config(release, required):
    """Fails when the kernel's configuration lacks a line the image was promised, PREEMPT_RT first of all."""
    with open(f"{ROOT}/boot/config-{release}", encoding="utf-8") as file:
        lines = set(file.read().splitlines())
    for line in required:
        say(f"{'ok     ' if line in lines else 'MISSING'} {line}")
    missing = [line for line in required if line not in lines]
    if missing:
        raise StageError(
            "BUILD_RECIPE_FAILED", f"kernel {release} is not configured with {', '.join(missing)}",
            advice="Choose another preemption model, or a release whose kernel has it.",
        )


def _package_version(release):
    name = f"linux-image-{release}"
    admin = f"--admindir={ROOT}/var/lib/dpkg"
    return capture(["dpkg-query", admin, "-W", "-f", "${source:Version}", name]).strip()


def _find_dtb(release, name):
    # trixie's kernel packages have them in the first place, forky's in the second.
    for base in [f"usr/lib/linux-image-{release}", f"usr/lib/modules/{release}/dtb"]:
        if os.path.exists(f"{ROOT}/{base}/{name}"):
            return f"{ROOT}/{base}/{name}"
    raise StageError("BUILD_RECIPE_FAILED", f"kernel {release} has no device tree {name}", component=name)


def _copy_dtbs(release, names):
    for name in names:
        target = f"{OUT}/dtbs/{name}"
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copyfile(_find_dtb(release, name), target)


def run(_stage):
    kernel = read_json("config/kernel.json")
    archive = read_json("config/archive.json")
    apt.write_config(archive["arch"])
    _install_initramfs_provider()
    install_list(read_list("packages/kernel.list"))

    group("Kernel configuration")
    release = _kernel_release()
    say(f"Kernel {release}")
    _check_config(release, kernel["requiredConfig"])
    shutil.copyfile(f"{ROOT}/boot/config-{release}", f"{OUT}/kernel.config")
    shutil.copyfile(f"{ROOT}/boot/vmlinuz-{release}", f"{OUT}/vmlinuz")
    _copy_dtbs(release, kernel["dtbs"])

    group("Initramfs")
    if not os.path.exists(f"{ROOT}/usr/lib/modules/{release}/modules.dep"):
        subprocess.run(["depmod", "-b", ROOT, release], check=True)
    make_initramfs(archive["arch"], release, kernel["initramfsModules"], f"{OUT}/initrd.img", source_date_epoch())
    write_json(f"{OUT}/kernel.json", {"release": release, "packageVersion": _package_version(release)})
