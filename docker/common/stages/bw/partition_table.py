"""Reads the partition table of a finished image back, so that the facts are those of the file itself."""
import json

from .run import capture


def read_partitions(path, planned, used):
    """
    Facts of each planned partition in table order. `planned` names them; `used` gives bytes by role. Where a board finds its boot
    loader by the table, that has partitions before the planned ones, which hold no files.
    """
    table = json.loads(capture(["sfdisk", "--json", path]))["partitiontable"]
    sector = table.get("sectorsize", 512)
    facts = []
    for plan, found in zip(planned, table["partitions"][-len(planned):], strict=True):
        facts.append({
            "label": plan["label"],
            "startBytes": found["start"] * sector,
            "sizeBytes": found["size"] * sector,
            "fileSystem": plan["fileSystem"],
            "usedBytes": used.get("boot" if plan["role"] in ("esp", "boot") else plan["role"]),
        })
    return facts
