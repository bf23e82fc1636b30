"""The personal region: 64 KiB behind the last partition, which a personalised download fills and first boot reads.

In the packed image it is a zstd frame of its own, stored without compression and therefore always of the same size: a
download sends the frames before it as they are and puts another in its place. `packages/artifacts/src/personalise` writes it.
"""
import os

from .report import StageError

REGION_BYTES = 65536
# First boot looks at every multiple of the region's size from the end of the last partition on, this far.
REACH_BYTES = 2 * 1048576
MAGIC = "BOARDWRIGHT-PERSONAL 1"


def empty_region():
    """What the region holds until somebody personalises the image. No zero bytes: it must not become a hole in the file."""
    return f"{MAGIC}\nempty\n".encode().ljust(REGION_BYTES, b"\n")


def reserve_region(path, partitions):
    """Appends the region to the image. `partitions` are the facts of its table. Returns where it is."""
    end = max(one["startBytes"] + one["sizeBytes"] for one in partitions)
    # Behind all that is there: the backup of a GPT follows the last partition.
    offset = -(-max(os.path.getsize(path), end) // REGION_BYTES) * REGION_BYTES
    if offset + REGION_BYTES > end + REACH_BYTES:
        raise StageError(
            "BUILD_RECIPE_FAILED", f"the image goes on for {(offset - end) // 1024} KiB behind its last partition",
            component="personal region", advice="First boot would not find the personal region there.",
        )
    with open(path, "r+b") as file:
        file.seek(offset)
        file.write(empty_region())
    return {"imageOffset": offset, "sizeBytes": REGION_BYTES}


def raw_frame(content):
    """A zstd frame with the content as it is (RFC 8878: one segment, size in two bytes, one raw block, no checksum)."""
    size = len(content)
    if not 256 <= size <= REGION_BYTES:
        raise ValueError(f"{size} bytes do not fit one raw block of such a frame")
    header = bytes([0x28, 0xB5, 0x2F, 0xFD, 0x60]) + (size - 256).to_bytes(2, "little")
    return header + (size << 3 | 1).to_bytes(3, "little") + content
