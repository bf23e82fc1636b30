"""Builds the image, or the recipes the build host named, without a network; results of earlier builds are taken over."""
from .bitbake import Bitbake
from .building import build, counted_before
from .disk_space import require_free
from .downloads_view import DownloadsView
from .final_kernel_config import check_kernel_config
from .inputs import OUT, ROOT, read_json, stage_out, write_json
from .places import DOWNLOAD_CACHE, DOWNLOADS, sources, targets, yocto
from .prepare import prepare
from .report import group, progress, say

# What is left of a recipe once it is built, on average, and the largest work directories that exist at once.
MIB_A_RECIPE = 20
MIB_AT_ONCE = 4096
LITTLE_MIB = 2048


def _needed_mib():
    if sources().get("targets"):
        return LITTLE_MIB
    return MIB_AT_ONCE + MIB_A_RECIPE * len(read_json(stage_out("check", "recipes.json")))


def run(_stage):
    progress(0, 1, "Preparing")
    group("Configuration")
    require_free(ROOT, _needed_mib(), "building the image" if not sources().get("targets") else "building")
    with DownloadsView(DOWNLOAD_CACHE, DOWNLOADS):
        prepare()
        group("Build")
        with Bitbake(network=False) as bitbake:
            tasks, reused, events = build(bitbake, targets(), counted_before("sstate.json"))
    say(f"{tasks} tasks, {reused} of them did not need to be run.")
    write_json(f"{OUT}/task-seconds.json", events.seconds_by_recipe())
    if not sources().get("targets"):
        group("Kernel configuration")
        check_kernel_config(yocto()["machine"])
    progress(1, 1, "Built")
