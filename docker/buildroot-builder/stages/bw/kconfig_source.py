"""Reads Buildroot's Config.in files: what each symbol is and depends on, in the words of the files themselves."""
import functools
import os
import re
from dataclasses import dataclass, field

from .kconfig_expression import holds, parse, terms, write
from .places import EXTERNAL, TREE

CONFIG = re.compile(r"^\s*(?:menu)?config (\w+)")
BLOCK = re.compile(r"^\s*(if|menu|choice)\b\s*(.*)")
OTHER = re.compile(r"^\s*(comment|mainmenu)\b")
END = re.compile(r"^\s*end(if|menu|choice)\b")
SOURCE = re.compile(r'^\s*source\s+"?([^"]+)"?')
DEPENDS = re.compile(r"^\s+depends on (.*)")
PROMPT = re.compile(r'^\s+(?:bool|prompt)\s+"([^"]*)"(?:\s+if\s+(.*))?')
SELECT = re.compile(r"^\s+select (\w+)(?:\s+if\s+(.*))?")
HELP = re.compile(r"^\s+(?:---)?help(?:---)?\s*$")
# Removed symbols, kept by Buildroot to refuse old configurations: none of them can be chosen.
LEGACY = "Config.in.legacy"


@dataclass
class Definition:
    """One place where a symbol is defined."""

    name: str
    path: str
    # Its own conditions and those of the blocks it lies in, also of the files that name this one.
    conditions: list = field(default_factory=list)
    # Text a person sees; None: only other symbols set it. Strings and numbers have none here either.
    prompt: str | None = None
    # (symbol, condition or None)
    selects: list = field(default_factory=list)
    help: list = field(default_factory=list)


def _indent(line):
    return len(line.expandtabs()) - len(line.expandtabs().lstrip())


def _help_of(lines):
    """Takes the lines of a help text off the front of the others."""
    text = []
    while lines and not lines[-1].strip():
        lines.pop()
    least = _indent(lines[-1]) if lines else 0
    while lines and least > 0 and (not lines[-1].strip() or _indent(lines[-1]) >= least):
        text.append(lines.pop().strip())
    return text


def _path_of(name):
    named = name.strip().replace("$BR2_EXTERNAL_BOARDWRIGHT_PATH", EXTERNAL)
    path = os.path.join(TREE, named)
    return path if "$" not in named and os.path.isfile(path) and os.path.basename(path) != LEGACY else None


def _definitions_in(path, outside):
    """Definitions of a file and of those it names. `outside`: conditions of the blocks round it."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().replace("\\\n", " ").split("\n")[::-1]
    blocks, entry = [], None
    while lines:
        line = lines.pop()
        line = line.split("#")[0].rstrip() if '"' not in line else line.rstrip()
        around = [*outside, *(condition for _, conditions in blocks for condition in conditions)]
        config, block, source = CONFIG.match(line), BLOCK.match(line), SOURCE.match(line)
        if config:
            entry = Definition(config.group(1), path, around)
            yield entry
        elif block:
            entry = None
            blocks.append((block.group(1), [block.group(2)] if block.group(1) == "if" else []))
        elif END.match(line):
            entry = None
            if blocks:
                blocks.pop()
        elif OTHER.match(line):
            entry = OTHER
        elif source:
            entry = None
            named = _path_of(source.group(1))
            if named:
                yield from _definitions_in(named, around)
        elif HELP.match(line):
            text = _help_of(lines)
            if isinstance(entry, Definition):
                entry.help = text
        elif isinstance(entry, Definition):
            _add_to(entry, line)
        elif entry is None and blocks and DEPENDS.match(line) and blocks[-1][0] != "if":
            blocks[-1][1].append(DEPENDS.match(line).group(1))


def _add_to(entry, line):
    depends, prompt, select = DEPENDS.match(line), PROMPT.match(line), SELECT.match(line)
    if depends:
        entry.conditions.append(depends.group(1))
    elif prompt:
        entry.prompt = prompt.group(1)
        if prompt.group(2):
            entry.conditions.append(prompt.group(2))
    elif select:
        entry.selects.append((select.group(1), select.group(2)))


@functools.lru_cache(maxsize=1)
def _read(tops):
    return [definition for top in tops if os.path.isfile(top) for definition in _definitions_in(top, [])]


def definitions():
    """All definitions of the tree and of the external one, in the order Kconfig reads them."""
    return _read((f"{TREE}/Config.in", f"{EXTERNAL}/Config.in"))


def terms_of(definition):
    """What a definition asks for, as expressions."""
    return [term for condition in definition.conditions for term in terms(parse(condition))]


def unmet_of(name, symbols):
    """
    The conditions that keep a symbol from being set, of the definition that comes closest; empty when none does.
    None: this release has no such symbol.
    """
    places = [definition for definition in definitions() if definition.name == name]
    if not places:
        return None
    unmet = [[write(term) for term in terms_of(place) if not holds(term, symbols)] for place in places]
    return min(unmet, key=len)
