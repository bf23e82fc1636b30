"""The disk image: root file system, boot partition and partition table, with every identifier taken from the plan."""
import hashlib
import os
import shutil
import subprocess

from .boot_partition import fill_boot_partition
from .inputs import IN, OUT, ROOT, read_json, source_date_epoch, stage_out, write_json
from .inspect_rootfs import inspect_rootfs, write_manifest
from .partition_table import read_partitions
from .personal_region import reserve_region
from .report import StageError, group, progress, say
from .root_filesystem import make_data_filesystem, make_root_filesystem

PARTS = f"{OUT}/parts"
BOOT_TREE = "/tmp/boot-tree"


def _genimage(epoch):
    argv = ["genimage", "--config", f"{IN}/config/genimage.cfg", "--rootpath", BOOT_TREE, "--tmppath", f"{PARTS}/tmp",
            "--inputpath", PARTS, "--outputpath", PARTS]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "TZ": "UTC"}
    result = subprocess.run(argv, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    say(result.stdout.rstrip())
    if result.returncode == 0:
        return
    if "Disk full" in result.stdout or "exceeds" in result.stdout:
        raise StageError(
            "IMAGE_TOO_BIG", "the boot partition is too small for the kernel and its files",
            advice="Make the boot partition bigger in the spec.",
        )
    raise StageError("BUILD_RECIPE_FAILED", "genimage could not put the image together", component="genimage")


def _sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def run(_stage):
    image = read_json("config/image.json")
    sources = read_json("sources.json")
    epoch = source_date_epoch()
    os.makedirs(PARTS, exist_ok=True)
    os.makedirs(BOOT_TREE, exist_ok=True)

    group("Inspection")
    inspection = inspect_rootfs(f"{OUT}/inspect.json", f"{OUT}/files.ndjson")
    write_manifest(f"{OUT}/manifest.json")

    group("Root file system")
    progress(0, 4, "Root file system")
    used = {"root": make_root_filesystem(image, PARTS, epoch)}
    if "data" in image:
        used["data"] = make_data_filesystem(image, PARTS, epoch, image["boot"]["sizeMiB"])

    group("Boot partition")
    progress(1, 4, "Boot partition")
    used["boot"] = fill_boot_partition(image, BOOT_TREE, epoch)

    group("Disk image")
    progress(2, 4, "Disk image")
    _genimage(epoch)
    os.rename(f"{PARTS}/disk.img", f"{OUT}/disk.img")
    shutil.rmtree(PARTS)
    partitions = read_partitions(f"{OUT}/disk.img", image["partitions"], used)
    personal = reserve_region(f"{OUT}/disk.img", partitions)
    progress(3, 4, "Checksum")
    kernel = read_json(stage_out("kernel", "kernel.json"))
    facts = {
        "imageSizeBytes": os.path.getsize(f"{OUT}/disk.img"),
        "imageSha256": _sha256(f"{OUT}/disk.img"),
        "partitions": partitions,
        "personal": personal,
        "rootfsUsedBytes": used["root"],
        "kernelRelease": kernel["release"],
        "kernelPackageVersion": kernel["packageVersion"],
        "archiveDate": sources["archiveDate"],
    }
    write_json(f"{OUT}/image.facts.json", facts)
    inspection.wait()
    progress(4, 4, "Disk image")
    say(f"Image: {facts['imageSizeBytes'] / 1048576:.0f} MiB, sha256 {facts['imageSha256']}")
