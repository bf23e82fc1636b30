"""The disk image: Buildroot finalises the target tree, makes the file systems and runs the board's post-image scripts."""
import hashlib
import os
import shutil

from .dot_config import configure
from .inputs import OUT, read_json, stage_out, write_json
from .inspect_target import inspect_target, with_kernel_version, write_manifest
from .layer_changes import unbuilt
from .make import make
from .package_steps import PackageSteps
from .partition_table import read_partitions
from .personal_region import reserve_region
from .places import OUTPUT, sources
from .rendered_tree import keep_rendered_tree
from .report import StageError, group, progress, say

IMAGES = f"{OUTPUT}/images"
TOO_BIG = ("Maybe you need to increase the filesystem size", "Could not allocate block", "exceeds the partition size",
           "too small for", "Disk full")


def _sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class _Follow:
    """Passes the output on and remembers when a file system did not fit."""

    def __init__(self, steps):
        self._steps = steps
        self.too_big = None

    def line(self, text):
        if self.too_big is None and any(words in text for words in TOO_BIG):
            self.too_big = text
        self._steps.line(text)

    def problem(self, failed, disk_full):
        if disk_full:
            return StageError("OUT_OF_DISK", "the disk is full", advice="Free some space on the build host, then retry.")
        if self.too_big:
            return StageError(
                "IMAGE_TOO_BIG", "a file system of the image is too small for its content",
                advice="Make the image bigger in the spec, or take packages out.",
            )
        return StageError("BUILD_RECIPE_FAILED", failed or "make failed", component="make",
                          advice="The lines above the first 'make: ***' say what broke.")


def _copy_from_images(name, target, what):
    source = os.path.realpath(f"{IMAGES}/{name}")
    if not os.path.isfile(source):
        there = ", ".join(sorted(os.listdir(IMAGES))) if os.path.isdir(IMAGES) else "nothing"
        raise StageError("BUILD_RECIPE_FAILED", f"make left no {what} {name}; images/ has {there}", component=name)
    shutil.copyfile(source, f"{OUT}/{target}")


def _used_bytes(image, folder):
    """Bytes in use on the root and boot partition, as far as they can be told from what was put there."""
    if (image.get("rootfs") or "").endswith(".squashfs"):
        # Compressed and read-only: the file system is what it holds.
        total = os.path.getsize(f"{IMAGES}/{image['rootfs']}")
    else:
        total = sum(os.lstat(os.path.join(base, name)).st_size for base, _, names in os.walk(folder) for name in names)
    boot = f"{IMAGES}/{image['bootPartition']}" if image.get("bootPartition") else None
    return {"root": total, "boot": os.path.getsize(boot) if boot and os.path.isfile(boot) else None}


def run(_stage):
    image = read_json("config/image.json")
    group("Configuration")
    keep_rendered_tree()
    configure(OUTPUT)
    packages = read_json(stage_out("download", "show-info.json"))
    # make is the first two of four parts; few packages are left to it.
    steps = PackageSteps(OUTPUT, unbuilt(packages), tell_share=lambda share, label: progress(min(1, int(share * 2)), 4, label))
    progress(0, 4, "Preparing: make reads all packages")
    follow = _Follow(steps)
    make([], OUTPUT, say_line=follow.line, problem=follow.problem)

    group("Inspection")
    progress(2, 4, "Inspection")
    shutil.copyfile(f"{OUTPUT}/.config", f"{OUT}/buildroot.config")
    kernel = read_json(stage_out("base", "kernel.json"))
    packages = with_kernel_version(packages, kernel["release"])
    write_manifest(f"{OUT}/manifest.json", packages)
    inspect_target(f"{OUT}/inspect.json", f"{OUT}/size-graph.json", f"{OUT}/files.ndjson", packages, kernel,
                   stage_out("base", "kernel.config"))

    group("Disk image")
    progress(3, 4, "Checksum")
    _copy_from_images(image["image"], "disk.img", "disk image")
    if image.get("kernel"):
        _copy_from_images(image["kernel"], "kernel", "kernel")
    used = _used_bytes(image, f"{OUTPUT}/target")
    partitions = read_partitions(f"{OUT}/disk.img", image["partitions"], used)
    personal = image["personal"]
    if "refused" not in personal:
        personal = reserve_region(f"{OUT}/disk.img", partitions)
    facts = {
        "imageSizeBytes": os.path.getsize(f"{OUT}/disk.img"),
        "imageSha256": _sha256(f"{OUT}/disk.img"),
        "partitions": partitions,
        "personal": personal,
        "rootfsUsedBytes": used["root"],
        "kernelRelease": kernel["release"],
        "kernelPackageVersion": kernel["packageVersion"],
        "archiveDate": sources()["archiveDate"],
    }
    write_json(f"{OUT}/image.facts.json", facts)
    progress(4, 4, "Disk image")
    say(f"Image: {facts['imageSizeBytes'] / 1048576:.0f} MiB, sha256 {facts['imageSha256']}")
