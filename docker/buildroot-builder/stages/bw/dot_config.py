"""Reads and writes Buildroot's configuration."""
import os
import re
import subprocess

from .make import make
from .places import CCACHE, DOWNLOADS, OVERRIDES, TREE, fragments, release, sources
from .processors import processors
from .report import StageError, say

SET = re.compile(r"^(\w+)=(.*)$")
UNSET = re.compile(r"^# (\w+) is not set$")


def parse(path):
    """Symbol -> text right of `=`, `n` for "is not set". The last line about a symbol wins."""
    symbols = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            found = SET.match(line.rstrip("\n"))
            if found:
                symbols[found.group(1)] = found.group(2)
                continue
            found = UNSET.match(line.rstrip("\n"))
            if found:
                symbols[found.group(1)] = "n"
    return symbols


def _quoted(text):
    if any(bad in text for bad in '"\\$\n'):
        raise StageError("BUILD_RECIPE_FAILED", f"{text!r} can't be a value of Buildroot's configuration")
    return f'"{text}"'


def _builder_settings(defconfig):
    """What depends on the builder and its host alone. No part of what is built."""
    site = sources()
    settings = {
        "BR2_DEFCONFIG": _quoted(defconfig),
        "BR2_DL_DIR": _quoted(DOWNLOADS),
        "BR2_CCACHE": "y",
        "BR2_CCACHE_DIR": _quoted(CCACHE),
        # One line a file instead of one every 50 KiB.
        "BR2_WGET": _quoted("wget -nd -t 3 --connect-timeout=10 --no-verbose"),
        "BR2_JLEVEL": str(processors()),
        "BR2_PACKAGE_OVERRIDE_FILE": _quoted(OVERRIDES),
    }
    if site.get("primarySite"):
        settings["BR2_PRIMARY_SITE"] = _quoted(site["primarySite"])
        if site.get("primarySiteOnly"):
            settings["BR2_PRIMARY_SITE_ONLY"] = "y"
    return settings


def configure(output):
    """
    Writes `output`/.config: the board's upstream defconfig, the fragments over it, the builder's own settings last, put
    together by Buildroot's merge_config.sh and completed by its Kconfig.
    """
    os.makedirs(output, exist_ok=True)
    defconfig = f"{TREE}/configs/{release()['upstreamDefconfig']}_defconfig"
    if not os.path.exists(defconfig):
        raise StageError(
            "ENGINE_UNSUPPORTED_BOARD", f"this release of Buildroot has no {os.path.basename(defconfig)}",
            advice="Choose a release that has the board.",
        )
    last = f"{output}/builder.fragment"
    with open(last, "w", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in _builder_settings(defconfig).items())
    argv = ["support/kconfig/merge_config.sh", "-O", output, "-m", defconfig, *fragments(), last]
    merged = subprocess.run(argv, cwd=TREE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if merged.returncode != 0:
        say(merged.stdout.rstrip())
        raise StageError("BUILD_RECIPE_FAILED", "the configuration fragments could not be merged", "merge_config.sh")
    make(["olddefconfig"], output, say_line=lambda line: None if line.startswith("#") or not line else say(line))
    return parse(f"{output}/.config")
