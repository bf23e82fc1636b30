#!/usr/bin/python3
"""
Which of Buildroot's source files Debian's archive has under another name: the same bytes, found by Buildroot's own hash.

Usage: find_sources.py BUILDROOT_TARBALL APT_LISTS_DIR PACKAGE_OR_FILE...
Prints `<file name> <path in the archive>`, a line each. Ends with 1 when a wanted package has no such file.
"""
import re
import subprocess
import sys
import tarfile
from pathlib import Path

HASH = re.compile(r"^sha256\s+([0-9a-f]{64})\s+(\S+)$", re.MULTILINE)
CHECKSUMS = re.compile(r"^Checksums-Sha256:\n((?: .*\n?)+)", re.MULTILINE)


def archive_files(lists):
    """sha256 -> path in the archive of every source file the lists name."""
    paths = {}
    for index in lists.glob("*_Sources*"):
        text = subprocess.run(["/usr/lib/apt/apt-helper", "cat-file", index], capture_output=True, text=True, check=True).stdout
        for stanza in text.split("\n\n"):
            folder, sums = re.search(r"^Directory: (.*)$", stanza, re.MULTILINE), CHECKSUMS.search(stanza)
            for line in sums.group(1).splitlines() if folder and sums else []:
                digest, _, name = line.split()
                paths[digest] = f"{folder.group(1)}/{name}"
    return paths


def buildroot_files(tarball):
    """(package, file name, sha256) of every file Buildroot has a hash of."""
    with tarfile.open(tarball) as tree:
        for member in tree:
            if member.isfile() and member.name.endswith(".hash"):
                text = tree.extractfile(member).read().decode(errors="replace")
                for digest, name in HASH.findall(text):
                    yield Path(member.name).stem, name, digest


def main(tarball, lists, wanted):
    paths = archive_files(Path(lists))
    found = set()
    for package, name, digest in buildroot_files(tarball):
        for want in {package, name} & wanted:
            if digest in paths:
                print(name, paths[digest])
                found.add(want)
    for want in sorted(wanted - found):
        print(f"{want}: Debian's archive has no file with Buildroot's hash", file=sys.stderr)
    return 1 if wanted - found else 0


sys.exit(main(sys.argv[1], sys.argv[2], set(sys.argv[3:])))
