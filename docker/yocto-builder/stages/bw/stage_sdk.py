"""The SDK: compiler and sysroot of the image, by `bitbake -c populate_sdk`."""
import glob
import os
import shutil

from .bitbake import Bitbake
from .building import build, counted_before
from .disk_space import require_free
from .downloads_view import DownloadsView
from .inputs import OUT, ROOT
from .places import DOWNLOAD_CACHE, DOWNLOADS, TMP, yocto
from .prepare import prepare
from .report import StageError, group, progress, say

# Compilers for and on the build host's architecture, what they are linked with, and the installer with all of it.
SDK_MIB = 8192


def run(_stage):
    progress(0, 1, "Preparing")
    group("Configuration")
    require_free(ROOT, SDK_MIB, "building the SDK")
    with DownloadsView(DOWNLOAD_CACHE, DOWNLOADS):
        prepare()
        group("SDK")
        with Bitbake(network=False) as bitbake:
            tasks, reused, _ = build(bitbake, ["-c", "populate_sdk", yocto()["image"]], counted_before("sdk-sstate.json"))
    say(f"{tasks} tasks, {reused} of them did not need to be run.")
    made = [path for path in glob.glob(f"{TMP}/deploy/sdk/*.sh") if not os.path.islink(path)]
    if len(made) != 1:
        raise StageError("BUILD_RECIPE_FAILED", f"populate_sdk left {len(made)} installers in deploy/sdk", component="sdk")
    shutil.copyfile(made[0], f"{OUT}/sdk.sh")
    progress(1, 1, "SDK")
