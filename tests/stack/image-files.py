#!/usr/bin/python3
"""
Every file of every partition of a disk image: one JSON line each with path, mode, owner, and sha256 or link target.

Usage: image-files.py IMAGE. Run as root, so that owners survive unpacking. Needs sfdisk, debugfs, mtools and unsquashfs.
"""
import hashlib
import json
import os
import stat
import subprocess
import sys
import tempfile

SECTOR = 512


def unpack(partition, target):
    """Unpacks a partition's file system by what its first bytes say."""
    with open(partition, "rb") as file:
        head = file.read(2048)
    if head[1080:1082] == b"\x53\xef":
        subprocess.run(["debugfs", "-R", f"rdump / {target}", partition], check=True, capture_output=True)
        return "ext"
    if head[:4] == b"hsqs":
        subprocess.run(["unsquashfs", "-quiet", "-no-progress", "-force", "-dest", target, partition], check=True)
        return "squashfs"
    if head[510:512] == b"\x55\xaa" and b"FAT" in head[:90]:
        subprocess.run(["mcopy", "-snQ", "-i", partition, "::/", target], check=True, capture_output=True)
        return "vfat"
    return None


def facts(path, file_system):
    info = os.lstat(path)
    found = {"type": stat.S_IFMT(info.st_mode)}
    if file_system != "vfat":
        found |= {"mode": oct(stat.S_IMODE(info.st_mode)), "uid": info.st_uid, "gid": info.st_gid}
    if stat.S_ISLNK(info.st_mode):
        found["target"] = os.readlink(path)
    elif stat.S_ISREG(info.st_mode):
        with open(path, "rb") as file:
            found["sha256"] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def main(image):
    table = json.loads(subprocess.run(["sfdisk", "--json", image], check=True, capture_output=True).stdout)["partitiontable"]
    for number, row in enumerate(table["partitions"], 1):
        with tempfile.TemporaryDirectory() as folder:
            partition, root = f"{folder}/partition", f"{folder}/root"
            os.mkdir(root)
            with open(image, "rb") as source, open(partition, "wb") as copy:
                source.seek(row["start"] * SECTOR)
                for _ in range(row["size"] // 2048):
                    copy.write(source.read(2048 * SECTOR))
                copy.write(source.read(row["size"] % 2048 * SECTOR))
            file_system = unpack(partition, root)
            print(json.dumps([f"{number}", {"size": row["size"] * SECTOR, "fileSystem": file_system}]))
            for base, folders, names in os.walk(root):
                for name in sorted(folders + names):
                    path = os.path.join(base, name)
                    print(json.dumps([f"{number}/{os.path.relpath(path, root)}", facts(path, file_system)]))


main(sys.argv[1])
