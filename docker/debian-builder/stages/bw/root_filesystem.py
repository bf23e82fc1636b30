"""Turns /work/rootfs into the image of one partition, without copying it first."""
import os
import stat
import subprocess

from .inputs import ROOT
from .report import StageError, say

MIB = 1048576
BLOCK = 4096
INODE = 256
# Journal, superblock copies, bitmaps, and room the group layout wastes.
EXT4_FIXED = 24 * MIB
DATA_LEAST_MIB = 16


def _measure():
    """Blocks and inodes the tree needs on ext4, hard links counted once."""
    blocks = inodes = 0
    seen = set()
    for folder, folders, files in os.walk(ROOT):
        for name in [*folders, *files]:
            facts = os.lstat(os.path.join(folder, name))
            if facts.st_nlink > 1 and not stat.S_ISDIR(facts.st_mode):
                if facts.st_ino in seen:
                    continue
                seen.add(facts.st_ino)
            inodes += 1
            if stat.S_ISLNK(facts.st_mode):
                blocks += 0 if facts.st_size < 60 else 1
            elif stat.S_ISDIR(facts.st_mode):
                blocks += 1
            else:
                blocks += -(-facts.st_size // BLOCK)
    return blocks * BLOCK, inodes


def _too_big(need, have):
    return StageError(
        "IMAGE_TOO_BIG",
        f"the root file system needs {need // MIB + 1} MiB, its partition has {have // MIB} MiB",
        advice=f"Make the image at least {(need - have) // MIB + 1} MiB bigger, set its size to auto, or take packages out.",
    )


def _mkfs_ext4(path, size, tree, names, epoch):
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    with open(path, "wb") as file:
        file.truncate(size)
    argv = ["mkfs.ext4", "-q", "-F", "-d", tree, "-L", names["label"], "-U", names["uuid"], "-m", "1",
            "-i", "16384", "-b", str(BLOCK),
            "-E", f"hash_seed={names['uuid']},lazy_itable_init=1,lazy_journal_init=1,root_owner=0:0", path]
    return subprocess.run(argv, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)


def _ext4(path, image, epoch):
    content, inodes = _measure()
    need = content + EXT4_FIXED + inodes * 64 + content // 50
    fixed = image["root"]["sizeMiB"]
    if fixed is None:
        # Head room until the first boot grows the partition: a tenth, at least 64 MiB. Inode tables: one in 16 KiB.
        size = (need + max(64 * MIB, content // 10)) * 64 // 63
    else:
        size = fixed * MIB
        if content + inodes * INODE > size:
            raise _too_big(need, size)
    size = -(-size // MIB) * MIB
    result = _mkfs_ext4(path, size, ROOT, image["root"], epoch)
    if result.returncode != 0:
        say(result.stdout.rstrip())
        if "Could not allocate" in result.stdout or "No free space" in result.stdout or "no free" in result.stdout:
            raise _too_big(need, size)
        raise StageError("BUILD_RECIPE_FAILED", "mkfs.ext4 failed", component="mkfs.ext4")
    say(f"ext4: {content / MIB:.0f} MiB in {inodes} inodes, partition {size // MIB} MiB")
    return content


def _squashfs(path, image, epoch):
    argv = ["mksquashfs", ROOT, path, "-noappend", "-no-progress", "-comp", "zstd", "-Xcompression-level", "9",
            "-mkfs-time", str(epoch), "-all-time", str(epoch), "-b", "256K", "-quiet"]
    if subprocess.run(argv, check=False).returncode != 0:
        raise StageError("BUILD_RECIPE_FAILED", "mksquashfs failed", component="mksquashfs")
    content = os.path.getsize(path)
    fixed = image["root"]["sizeMiB"]
    size = -(-content // MIB) * MIB if fixed is None else fixed * MIB
    if content > size:
        raise _too_big(content, size)
    os.truncate(path, size)
    say(f"squashfs: {content / MIB:.0f} MiB, partition {size // MIB} MiB")
    return content


def make_data_filesystem(image, folder, epoch, boot_mib):
    """Writes `data.img`: an empty ext4 for what is laid over a read-only root. Returns the bytes used in it."""
    data = image["data"]
    size = data["sizeMiB"]
    if size is None:
        # The partition table takes 2 MiB: GPT with its backup, and alignment of the first partition.
        left = data["imageSizeMiB"] - boot_mib - os.path.getsize(f"{folder}/root.img") // MIB - 2
        if left < DATA_LEAST_MIB:
            raise StageError(
                "IMAGE_TOO_BIG",
                f"the boot and root partitions leave {max(left, 0)} MiB of {data['imageSizeMiB']} MiB for data",
                advice=f"Make the image at least {DATA_LEAST_MIB - left} MiB bigger, set its size to auto, or take packages out.",
            )
        size = left
    tree = "/tmp/data-tree"
    for name in ["upper", "work"]:
        os.makedirs(f"{tree}/{name}")
        os.utime(f"{tree}/{name}", (epoch, epoch))
    path = f"{folder}/data.img"
    result = _mkfs_ext4(path, size * MIB, tree, data, epoch)
    if result.returncode != 0:
        say(result.stdout.rstrip())
        raise StageError("BUILD_RECIPE_FAILED", "mkfs.ext4 failed", component="mkfs.ext4")
    say(f"data: partition {size} MiB")
    return 0


def make_root_filesystem(image, folder, epoch):
    """Writes `root.img` to the folder and returns the bytes used in it."""
    make = {"ext4": _ext4, "squashfs": _squashfs}[image["root"]["fileSystem"]]
    return make(f"{folder}/root.img", image, epoch)
