"""The CVE report with a database: what recipes say, and what NVD lists for their versions beyond that."""
from . import nvd
from .inputs import OUT, read_json, stage_out, write_json
from .places import yocto
from .recipes import layers_by_recipe
from .report import group, progress, say
from .vex import recipe_entries, report


def run(_stage):
    manifest = read_json(stage_out("image", "vex.json"))
    layers = layers_by_recipe(read_json(stage_out("check", "recipes.json")))
    entries, wanted, newest = recipe_entries(manifest, layers), nvd.products_of(manifest), ""
    names = read_json(stage_out("advisories", "nvd/files.json"))
    group("Vulnerabilities")
    for done, name in enumerate(names):
        progress(done, len(names), name)
        date, cves = nvd.read_year(stage_out("advisories", f"nvd/{name}"))
        newest = max(newest, date)
        nvd.add_year(cves, wanted, entries, layers)
    document = report(yocto()["release"], manifest, entries.values(), {"name": "NVD", "newest": newest})
    write_json(f"{OUT}/cve-report.json", document)
    counts = {status: sum(entry["status"] == status for entry in document["entries"]) for status in ("unpatched", "patched", "ignored")}
    say(f"{counts['unpatched']} unpatched, {counts['patched']} patched, {counts['ignored']} ignored in {document['recipes']} recipes.")
    progress(len(names), len(names), "CVE report")
