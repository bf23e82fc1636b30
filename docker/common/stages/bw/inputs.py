"""Reads what the plan handed to the stage. Every path is fixed; no value ever becomes part of a shell string."""
import json
import os
import re

IN = "/in"
ROOT = "/work/rootfs"
OUT = "/out"

PACKAGE_NAME = re.compile(r"^[a-z0-9][a-z0-9+.-]*$")


def read_json(path):
    """JSON of a file in /in, or of any absolute path."""
    with open(os.path.join(IN, path), encoding="utf-8") as file:
        return json.load(file)


def read_list(path):
    """Package names, one a line; a missing file is an empty list."""
    full = os.path.join(IN, path)
    if not os.path.exists(full):
        return []
    with open(full, encoding="utf-8") as file:
        names = [line.strip() for line in file if line.strip() and not line.startswith("#")]
    for name in names:
        if not PACKAGE_NAME.match(name):
            raise ValueError(f"not a package name: {name!r}")
    return names


def stage_out(stage, path):
    """A file another stage left in its /out."""
    return os.path.join("/stages", stage, path)


def source_date_epoch():
    return int(read_json("sources.json")["sourceDateEpoch"])


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, indent=2, sort_keys=True)
        file.write("\n")
