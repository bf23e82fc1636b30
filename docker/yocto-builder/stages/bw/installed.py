"""What is on the finished image, from BitBake's own records: packages with versions, licences and the files each owns."""
import json
import os
import re

FIELD = re.compile(r"^([A-Z_]+)(?::[^:]+)?: (.*)$")
OPERATORS = {"&": "AND", "|": "OR"}


def read_manifest(path):
    """[(package, architecture, version)] of IMAGE_MANIFEST, whose lines are `name arch version`."""
    with open(path, encoding="utf-8") as file:
        return [tuple(line.split()[:3]) for line in file if len(line.split()) >= 3]


def read_package(pkgdata, package):
    """
    Facts of a package: PN, PV, PE, PR, LICENSE, SECTION, FILES_INFO (path -> bytes), as far as they were recorded.

    `pkgdata`: directory of the machine's package data. A package may have been renamed (`libc6` is `glibc` there).
    """
    path = f"{pkgdata}/runtime-reverse/{package}"
    if not os.path.exists(path):
        path = f"{pkgdata}/runtime/{package}"
    if not os.path.exists(path):
        return {"FILES_INFO": {}}
    facts = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            found = FIELD.match(line.rstrip("\n"))
            if found:
                # What is said of the package comes after what is said of its recipe.
                facts[found.group(1)] = found.group(2)
    # BitBake writes it escaped, so that every value is one line.
    facts["FILES_INFO"] = json.loads(facts.get("FILES_INFO", "{}").encode("latin1").decode("unicode_escape"))
    return facts


def licence_expression(text):
    """A LICENSE of BitBake as an SPDX expression, or None."""
    words = re.findall(r"[&|()]|[^\s&|()]+", text or "")
    return " ".join(OPERATORS.get(word, word) for word in words).replace("( ", "(").replace(" )", ")") or None


def version_of(facts, said):
    """
    Version of the package with epoch and revision, as it is installed; what the manifest says where nothing is recorded.

    Not that of its recipe: a package may have its own, and one built from a repository has the commit in it.
    """
    version = facts.get("PKGV") or facts.get("PV")
    if not version:
        return said
    epoch, revision = facts.get("PKGE") or facts.get("PE"), facts.get("PKGR") or facts.get("PR")
    return (f"{epoch}:" if epoch else "") + version + (f"-{revision}" if revision else "")
