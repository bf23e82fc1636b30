"""
The check before the build: Buildroot's own Kconfig on what was rendered. Every symbol asked for must come out as asked, and
every overlay must compile.
"""
import os
import shutil

from .dot_config import configure, parse
from .inputs import IN, OUT
from .kconfig_source import unmet_of
from .overlay_sources import check_overlays
from .places import SITE_FRAGMENT, fragments, release
from .report import StageError, group, progress, say


def _site_symbols():
    """What the build host sets itself overrules the tree."""
    paths = [path for path in fragments() if os.path.basename(path) == SITE_FRAGMENT]
    return parse(paths[0]) if paths else {}


def _why(name, wanted, symbols):
    """Why Kconfig did not take a value, in words."""
    unmet = unmet_of(name, symbols)
    if unmet is None:
        return f"Buildroot {release()['release']} has no such symbol"
    if wanted == "n":
        return "something else that is chosen selects it"
    if unmet:
        return f"it depends on {' and '.join(unmet)}, which does not hold"
    return "another choice took its place"


def run(_stage):
    progress(0, 2, "Configuring")
    group("Device tree overlays")
    check_overlays(f"{IN}/board/dts")
    group("Configuration")
    output = "/tmp/config"
    symbols = configure(output)
    shutil.copyfile(f"{output}/.config", f"{OUT}/buildroot.config")

    progress(1, 2, "Checking every symbol")
    group("Symbols")
    site = _site_symbols()
    asked = release()["symbols"]
    dropped = []
    for entry in asked:
        name, wanted = entry["name"], site.get(entry["name"], entry["value"])
        have = symbols.get(name, "n")
        # An empty string and a symbol that is not there are the same to make.
        if have == wanted or (wanted == '""' and have == "n"):
            continue
        why = _why(name, wanted, symbols)
        say(f"MISSING {name}={wanted}, asked for by {entry['unit']} ({entry['because']}): it is {have}, because {why}")
        dropped.append((entry, why))
    say(f"{len(asked) - len(dropped)} of {len(asked)} symbols are as asked for.")
    if dropped:
        entry, why = dropped[0]
        more = f" and {len(dropped) - 1} more" if len(dropped) > 1 else ""
        raise StageError(
            "PACKAGE_CONFLICT", f"Buildroot dropped {entry['name']}, which {entry['unit']} asked for: {why}{more}",
            component=entry["name"], advice="Take out of the spec what asked for it, or choose what it depends on.",
        )
    progress(2, 2, "Configuration checked")
