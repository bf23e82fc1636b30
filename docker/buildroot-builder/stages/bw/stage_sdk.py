"""The SDK: compiler, host tools and sysroot of the image, movable, by Buildroot's own `make sdk`."""
import glob
import os
import shutil

from .dot_config import configure
from .inputs import OUT
from .make import make
from .package_steps import PackageSteps
from .places import OUTPUT
from .rendered_tree import keep_rendered_tree
from .report import StageError, group, progress


def run(_stage):
    group("Configuration")
    keep_rendered_tree()
    configure(OUTPUT)
    progress(0, 1, "Preparing: make reads all packages")
    make(["sdk"], OUTPUT, say_line=PackageSteps(OUTPUT, []).line)
    made = glob.glob(f"{OUTPUT}/images/*_sdk-buildroot.tar.gz")
    if len(made) != 1:
        raise StageError("BUILD_RECIPE_FAILED", "make sdk left no SDK in images/", component="sdk")
    shutil.copyfile(made[0], f"{OUT}/sdk.tar.gz")
    os.unlink(made[0])
    progress(1, 1, "SDK")
