"""Where things are in a Buildroot stage. The same in every stage: ccache and the host tools' run paths hold these paths."""
import os

from .inputs import IN, ROOT, read_json

TREE = f"{ROOT}/buildroot"
OUTPUT = f"{ROOT}/out"
# The rendered files, kept beside the output: make compares their times with what it built from them.
RENDERED = f"{ROOT}/tree"
EXTERNAL = "/usr/lib/boardwright/layers/br2-external-boardwright"
OVERRIDES = "/usr/lib/boardwright/host-tools/overrides.mk"
DOWNLOADS = "/cache/dl"
CCACHE = "/cache/ccache"

SITE_FRAGMENT = "90-site.fragment"


def release():
    """What is built: `release`, `ref`, `upstreamDefconfig` and the symbols to check."""
    return read_json("config/buildroot.json")


def sources():
    """What the plan is pinned to; where Buildroot and its downloads come from."""
    return read_json("sources.json")


def fragments():
    """Configuration fragments this stage was given, in the order they are merged. A later stage is given more of them."""
    folder = f"{IN}/config/fragments"
    return [f"{folder}/{name}" for name in sorted(os.listdir(folder)) if name.endswith(".fragment")]
