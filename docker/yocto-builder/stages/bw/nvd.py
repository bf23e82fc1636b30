"""
The yearly files of the National Vulnerability Database (nvdcve-2.0-YEAR.json.gz), and which of what they list is in an image.

Matched as openembedded-core's class cve-check does it: by vendor, product and version of the names recipes give (CVE_PRODUCT,
CVE_VERSION). A vulnerability NVD has not analysed names no product and is not found.
"""
import gzip
import json
import re

from .cve_version import as_in_recipes, version_key
from .vex import entry_of

# A colon of a name is escaped in it.
_FIELDS = re.compile(r"(?<!\\):")
# Metrics of an entry, the one that counts first.
_METRICS = ("cvssMetricV31", "cvssMetricV30", "cvssMetricV40", "cvssMetricV2")


def _fields(cpe):
    """(vendor, product, version, update) of a name of CPE 2.3; empty where it has fewer."""
    parts = [re.sub(r"\\(.)", r"\1", part) for part in _FIELDS.split(cpe)]
    return tuple(parts[3:7]) if len(parts) > 6 else ("", "", "", "")


def products_of(manifest):
    """Product -> [(vendor or `*`, version, suffix, package)] of the recipes of an image."""
    wanted = {}
    for package in manifest["package"]:
        for cpe in package.get("cpes", []):
            vendor, product, version, _ = _fields(cpe)
            if product:
                wanted.setdefault(product, []).append((vendor, version.split("+git")[0], package.get("versionSuffix", ""), package))
    return wanted


def _equal(version, row):
    _, _, listed, update = _fields(row["criteria"])
    return version == as_in_recipes(listed if update in ("*", "-", "") else f"{listed}_{update}")


def _in_range(version, suffix, row):
    """Whether `version` is between the bounds of the row; False where it can't be compared."""
    mine = version_key(version, suffix)
    bounds = (
        ("versionStartIncluding", lambda other: mine >= other), ("versionStartExcluding", lambda other: mine > other),
        ("versionEndIncluding", lambda other: mine <= other), ("versionEndExcluding", lambda other: mine < other),
    )
    for name, holds in bounds:
        if name in row:
            other = version_key(as_in_recipes(row[name]), suffix)
            if mine is None or other is None or not holds(other):
                return False
    return True


def affects(version, suffix, row):
    """Whether a row of cpeMatch says that `version` is affected."""
    listed = _fields(row["criteria"])[2]
    if listed not in ("*", "-"):
        return _equal(version, row)
    return listed == "-" or _in_range(version, suffix, row)


def rating(cve):
    """(severity in lower case, score) of an entry, or (None, None)."""
    metrics = cve.get("metrics", {})
    for name in _METRICS:
        # What the database itself says comes before what others say.
        for metric in sorted(metrics.get(name, []), key=lambda one: one.get("type") != "Primary"):
            data = metric["cvssData"]
            severity = data.get("baseSeverity") or metric.get("baseSeverity")
            return (severity.lower() if severity else None), data.get("baseScore")
    return None, None


def _rows(cve):
    for configuration in cve.get("configurations", []):
        for node in configuration.get("nodes", []):
            yield from (row for row in node.get("cpeMatch", []) if row.get("vulnerable"))


def _affected(cve, wanted):
    """Packages of the image an entry names, by recipe: (package, whether its version is affected)."""
    named = {}
    for row in _rows(cve):
        vendor, product, _, _ = _fields(row["criteria"])
        for asked, version, suffix, package in wanted.get(product, []):
            if asked in ("*", vendor):
                _, before = named.get(package["name"], (None, False))
                named[package["name"]] = (package, before or affects(version, suffix, row))
    return named


def read_year(path):
    """(when it was written as ISO 8601, entries) of a yearly file; the database writes the time without its zone, UTC."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        document = json.load(file)
    return f"{document['timestamp'][:19]}Z", [one["cve"] for one in document["vulnerabilities"]]


def add_year(cves, wanted, entries, layers):
    """
    Adds to `entries`, by (recipe, CVE), what is not known yet, and severity and score to what is.

    What a recipe says of a vulnerability stays: that is what its status is for.
    """
    for cve in cves:
        if cve.get("vulnStatus") == "Rejected":
            continue
        for recipe, (package, is_affected) in _affected(cve, wanted).items():
            key = (recipe, cve["id"])
            if key not in entries and not is_affected:
                continue
            entry = entries.setdefault(key, entry_of(cve["id"], package, "unpatched", None, "NVD", layers.get(recipe)))
            entry["severity"], entry["score"] = rating(cve)
