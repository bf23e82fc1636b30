"""Where things are in a Yocto stage. The same in every build: the parse cache holds these paths."""
from .inputs import IN, ROOT, read_json

# The tree, copied from /in: BitBake must not see it change, and kas looks for layers beside its own file.
PROJECT = f"{ROOT}/project"
BUILD = f"{ROOT}/build"
TMP = f"{BUILD}/tmp"
# What BitBake remembers of a parse. Its own copy, brought to and from the shared one.
PARSED = f"{BUILD}/cache/parsed"
EVENTS = f"{BUILD}/bw-events.jsonl"
# A link to this stage's own view of the download cache.
DOWNLOADS = f"{ROOT}/downloads"
STATIC_LAYERS = "/usr/lib/boardwright/layers"
LAYERS_OF_OURS = ("meta-boardwright", "rootfs-common")

DOWNLOAD_CACHE = "/cache/downloads"
SSTATE_CACHE = "/cache/sstate"
PARSE_CACHE = "/cache/parse"

REQUIRED_KERNEL_CONFIG = f"{IN}/config/required-kernel-config.json"


def yocto():
    """What is built: `release`, `machine`, `image`, `kernelRecipe`, `arch`, `repos`, the variables, and `outputs` asked for beside it."""
    return read_json("config/yocto.json")


def sources():
    """What the plan is pinned to; where repositories, sources and results of others come from."""
    return read_json("sources.json")


def targets():
    """What BitBake is asked to build: the recipes the build host named, or else the image."""
    return sources().get("targets") or [yocto()["image"]]


def sdk_target():
    """BitBake's name of the SDK, or None where nobody asked for it."""
    wanted = not sources().get("targets") and "sdk" in yocto().get("outputs", [])
    return f"{yocto()['image']}:do_populate_sdk" if wanted else None
