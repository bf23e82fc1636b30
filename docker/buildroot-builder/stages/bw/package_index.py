"""What a release of Buildroot can put on an image: every package and option a person can choose, read from the tree."""
import os
import re

from . import kconfig_source
from .kconfig_expression import symbols_in
from .package_makefile import facts_of

PREFIX = "BR2_PACKAGE_"
HOMEPAGE = re.compile(r"^https?://\S+$")


def name_of(symbol):
    """The name a spec uses: BR2_PACKAGE_RT_TESTS is rt-tests. None when that name would not lead back to the symbol."""
    name = symbol.removeprefix(PREFIX).lower().replace("_", "-")
    return name if PREFIX + name.upper().replace("-", "_") == symbol else None


def _summary(lines):
    """First paragraph of a help text in one line; None when there is none."""
    paragraph = []
    for line in lines:
        if not line or HOMEPAGE.match(line):
            if paragraph:
                break
            continue
        paragraph.append(line)
    return " ".join(paragraph) or None


def _is_package(symbol, folder):
    return symbol == PREFIX + re.sub(r"[-.]", "_", os.path.basename(folder)).upper()


def _entry(definition, facts):
    folder = os.path.dirname(definition.path)
    is_package = _is_package(definition.name, folder)
    known = facts(folder) if is_package else {"version": None, "licence": None}
    return {
        "name": name_of(definition.name),
        "symbol": definition.name,
        "kind": "package" if is_package else "option",
        "of": os.path.basename(folder),
        "title": definition.prompt,
        **known,
        "summary": _summary(definition.help),
        "homepage": next((line for line in reversed(definition.help) if HOMEPAGE.match(line)), None),
        "needs": kconfig_source.terms_of(definition),
        "brings": sorted({name for name, _ in definition.selects if name.startswith(PREFIX)}),
        "always": sorted({name for name, condition in definition.selects if condition is None}),
    }


def _folders():
    return [os.path.join(kconfig_source.TREE, "package") + "/", os.path.join(kconfig_source.EXTERNAL, "package") + "/"]


def read_packages():
    """One entry for each choosable symbol below package/, sorted by name. A symbol defined twice counts where it is first."""
    folders, facts, found = tuple(_folders()), {}, {}

    def remembered(folder):
        if folder not in facts:
            facts[folder] = facts_of(folder)
        return facts[folder]

    for definition in kconfig_source.definitions():
        if definition.prompt is None or not definition.name.startswith(PREFIX):
            continue
        if not definition.path.startswith(folders) or definition.path.endswith(".host"):
            continue
        if name_of(definition.name) is not None and definition.name not in found:
            found[definition.name] = _entry(definition, remembered)
    return sorted(found.values(), key=lambda entry: entry["name"])


def symbols_needed(packages):
    """All symbols the needs of packages name."""
    return {name for entry in packages for term in entry["needs"] for name in symbols_in(term)}


def openers_among(packages):
    """Symbols of the packages that others name in their needs."""
    return sorted(symbols_needed(packages) & {entry["symbol"] for entry in packages if entry["kind"] == "package"})
