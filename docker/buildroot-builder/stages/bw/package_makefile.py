"""Reads version and licence of a package from its .mk file, without make: what the file does not say plainly stays unknown."""
import glob
import os
import re

ASSIGNED = re.compile(r"^(\w+)\s*([:?+]?)=\s*(.*)")
CONDITIONAL = re.compile(r"^\s*(ifeq|ifneq|ifdef|ifndef)\b")
REFERENCE = re.compile(r"\$[({]([\w]+)[)}]")
LONGEST_CHAIN = 5
# Said of a value to which a file adds on a condition.
AND_MORE = " and more with some options"


def _variables(path):
    """Variables a file always sets; those set on a condition are left out, and what is added on a condition is only hinted at."""
    with open(path, encoding="utf-8", errors="replace") as file:
        lines = file.read().replace("\\\n", " ").split("\n")
    found, depth, unsure, more = {}, 0, set(), set()
    for line in lines:
        if CONDITIONAL.match(line):
            depth += 1
        elif line.strip().startswith("endif"):
            depth = max(0, depth - 1)
        assigned = ASSIGNED.match(line)
        if not assigned:
            continue
        name, how, value = assigned.groups()
        value = value.split(" #")[0].strip()
        if depth > 0:
            (more if how == "+" else unsure).add(name)
        elif how == "+":
            found[name] = f"{found.get(name, '')} {value}".strip()
        else:
            unsure.discard(name)
            found[name] = value
    return {name: value + (AND_MORE if name in more else "") for name, value in found.items() if name not in unsure}


def _expanded(text, variables):
    for _ in range(LONGEST_CHAIN):
        if "$" not in text:
            return " ".join(text.split()) or None
        if any(name not in variables for name in REFERENCE.findall(text)):
            return None
        text = REFERENCE.sub(lambda found: variables[found.group(1)], text)
    return None


def facts_of(folder):
    """
    `version` and `licence` of the package in a directory; None where its files do not say.

    @param folder - for example package/qt5/qt5base: what the files of package/qt5 set counts too
    """
    above = os.path.dirname(folder)
    # package/ itself holds the package infrastructure.
    folders = [folder] if os.path.basename(above) == "package" else [above, folder]
    variables = {}
    for path in [path for one in folders for path in sorted(glob.glob(f"{one}/*.mk"))]:
        variables.update(_variables(path))
    prefix = re.sub(r"[-.]", "_", os.path.basename(folder)).upper()
    return {
        "version": _expanded(variables.get(f"{prefix}_VERSION", ""), variables),
        "licence": _expanded(variables.get(f"{prefix}_LICENSE", ""), variables),
    }
