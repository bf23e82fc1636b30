"""Fills the boot partition: systemd-boot on an EFI system partition, or the Raspberry Pi firmware's files."""
import os
import shutil

from .inputs import IN, ROOT, read_json, stage_out
from .report import StageError, say

LOADERS = {"amd64": ("systemd-bootx64.efi", "BOOTX64.EFI"), "arm64": ("systemd-bootaa64.efi", "BOOTAA64.EFI")}
RPI_FIRMWARE = f"{ROOT}/usr/lib/raspi-firmware"


def _copy(source, target):
    os.makedirs(os.path.dirname(target), exist_ok=True)
    shutil.copyfile(source, target)


def _copy_rendered(tree):
    """Loader entries, config.txt, cmdline.txt: as rendered."""
    base = f"{IN}/boot"
    for folder, _, files in os.walk(base):
        for name in files:
            source = os.path.join(folder, name)
            _copy(source, os.path.join(tree, os.path.relpath(source, base)))


def _efi(tree, arch):
    source, target = LOADERS[arch]
    _copy(f"/usr/lib/boardwright/target/{arch}/usr/lib/systemd/boot/efi/{source}", f"{tree}/EFI/BOOT/{target}")
    _copy(stage_out("kernel", "vmlinuz"), f"{tree}/boardwright/vmlinuz")
    _copy(stage_out("kernel", "initrd.img"), f"{tree}/boardwright/initrd.img")


def _rpi(tree):
    if not os.path.isdir(RPI_FIRMWARE):
        raise StageError(
            "BUILD_RECIPE_FAILED", "the Raspberry Pi boot files are missing", component="raspi-firmware",
            advice="The board's package list must hold raspi-firmware.",
        )
    for name in sorted(os.listdir(RPI_FIRMWARE)):
        if os.path.isfile(f"{RPI_FIRMWARE}/{name}"):
            _copy(f"{RPI_FIRMWARE}/{name}", f"{tree}/{name}")
    _copy(stage_out("kernel", "vmlinuz"), f"{tree}/vmlinuz")
    _copy(stage_out("kernel", "initrd.img"), f"{tree}/initrd.img")
    dtbs = stage_out("kernel", "dtbs")
    for folder, _, files in os.walk(dtbs):
        for name in files:
            # The firmware looks for device trees at the top of the partition.
            _copy(os.path.join(folder, name), f"{tree}/{name}")


def _stamp(tree, epoch):
    total = 0
    for folder, folders, files in os.walk(tree, topdown=False):
        for name in [*files, *folders]:
            os.utime(os.path.join(folder, name), (epoch, epoch))
        total += sum(os.path.getsize(os.path.join(folder, name)) for name in files)
    return total


def fill_boot_partition(image, tree, epoch):
    """Lays out the partition's files below `tree` and returns their bytes. Raises IMAGE_TOO_BIG when they don't fit."""
    archive = read_json("config/archive.json")
    _copy_rendered(tree)
    if image["boot"]["kind"] == "efi":
        _efi(tree, archive["arch"])
    else:
        _rpi(tree)
    total = _stamp(tree, epoch)
    have = image["boot"]["sizeMiB"] * 1048576
    # FAT tables and cluster rounding take a few MiB.
    if total + 2 * 1048576 > have:
        raise StageError(
            "IMAGE_TOO_BIG",
            f"the boot partition needs {total // 1048576 + 3} MiB, it has {image['boot']['sizeMiB']} MiB",
            advice="Make the boot partition bigger in the spec.",
        )
    say(f"Boot partition: {total / 1048576:.1f} MiB of {image['boot']['sizeMiB']} MiB")
    return total
