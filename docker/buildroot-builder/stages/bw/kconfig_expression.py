"""
Kconfig's boolean expressions as lists: a symbol or constant is a string, `["!", a]`, `["&&", a, b, ...]`,
`["||", a, b, ...]`, `["=", a, b]` and `["!=", a, b]` are what they look like. Quotes of constants are kept.
"""
import re

TOKEN = re.compile(r"\s*(&&|\|\||!=|=|!|\(|\)|\"[^\"]*\"|[\w.-]+)")


class _Reader:
    def __init__(self, text):
        self.tokens = TOKEN.findall(text)
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def next(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def many(self, operator, part):
        parts = [part()]
        while self.peek() == operator:
            self.next()
            parts.append(part())
        return parts[0] if len(parts) == 1 else [operator, *parts]

    def any(self):
        return self.many("||", self.all)

    def all(self):
        return self.many("&&", self.one)

    def one(self):
        token = self.next()
        if token == "!":
            return ["!", self.one()]
        if token == "(":
            inner = self.any()
            self.next()
            return inner
        if self.peek() in ("=", "!="):
            return [self.next(), token, self.next()]
        return token


def parse(text):
    """The expression a condition is."""
    return _Reader(text).any()


def terms(expression):
    """What an expression asks for, each of it: `a && (b || c)` is two terms."""
    if isinstance(expression, list) and expression[0] == "&&":
        return [term for part in expression[1:] for term in terms(part)]
    return [expression]


def symbols_in(expression):
    """Names of all symbols in an expression."""
    if isinstance(expression, str):
        return set() if expression.startswith('"') or expression in ("y", "n", "m") else {expression}
    return {name for part in expression[1:] for name in symbols_in(part)}


def _value(word, symbols):
    if word.startswith('"'):
        return word[1:-1]
    return word if word in ("y", "n", "m") else symbols.get(word, "n").strip('"')


def holds(expression, symbols):
    """Whether it is true for a parsed .config, where a missing symbol is `n`."""
    if isinstance(expression, str):
        return _value(expression, symbols) == "y"
    operator, *parts = expression
    if operator == "!":
        return not holds(parts[0], symbols)
    if operator == "&&":
        return all(holds(part, symbols) for part in parts)
    if operator == "||":
        return any(holds(part, symbols) for part in parts)
    equal = _value(parts[0], symbols) == _value(parts[1], symbols)
    return equal == (operator == "=")


def write(expression, inside=False):
    """The expression as Kconfig writes it."""
    if isinstance(expression, str):
        return expression
    operator, *parts = expression
    if operator == "!":
        return f"!{write(parts[0], True)}"
    text = f" {operator} ".join(write(part, operator != "=") for part in parts)
    return f"({text})" if inside else text
