"""
What BitBake remembers of its last parse of the same layers and configuration, shared by all builds: without it a parse of 3,000
recipes takes minutes instead of seconds.

BitBake writes the file in place, so every build works on a copy of its own; a finished one takes the place of the old at once. It
looks at inodes too: what is remembered holds for as long as the layer of the stage `source` is kept.
"""
import glob
import hashlib
import os
import shutil
import subprocess
import tempfile
import time

from .inputs import ROOT
from .places import BUILD, PARSE_CACHE, PARSED, PROJECT
from .report import say

# 60 KB a recipe; those that were not used for longest are given up.
KEEP = 12
# With fewer new recipes a copy costs more than it saves the next build.
WORTH_KEEPING = 20
CONFIG_FILES = ("conf/local.conf", "conf/bblayers.conf", "conf/site.conf")
RECIPES = "bb_cache.dat"
HALF_MADE = ".new-"
HALF_MADE_SECONDS = 3600


def _heads(root):
    """Commit of every repository that is checked out, by directory name."""
    heads = {}
    for name in sorted(os.listdir(root)):
        if os.path.isdir(f"{root}/{name}/.git"):
            argv = ["git", "-C", f"{root}/{name}", "rev-parse", "HEAD"]
            heads[name] = subprocess.run(argv, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    return heads


def _layer_configuration(project):
    """Files of our layers that every recipe is read with."""
    patterns = ("layers/*/conf/**/*", "layers/*/classes*/*.bbclass")
    found = {path for pattern in patterns for path in glob.glob(f"{project}/{pattern}", recursive=True)}
    return sorted(path for path in found if os.path.isfile(path))


def key(root=ROOT, build=BUILD, project=PROJECT):
    """Name of what is remembered: equal for builds whose recipes all parse to the same."""
    digest = hashlib.sha256()
    for name, commit in _heads(root).items():
        digest.update(f"{name}={commit}\n".encode())
    for path in [*(f"{build}/{name}" for name in CONFIG_FILES), *_layer_configuration(project)]:
        digest.update(path.encode())
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()[:32]


def _files(folder):
    # The name without a checksum is a link to the newest.
    found = glob.glob(f"{folder}/**/{RECIPES}.*", recursive=True)
    return sorted(path for path in found if os.path.isfile(path) and not os.path.islink(path))


def fetch(name, cache=PARSE_CACHE, parsed=PARSED):
    """Copies what is remembered under this name to the build's own place. Returns whether there was any."""
    kept = f"{cache}/{name}"
    if not os.path.isdir(kept):
        return False
    os.utime(kept)
    shutil.copytree(kept, parsed, dirs_exist_ok=True)
    return True


def forget_code(build=BUILD):
    """
    Takes away what BitBake remembers of Python code it has read. With it the same configuration gets another checksum than without,
    and everything is parsed again.
    """
    for path in glob.glob(f"{build}/cache/**/bb_codeparser.dat*", recursive=True):
        os.unlink(path)


def _drop(cache, keep_count, now):
    """Gives up what was not used for longest, and what a stage that was ended left half-made."""
    finished = []
    for entry in os.scandir(cache):
        used = entry.stat().st_mtime
        if not entry.name.startswith(HALF_MADE):
            finished.append((used, entry.path))
        elif used < now - HALF_MADE_SECONDS:
            shutil.rmtree(entry.path, ignore_errors=True)
    for _, path in sorted(finished)[:max(0, len(finished) - keep_count)]:
        shutil.rmtree(path, ignore_errors=True)


def keep(name, new_recipes, cache=PARSE_CACHE, parsed=PARSED):
    """Shares what the build parsed, when it is worth it. Returns whether it was."""
    if new_recipes < WORTH_KEEPING or not _files(parsed):
        return False
    aside = tempfile.mkdtemp(dir=cache, prefix=HALF_MADE)
    os.chmod(aside, 0o755)
    for path in _files(parsed):
        place = f"{aside}/new/{os.path.relpath(path, parsed)}"
        os.makedirs(os.path.dirname(place), exist_ok=True)
        shutil.copyfile(path, place)
    target = f"{cache}/{name}"
    if os.path.isdir(target):
        os.rename(target, f"{aside}/old")
    os.rename(f"{aside}/new", target)
    shutil.rmtree(aside)
    _drop(cache, KEEP, time.time())
    say(f"{new_recipes} parsed recipes are remembered for other builds.")
    return True
