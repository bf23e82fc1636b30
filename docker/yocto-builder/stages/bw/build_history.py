"""
What openembedded-core's class `buildhistory` recorded of a build, condensed to one line of JSON for each layer, recipe and package:
BuildHistoryEntry of packages/evidence/src/build-history.ts.

Recipes are all whose packages could be in the image; packages those that are.
"""
import glob
import json
import os
import shlex

SCRIPTS = ("pkg_preinst", "pkg_postinst", "pkg_prerm", "pkg_postrm")
# Fields of an image that say what was asked for; the others are lists of functions.
IMAGE_FIELDS = ("DISTRO", "DISTRO_VERSION", "IMAGE_FEATURES", "IMAGE_LINGUAS", "IMAGE_INSTALL", "PACKAGE_EXCLUDE", "IMAGESIZE")


def read_fields(path):
    """NAME -> value of a file of `NAME = value` lines; empty where there is none."""
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        pairs = (line.rstrip("\n").partition("=") for line in file)
        return {name.strip(): value.strip() for name, separator, value in pairs if separator}


def _version(fields, epoch="PE", version="PV", revision="PR"):
    """As `oe-pkgdata-util` writes it: epoch only where there is one."""
    start = f"{fields[epoch]}:" if fields.get(epoch, "0") != "0" else ""
    return start + "-".join(part for part in (fields.get(version, ""), fields.get(revision, "")) if part)


def _revisions(path):
    """Name of a repository, empty for the only one, -> commit, of a latest_srcrev."""
    found = {}
    for name, value in read_fields(path).items():
        if name == "SRCREV" or name.startswith("SRCREV_"):
            found[name[len("SRCREV_"):]] = value.strip('"')
    return found


def recipe_entry(folder):
    """Entry of the recipe whose history is in `folder`; None where it only left a sysroot, as those of the build host do."""
    fields = read_fields(f"{folder}/latest")
    if "PV" not in fields:
        return None
    return {
        "kind": "recipe", "name": os.path.basename(folder), "version": _version(fields), "layer": fields.get("LAYER") or None,
        "licence": fields.get("LICENSE", ""), "depends": fields.get("DEPENDS", "").split(), "packages": fields.get("PACKAGES", "").split(),
        "config": fields.get("CONFIG", "").split(), "sources": fields.get("SRC_URI", "").split(),
        "revisions": _revisions(f"{folder}/latest_srcrev"),
    }


def _text(path):
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def package_entry(folder, recipe):
    """Entry of a package of `recipe`, or None where none was recorded."""
    fields = read_fields(f"{folder}/latest")
    if "PV" not in fields:
        return None
    name = os.path.basename(folder)
    # PKG, PKGE, PKGV and PKGR are written only where they differ from what the recipe has.
    whole = {"PKGE": fields.get("PE", "0"), "PKGV": fields.get("PV", ""), "PKGR": fields.get("PR", ""), **fields}
    scripts = {script: _text(f"{folder}/latest.{script}") for script in SCRIPTS}
    return {
        "kind": "package", "name": name, "recipe": recipe, "installedAs": fields.get("PKG") or name,
        "version": _version(whole, "PKGE", "PKGV", "PKGR"), "sizeBytes": int(fields.get("PKGSIZE") or 0),
        "provides": fields.get("RPROVIDES", ""), "depends": fields.get("RDEPENDS", ""), "recommends": fields.get("RRECOMMENDS", ""),
        "replaces": fields.get("RREPLACES", ""), "conflicts": fields.get("RCONFLICTS", ""),
        "files": shlex.split(fields.get("FILELIST", "")),
        "scripts": {script: text for script, text in scripts.items() if text},
    }


def _image_entry(history, image):
    found = sorted(glob.glob(f"{history}/images/*/*/{image}/image-info.txt"))
    fields = read_fields(found[-1]) if found else {}
    return {"kind": "image", "name": image, "fields": {name: fields[name] for name in IMAGE_FIELDS if name in fields}}


def entries(history, image, installed, repos):
    """
    All entries, in order.

    `history`: BUILDHISTORY_DIR. `installed`: names of the packages of the image. `repos`: [{id, url, commit, branch}].
    """
    yield _image_entry(history, image)
    for repo in sorted(repos, key=lambda one: one["id"]):
        yield {"kind": "layer", "name": repo["id"], "commit": repo["commit"], "branch": repo.get("branch")}
    recipes, packages = {}, {}
    for folder in sorted(glob.glob(f"{history}/packages/*/*")):
        recipe = recipe_entry(folder)
        if recipe is None:
            continue
        recipes[recipe["name"]] = recipe
        for name in recipe["packages"]:
            package = package_entry(f"{folder}/{name}", recipe["name"])
            if package and package["installedAs"] in installed:
                packages[package["name"]] = package
    yield from (recipes[name] for name in sorted(recipes))
    yield from (packages[name] for name in sorted(packages))


def write_build_history(target, *given):
    """Writes the entries to `target`. Returns how many there are of each kind."""
    counts = {}
    with open(target, "w", encoding="ascii") as file:
        for entry in entries(*given):
            counts[entry["kind"]] = counts.get(entry["kind"], 0) + 1
            file.write(json.dumps(entry, separators=(",", ":"), sort_keys=True) + "\n")
    return counts
