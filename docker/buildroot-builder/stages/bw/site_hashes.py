"""
Hashes of tarballs a site brings itself. Buildroot checks none for a kernel or toolchain at a custom address, so the site
states them in its fragment: `# sha256 <hash> <file name>`.
"""
import glob
import hashlib
import os
import re

from .report import StageError, say

STATED = re.compile(r"^# sha256 ([0-9a-f]{64})\s+(\S+)$")


def stated_hashes(path):
    """File name -> sha256 from the lines of a fragment."""
    with open(path, encoding="utf-8") as file:
        found = (STATED.match(line.rstrip("\n")) for line in file)
        return {match.group(2): match.group(1) for match in found if match}


def check_site_hashes(path, downloads):
    """Compares downloaded files with the hashes a fragment states. A wrong file is removed, so that a retry fetches it."""
    for name, wanted in sorted(stated_hashes(path).items()):
        for file_path in glob.glob(f"{downloads}/*/{glob.escape(name)}"):
            with open(file_path, "rb") as file:
                have = hashlib.file_digest(file, "sha256").hexdigest()
            if have != wanted:
                os.unlink(file_path)
                raise StageError(
                    "CHECKSUM_MISMATCH", f"{name} has sha256 {have}, the site's fragment says {wanted}", component=name,
                    advice="The file in the site mirror is not the one the fragment was written for. Put the right one there.",
                )
            say(f"{name}: OK (sha256 {wanted}, stated by the site)")
