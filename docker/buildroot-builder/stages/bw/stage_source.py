"""Buildroot itself: a release tarball of the site mirror, or the release's tag from git."""
import os
import re
import shutil
import subprocess
import urllib.error
import urllib.request

from .inputs import OUT, ROOT, write_json
from .places import TREE, release, sources
from .report import StageError, progress, say
from .run import run as run_program

DEFAULT_GIT = "https://gitlab.com/buildroot.org/buildroot.git"
REF = re.compile(r"^[0-9A-Za-z][0-9A-Za-z._/-]*$")
TIMEOUT_SECONDS = 60


def _from_site(site, ref):
    """Fetches `buildroot-REF.tar.*` from the mirror, in the places Buildroot looks for its own downloads. Returns its path."""
    for suffix in ["tar.xz", "tar.gz", "tar.bz2"]:
        name = f"buildroot-{ref}.{suffix}"
        for place in [f"{site}/buildroot/{name}", f"{site}/{name}"]:
            try:
                with urllib.request.urlopen(place, timeout=TIMEOUT_SECONDS) as answer, open(f"{OUT}/{name}", "wb") as file:
                    shutil.copyfileobj(answer, file)
                return f"{OUT}/{name}"
            except urllib.error.HTTPError as error:
                if error.code not in (403, 404):
                    raise StageError("FETCH_FAILED", f"the site mirror answered {error.code} for {name}") from error
            except urllib.error.URLError as error:
                if isinstance(error.reason, FileNotFoundError):
                    continue
                raise StageError(
                    "MIRROR_UNAVAILABLE", f"the site mirror does not answer: {error.reason}",
                    advice="Check the site mirror that is configured for the worker, then retry.",
                ) from error
    return None


def _unpack(path):
    # GNU tar: Buildroot's skeletons hold absolute links, which Python's safe filter refuses and tar defuses.
    os.makedirs(f"{ROOT}/.unpack")
    run_program(["tar", "-x", "--no-same-owner", "-C", f"{ROOT}/.unpack", "-f", path])
    os.unlink(path)
    (top,) = os.listdir(f"{ROOT}/.unpack")
    os.rename(f"{ROOT}/.unpack/{top}", TREE)
    os.rmdir(f"{ROOT}/.unpack")


def _clone(url, ref):
    argv = ["git", "clone", "--quiet", "--depth", "1", "--branch", ref, "--", url, TREE]
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/tmp", "GIT_TERMINAL_PROMPT": "0"}
    done = subprocess.run(argv, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    say(done.stdout.rstrip())
    if done.returncode != 0:
        raise StageError(
            "FETCH_FAILED", f"Buildroot {ref} could not be cloned", component="buildroot",
            advice="Check that the build host reaches the git repository, or configure another one or a site mirror.",
        )
    head = subprocess.run(["git", "-C", TREE, "rev-parse", "HEAD"], stdout=subprocess.PIPE, text=True, check=True)
    shutil.rmtree(f"{TREE}/.git")
    return head.stdout.strip()


def _version():
    with open(f"{TREE}/Makefile", encoding="utf-8") as file:
        found = re.search(r"^export BR2_VERSION := (\S+)", file.read(), re.MULTILINE)
    return found.group(1) if found else None


def run(_stage):
    site = sources()
    ref = site.get("ref") or release().get("ref") or release()["release"]
    if not REF.match(ref):
        raise StageError("BUILD_RECIPE_FAILED", f"{ref!r} is no name of a release")
    progress(0, 1, f"Buildroot {ref}")
    shutil.rmtree(TREE, ignore_errors=True)
    mirror = site.get("primarySite")
    tarball = _from_site(mirror, ref) if mirror else None
    commit = None
    if tarball:
        say(f"Buildroot {ref} from the site mirror")
        _unpack(tarball)
    elif site.get("primarySiteOnly"):
        raise StageError(
            "FETCH_FAILED", f"the site mirror has no buildroot-{ref} tarball", component="buildroot",
            advice="Put the release's tarball into the site mirror.",
        )
    else:
        url = site.get("git") or site.get("buildrootGitUrl") or DEFAULT_GIT
        say(f"Buildroot {ref} from git")
        commit = _clone(url, ref)
    version = _version()
    if ref[0].isdigit() and not ref.endswith(".x") and version != ref:
        raise StageError("CHECKSUM_MISMATCH", f"what came as Buildroot {ref} says it is {version}", component="buildroot")
    write_json(f"{OUT}/source.json", {"ref": ref, "version": version, "commit": commit})
    say(f"Buildroot {version}{' at ' + commit if commit else ''}")
    progress(1, 1, f"Buildroot {version}")
