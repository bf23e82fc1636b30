"""Compares a finished configuration (of a kernel, of U-Boot) with the lines an image was promised."""
import json
import os


def _holds(line, have):
    name, _, value = line.partition("=")
    if value == "n":
        return name not in have
    # What is built in is there as well as what is a module.
    return have.get(name) == value or (value == "m" and have.get(name) == "y")


def _required(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def missing_lines(config_path, required_path):
    """
    Entries `{ line, because, unit }` of the required lines the configuration does not have, and all of them.

    `CONFIG_X=m` is there when it is built in, too; `CONFIG_X=n` when it is not set. A missing list requires nothing.
    """
    with open(config_path, encoding="utf-8") as file:
        have = dict(line.rstrip("\n").split("=", 1) for line in file if line.startswith("CONFIG_"))
    required = _required(required_path)
    return [entry for entry in required if not _holds(entry["line"], have)], required


def advice_on(line):
    """What a person can do about a line the configuration does not have."""
    if line.endswith("=n"):
        return "Something that is chosen selects it: take the line out."
    return ("This kernel does not have it on this architecture, or lacks what it depends on. Take out what asked for it, "
            "add what it depends on to kernel.configFragment, or choose another release or preemption model.")
