"""The index of a release's packages: what can be chosen, what it needs, and what each board's configuration has of that."""
import json

from .inputs import OUT, read_json, stage_out
from .package_index import openers_among, read_packages, symbols_needed
from .report import progress, say
from .target_symbols import symbols_of_targets

SCHEMA = 1


def run(_stage):
    source = read_json(stage_out("source", "source.json"))
    targets = read_json("config/targets.json")
    total = len(targets) + 1
    progress(0, total, "Reading packages")
    packages = read_packages()
    needed = symbols_needed(packages)
    done = iter(range(1, total))
    symbols = symbols_of_targets(
        targets, source["version"], "/tmp/kconfig", openers_among(packages),
        each=lambda target: progress(next(done), total, f"Configuring {target['board']}"),
    )
    boards = {
        board: {name: value for name, value in sorted(have.items()) if name in needed and value != "n"}
        for board, have in symbols.items()
    }
    document = {"schema": SCHEMA, "ref": source["ref"], "version": source["version"], "packages": packages, "boards": boards}
    with open(f"{OUT}/packages.json", "w", encoding="utf-8") as file:
        json.dump(document, file)
    named = sum(1 for entry in packages if entry["kind"] == "package")
    say(f"{named} packages with {len(packages) - named} options, judged for {len(boards)} boards")
    progress(total, total, "Packages indexed")
