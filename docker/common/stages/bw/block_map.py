"""Takes the personal region out of the checksums of a block map, so that one map fits the image before and after it is filled."""
import hashlib
import re

RANGE = re.compile(r"^(?P<indent>\s*)<Range(?: chksum=\"[0-9a-f]+\")?>\s*(?P<first>\d+)(?:-(?P<last>\d+))?\s*</Range>\s*$")
FILE_SUM = re.compile(r"(<BmapFileChecksum>\s*)([0-9a-f]{64})(\s*</BmapFileChecksum>)")
BLOCK_SIZE = re.compile(r"<BlockSize>\s*(\d+)\s*</BlockSize>")


def _sha256(image, first, last, block):
    with open(image, "rb") as file:
        file.seek(first * block)
        left = (last - first + 1) * block
        hashed = hashlib.sha256()
        while left > 0 and (data := file.read(min(left, 1048576))):
            hashed.update(data)
            left -= len(data)
    return hashed.hexdigest()


def _line(indent, first, last, checksum):
    attribute = f' chksum="{checksum}"' if checksum else ""
    return f"{indent}<Range{attribute}> {first}-{last} </Range>\n"


def _split(line, region, image, block):
    """The lines in place of one: what lies in the region has no checksum, the rest a new one."""
    found = RANGE.match(line)
    if not found:
        return [line]
    first, last = int(found["first"]), int(found["last"] or found["first"])
    if last < region[0] or first > region[1]:
        return [line]
    parts = [(first, region[0] - 1, True), (max(first, region[0]), min(last, region[1]), False), (region[1] + 1, last, True)]
    return [_line(found["indent"], a, b, _sha256(image, a, b, block) if summed else None) for a, b, summed in parts if a <= b]


def leave_region_unchecked(path, image, region):
    """Rewrites the map at `path` of `image`. bmaptool writes a range without a checksum like any other."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    block = int(BLOCK_SIZE.search(text)[1])
    blocks = region["imageOffset"] // block, (region["imageOffset"] + region["sizeBytes"]) // block - 1
    lines = [new for line in text.splitlines(keepends=True) for new in _split(line, blocks, image, block)]
    # The map's own checksum is taken with zeros in its place.
    text = FILE_SUM.sub(rf"\g<1>{'0' * 64}\g<3>", "".join(lines))
    own = hashlib.sha256(text.encode()).hexdigest()
    with open(path, "w", encoding="utf-8") as file:
        file.write(FILE_SUM.sub(rf"\g<1>{own}\g<3>", text))
