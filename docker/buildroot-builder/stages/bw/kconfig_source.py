"""Reads Buildroot's Config.in files: what a symbol depends on, in the words of the files themselves."""
import os
import re

from .places import EXTERNAL, TREE

CONFIG = re.compile(r"^(?:menu)?config (\w+)")
BLOCK = re.compile(r"^(if|menu|choice|comment)\b\s*(.*)")
END = re.compile(r"^end(if|menu|choice)\b")
DEPENDS = re.compile(r"^\s+depends on (.*)")
TOKEN = re.compile(r"\s*(&&|\|\||!=|=|!|\(|\)|\"[^\"]*\"|[\w.-]+)")
TOP = ["arch", "toolchain", "system", "linux", "package", "fs", "boot", "support"]


def _files():
    for base in [*(f"{TREE}/{name}" for name in TOP), EXTERNAL]:
        for folder, folders, names in os.walk(base):
            folders.sort()
            yield from (f"{folder}/{name}" for name in sorted(names) if name.startswith("Config.in"))


def _lines(path):
    """Lines with their continuations joined, without comments."""
    with open(path, encoding="utf-8") as file:
        text = file.read().replace("\\\n", " ")
    for line in text.split("\n"):
        yield line.split("#")[0].rstrip() if '"' not in line else line.rstrip()


def _conditions_in(path, name):
    """The conditions of each definition of the symbol in the file: its own, and those of the blocks it lies in."""
    blocks, found, current = [], [], None
    for line in _lines(path):
        config, block = CONFIG.match(line), BLOCK.match(line)
        if config or block or END.match(line):
            current = None
        if config and config.group(1) == name:
            current = [condition for _, conditions in blocks for condition in conditions]
            found.append(current)
        elif config:
            pass
        elif block and block.group(1) != "comment":
            blocks.append((block.group(1), [block.group(2)] if block.group(1) == "if" else []))
        elif END.match(line) and blocks:
            blocks.pop()
        depends = DEPENDS.match(line)
        if depends and current is not None:
            current.append(depends.group(1))
        elif depends and blocks and current is None and not config and blocks[-1][0] in ("menu", "choice"):
            blocks[-1][1].append(depends.group(1))
    return found


def conditions_of(name):
    """One list of conditions for each definition of the symbol; empty when no file defines it."""
    found = []
    for path in _files():
        with open(path, encoding="utf-8") as file:
            if re.search(rf"^(?:menu)?config {name}\s*$", file.read(), re.MULTILINE):
                found += _conditions_in(path, name)
    return found


class _Expression:
    """Kconfig's boolean expressions over a parsed .config, where a missing symbol is `n`."""

    def __init__(self, text, symbols):
        self.tokens = TOKEN.findall(text)
        self.at = 0
        self.symbols = symbols

    def _peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _next(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def any(self):
        value = self.all()
        while self._peek() == "||":
            self._next()
            value = self.all() or value
        return value

    def all(self):
        value = self.one()
        while self._peek() == "&&":
            self._next()
            value = self.one() and value
        return value

    def one(self):
        token = self._next()
        if token == "!":
            return not self.one()
        if token == "(":
            value = self.any()
            self._next()
            return value
        if self._peek() in ("=", "!="):
            equal = self._next() == "="
            return (self._text(token) == self._text(self._next())) == equal
        return self._text(token) == "y"

    def _text(self, token):
        if token.startswith('"'):
            return token[1:-1]
        if token in ("y", "n", "m"):
            return token
        return self.symbols.get(token, "n").strip('"')


def _top_terms(condition):
    """`a && (b || c)` as [a, (b || c)]."""
    terms, depth, start = [], 0, 0
    for found in re.finditer(r"\(|\)|&&", condition):
        token = found.group()
        depth += {"(": 1, ")": -1}.get(token, 0)
        if token == "&&" and depth == 0:
            terms.append(condition[start:found.start()].strip())
            start = found.end()
    return [*terms, condition[start:].strip()]


def holds(condition, symbols):
    """Whether a condition is true for a configuration."""
    return _Expression(condition, symbols).any()


def unmet_of(name, symbols):
    """
    The conditions that keep a symbol from being set, of the definition that comes closest; empty when none does.
    None: this release has no such symbol.
    """
    definitions = conditions_of(name)
    if not definitions:
        return None
    unmet = [
        [term for condition in conditions for term in _top_terms(condition) if not holds(term, symbols)]
        for conditions in definitions
    ]
    return min(unmet, key=len)
