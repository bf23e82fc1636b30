"""
The check before the build: a ladder that stops at the first trouble. kas reads its file; BitBake reads the configuration, then all
recipes, then says what the image is made of. Nothing is fetched or built.

BitBake looks for providers of what every task of the image's recipe needs, do_populate_sdk too: what an SDK lacks fails here, whether or
not one was asked for. The recipes that are listed are those of the image alone, and so is the result of the stage.
"""
from . import kas, parse_cache
from .bitbake import Bitbake
from .inputs import IN, OUT, write_json
from .overlay_sources import check_overlays
from .places import BUILD, targets
from .prepare import prepare
from .recipes import chosen, document, lines_of
from .report import fact, group, progress, say


def run(_stage):
    progress(0, 4, "Reading kas.yml")
    group("Device tree overlays")
    check_overlays(f"{IN}/board/dts")
    group("kas")
    name = prepare()
    machine = kas.dump(kas.project_files())["machine"]
    say(f"kas.yml is valid: machine {machine}")

    group("Configuration")
    progress(1, 4, "Reading the configuration of all layers")
    # A server of its own: after this command the same configuration gets another checksum, and no parse is remembered under it.
    with Bitbake() as bitbake:
        _, _, configuration = bitbake.run(["-e"], show=False)

    with Bitbake() as bitbake:
        group("Recipes")
        output, events, _ = bitbake.run(["-p"])
        # Nothing is said of a parse where everything was remembered.
        found = events.recipes or {"parsed": output.parsed or 0, "cached": output.loaded, "skipped": 0}
        fact("recipes", found)
        # Kept before the next step, which may fail for a reason of this image alone.
        parse_cache.keep(name, found["parsed"])
        group("What is built")
        progress(3, 4, "What depends on what")
        bitbake.run(["-g", *targets()])

    with open(f"{BUILD}/task-depends.dot", encoding="utf-8") as file:
        recipes = document(file, configuration)
    write_json(f"{OUT}/recipes.json", recipes)
    facts = chosen(recipes)
    fact("chosen", facts)
    group("Recipes that are needed")
    for line in lines_of(recipes):
        say(line)
    group("")
    say(f"{len(recipes)} recipes of {len(facts['layers'])} layers are needed for {' '.join(targets())}.")
    progress(4, 4, "Checked")
