#!/usr/bin/env python3
"""Inspects a finished root file system and writes what the gate, the SBOM and the size map need.

Usage: inspect_rootfs.py ROOTFS --suite trixie --out inspect.json [--package-suites FILE] [--files files.ndjson]

The output is InspectReport of packages/evidence/src/inspect-report.ts. Standard library only.
"""

import argparse
import json
import os
import stat
import sys

from dpkg_records import installed_packages, owned_files
from file_list import FileList
from rootfs_path import Rootfs
from secrets_inside import Findings

TREE_DEPTH = 3


class Walk:
    """One pass over the tree: bytes by directory and by package, counts, findings. Hard links count once."""

    def __init__(self, rootfs, owners, findings, file_list=None):
        self.rootfs = rootfs
        self.owners = owners
        self.findings = findings
        self.file_list = file_list
        self.seen = set()
        self.bytes_of = {}
        self.files = 0
        self.total = 0
        self.unowned = 0
        self.unreadable = []

    def file_bytes(self, path, facts):
        self.files += 1
        if stat.S_ISREG(facts.st_mode):
            self.findings.look_at(path, facts)
        if facts.st_nlink > 1:
            if (facts.st_dev, facts.st_ino) in self.seen:
                return 0
            self.seen.add((facts.st_dev, facts.st_ino))
        size = facts.st_size if stat.S_ISREG(facts.st_mode) or stat.S_ISLNK(facts.st_mode) else 0
        owner = self.owners.get(path)
        if owner is None:
            self.unowned += size
        else:
            self.bytes_of[owner] = self.bytes_of.get(owner, 0) + size
        self.total += size
        return size

    def directory(self, path, depth):
        """SizeNode of a directory; children down to TREE_DEPTH levels, largest first."""
        try:
            entries = sorted(os.scandir(self.rootfs.outside(path)), key=lambda entry: entry.name)
        except OSError:
            self.unreadable.append(path)
            entries = []
        size = 0
        children = []
        for entry in entries:
            inside = f"{path.rstrip('/')}/{entry.name}"
            facts = entry.stat(follow_symlinks=False)
            if self.file_list is not None:
                self.file_list.add(inside, facts)
            if entry.is_dir(follow_symlinks=False):
                child = self.directory(inside, depth + 1)
                size += child["bytes"]
                if depth < TREE_DEPTH and child["bytes"] > 0:
                    children.append(child)
            else:
                size += self.file_bytes(inside, facts)
        node = {"name": os.path.basename(path.rstrip("/")) or "/", "bytes": size}
        if children:
            node["children"] = sorted(children, key=lambda child: (-child["bytes"], child["name"]))
        return node


def kernel_facts(rootfs, owners, packages):
    """Release, configuration and package version of the newest kernel with modules inside."""
    releases = [name for name in rootfs.names("/usr/lib/modules") if rootfs.resolve(f"/boot/vmlinuz-{name}")]
    releases = releases or rootfs.names("/usr/lib/modules")
    if not releases:
        return {"kernelRelease": None, "kernelPackageVersion": None, "kernelConfigPath": None, "kernelConfig": None}
    release = releases[-1]
    config_path = f"/boot/config-{release}"
    config = rootfs.read_text(config_path)
    owner = owners.get(f"/boot/vmlinuz-{release}")
    version = next((package["version"] for package in packages if package["name"] == owner), None)
    lines = [line for line in (config or "").split("\n") if line.startswith(("CONFIG_", "# CONFIG_"))]
    return {
        "kernelRelease": release,
        "kernelPackageVersion": version,
        "kernelConfigPath": None if config is None else config_path,
        "kernelConfig": None if config is None else "\n".join(lines) + "\n",
    }


def read_suites(path):
    """Package name to suite from a file with lines `name suite`; for packages pinned to another suite."""
    if path is None:
        return {}
    with open(path, encoding="utf-8") as file:
        return dict(line.split()[:2] for line in file if len(line.split()) >= 2)


def inspect(directory, suite, suite_of, files=None):
    rootfs = Rootfs(directory)
    owners = owned_files(rootfs)
    findings = Findings(rootfs, owners)
    file_list = None if files is None else FileList(rootfs)
    walk = Walk(rootfs, owners, findings, file_list)
    sizes = walk.directory("/", 1)
    if file_list is not None:
        file_list.write(files)
    packages = installed_packages(rootfs, suite, suite_of, walk.bytes_of)
    return {
        "version": 1,
        "suite": suite,
        **kernel_facts(rootfs, owners, packages),
        "osRelease": rootfs.read_text("/etc/os-release") or "",
        "fileCount": walk.files,
        "totalBytes": walk.total,
        "unpackagedBytes": walk.unowned,
        "unreadable": walk.unreadable,
        "findings": findings.report(),
        "sizes": sizes,
        "packages": packages,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rootfs")
    parser.add_argument("--suite", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--package-suites", help="file with lines `package suite` for packages of other suites")
    parser.add_argument("--files", help="also write every file with rights, owner and sha256, one JSON object a line")
    options = parser.parse_args()
    if not os.path.isdir(options.rootfs):
        print(f"inspect_rootfs: {options.rootfs} is not a directory", file=sys.stderr)
        return 2
    report = inspect(options.rootfs, options.suite, read_suites(options.package_suites), options.files)
    with open(options.out, "w", encoding="utf-8") as file:
        json.dump(report, file, indent=1)
        file.write("\n")
    print(f"Inspected {report['fileCount']} files of {len(report['packages'])} packages.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
