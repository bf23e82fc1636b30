"""
What recipes say of vulnerabilities, from the file openembedded-core's class `vex` deploys with an image, as entries of ours:
{cve, recipe, layer, version, status, reason, severity, score, source}. Both releases write it, in slightly different words.
"""
import os

STATUSES = {"Patched": "patched", "Ignored": "ignored"}
# How scarthgap and wrynose call a patch in the recipe: the name alone says nothing a person does not see from the status.
PATCHED_HERE = ("backported-patch", "fix-file-included")


def _reason(issue):
    """Why the recipe says so, in its own words, or None."""
    patches = sorted({os.path.basename(path) for path in issue.get("patch-file", [])})
    if patches:
        return f"patch {', '.join(patches)}"
    detail, words = issue.get("detail", ""), issue.get("description", "").strip()
    if detail in PATCHED_HERE:
        return words or "patch in the recipe"
    return ": ".join(part for part in (detail, words) if part) or None


def entry_of(cve, package, status, reason, source, layer=None):
    """One entry; what only a database knows is left open."""
    return {
        "cve": cve, "recipe": package["name"], "layer": layer, "version": package["version"], "status": status, "reason": reason,
        "severity": None, "score": None, "source": source,
    }


def recipe_entries(manifest, layers=None):
    """
    Entries by (recipe, CVE) of what recipes say.

    `manifest`: the file of vex. `layers`: recipe -> layer, where it is known.
    """
    found = {}
    for package in manifest["package"]:
        for issue in package["issue"]:
            status = STATUSES.get(issue["status"], "unpatched")
            layer = (layers or {}).get(package["name"])
            found[package["name"], issue["id"]] = entry_of(issue["id"], package, status, _reason(issue), "recipe", layer)
    return found


def _order(entry):
    parts = entry["cve"].split("-")
    number = tuple(int(part) if part.isdigit() else 0 for part in parts[1:])
    return (entry["recipe"], tuple(-part for part in number), entry["cve"])


def report(release, manifest, entries, database=None):
    """
    The document cve-report.json, CveReport of packages/evidence/src/cve-report.ts.

    `database`: {name, newest} of what was matched against, or None when only the recipes were asked.
    """
    return {
        "version": 1, "release": release, "database": database, "recipes": len(manifest["package"]),
        "entries": sorted(entries, key=_order),
    }
