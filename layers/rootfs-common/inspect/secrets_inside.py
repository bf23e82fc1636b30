"""Finds what must not be shared by every copy of an image: keys, passwords, identities."""

import os
import re

PRIVATE_KEY = re.compile(
    rb"-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-|AGE-SECRET-KEY-1|^PrivateKey\s*=\s*\S{40,}",
    re.MULTILINE,
)
MOST_KEY_BYTES = 256 * 1024
MACHINE_IDS = ("/etc/machine-id", "/var/lib/dbus/machine-id")


def is_private_key(outside_path, size):
    if size == 0 or size > MOST_KEY_BYTES:
        return False
    try:
        with open(outside_path, "rb") as file:
            return PRIVATE_KEY.search(file.read()) is not None
    except OSError:
        return False


def passwords(rootfs):
    """Accounts anyone with the image could log in to: a password hash, or no password at all."""
    found = {}
    for path in ("/etc/passwd", "/etc/passwd-", "/etc/shadow", "/etc/shadow-"):
        for line in (rootfs.read_text(path) or "").split("\n"):
            fields = line.split(":")
            if len(fields) < 2 or not fields[0]:
                continue
            secret = fields[1]
            if secret == "x" and "passwd" in path:
                continue
            # `!`, `*` and `!hash` lock the account; a locked hash can still be cracked, so it counts.
            if secret.lstrip("!*") == "" and secret != "":
                continue
            found.setdefault(fields[0], "none" if secret == "" else "hash")
    return [{"user": user, "password": kind} for user, kind in sorted(found.items())]


def authorized_keys(rootfs):
    homes = ["/root", *(f"/home/{name}" for name in rootfs.names("/home"))]
    files = [f"{home}/.ssh/{name}" for home in homes for name in ("authorized_keys", "authorized_keys2")]
    return [path for path in files if (rootfs.read_text(path) or "").strip()]


def machine_ids(rootfs):
    """Files with a fixed machine id; systemd makes one at first boot when the file is empty or `uninitialized`."""
    return [path for path in MACHINE_IDS if (rootfs.read_text(path) or "").strip() not in ("", "uninitialized")]


class Findings:
    """Collects file findings during the walk over the tree."""

    def __init__(self, rootfs, owners):
        self.rootfs = rootfs
        self.owners = owners
        self.host_keys = []
        self.private_keys = []
        self.setuid = []

    def look_at(self, path, facts):
        if facts.st_mode & 0o4000:
            self.setuid.append(path)
        if re.fullmatch(r"/etc/ssh/ssh_host_.+_key", path):
            self.host_keys.append(path)
        # What a package ships is public already (test keys, examples), so only other files can hold a secret.
        elif path not in self.owners and is_private_key(self.rootfs.outside(path), facts.st_size):
            self.private_keys.append(path)

    def report(self):
        return {
            "hostKeys": sorted(self.host_keys),
            "privateKeys": sorted(self.private_keys),
            "passwords": passwords(self.rootfs),
            "authorizedKeys": authorized_keys(self.rootfs),
            "machineIds": machine_ids(self.rootfs),
            "setuid": sorted(self.setuid),
        }
