"""Every entry of a root file system with its rights, owner and checksum: what two images are compared by."""

import hashlib
import json
import os
import stat

CHUNK_BYTES = 1024 * 1024
KINDS = ((stat.S_ISREG, "file"), (stat.S_ISDIR, "directory"), (stat.S_ISLNK, "symlink"))


class FileList:
    """Entries are FileEntry of packages/evidence/src/file-list.ts.

    Without `owners` the list says nothing about owners: those of a tree an ordinary user made are not the image's.
    """

    def __init__(self, rootfs, owners=True):
        self.rootfs = rootfs
        self.owners = owners
        self.entries = []

    def add(self, path, facts):
        kind = next((name for matches, name in KINDS if matches(facts.st_mode)), "other")
        entry = {"path": path, "type": kind, "mode": f"{stat.S_IMODE(facts.st_mode):04o}"}
        if self.owners:
            entry["owner"] = f"{facts.st_uid}:{facts.st_gid}"
        if kind == "file":
            entry["sizeBytes"] = facts.st_size
            entry.update(self.checksum(path))
        elif kind == "symlink":
            entry["target"] = os.readlink(self.rootfs.outside(path))
        self.entries.append(entry)

    def checksum(self, path):
        """`sha256` of a file; nothing for a file this process may not read."""
        digest = hashlib.sha256()
        try:
            with open(self.rootfs.outside(path), "rb") as file:
                while chunk := file.read(CHUNK_BYTES):
                    digest.update(chunk)
        except OSError:
            return {}
        return {"sha256": digest.hexdigest()}

    def write(self, target):
        # The order in which JavaScript sorts strings, so that two lists can be read side by side.
        self.entries.sort(key=lambda entry: entry["path"].encode("utf-16-be", "surrogatepass"))
        with open(target, "w", encoding="ascii") as file:
            for entry in self.entries:
                file.write(json.dumps(entry, separators=(",", ":")) + "\n")
