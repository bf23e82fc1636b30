"""Runs kas: it checks the repositories out and writes BitBake's configuration."""
import json
import os
import re
import subprocess

import yaml

from .inputs import ROOT
from .places import BUILD, PROJECT, sources
from .report import StageError, say

SITE_FILE = "site.yml"
# The tree is no repository, and is not meant to be one.
EXPECTED = "is not under version control"
NOT_UPDATED = re.compile(r"- WARNING +- Could not update repository (\S+?):")


def environment():
    """What kas and git see. Some mirrors lack old objects, hence the depth."""
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": "/tmp", "USER": "builder", "LOGNAME": "builder",
        "SHELL": "/bin/bash", "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "TERM": "dumb",
        "KAS_WORK_DIR": ROOT, "KAS_BUILD_DIR": BUILD, "KAS_CLONE_DEPTH": "1", "GIT_TERMINAL_PROMPT": "0",
    }


def site_file(repos, mirror):
    """
    Content of the file that has kas take the repositories from a mirror: JSON, which is YAML too.

    `repos`: those with a URL of their own, by their key in kas.yml. `mirror`: where each is under that name.
    """
    base = mirror.rstrip("/")
    return json.dumps({"header": {"version": 14}, "repos": {name: {"url": f"{base}/{name}"} for name in repos}}, indent=1)


def _kas(arguments):
    """Runs kas in the project, and keeps what it prints. Returns (status, stdout, stderr)."""
    result = subprocess.run(["kas", *arguments], cwd=PROJECT, env=environment(), stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    return result.returncode, result.stdout, result.stderr


def _kas_aloud(arguments, watch):
    """Runs kas in the project with its lines in the log as they come. Returns (status, log). `watch`: is given each line."""
    log = []
    with subprocess.Popen(["kas", *arguments], cwd=PROJECT, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace", bufsize=1) as process:
        for line in (text.rstrip("\n") for text in process.stdout):
            log.append(line)
            if EXPECTED not in line:
                # What a server of repositories prints must not be able to speak to the worker.
                say(f" {line}" if line.startswith("@bw") else line)
            watch(line)
    return process.returncode, "\n".join(log)


def dump(files):
    """The project as kas understands it; the repositories are checked out already, or it would do that."""
    status, document, log = _kas(["dump", "--format", "json", files])
    if status != 0:
        say(log.rstrip())
        said = [line for line in log.splitlines() if "ERROR" in line]
        raise StageError("BUILD_RECIPE_FAILED", f"kas does not take kas.yml: {said[-1].split('ERROR', 1)[1].strip(' -') if said else log.strip()[-200:]}",
                         component="kas")
    return json.loads(document)


def remote_repos():
    """Repositories of kas.yml that have a URL, by their key: those of the tree itself have none."""
    with open(f"{PROJECT}/kas.yml", encoding="utf-8") as file:
        repos = yaml.safe_load(file)["repos"]
    return {name: facts for name, facts in repos.items() if (facts or {}).get("url")}


def project_files():
    """What kas is given: kas.yml, and beside it a file with the mirror where the build host names one."""
    mirror = sources().get("gitMirror")
    if not mirror:
        return "kas.yml"
    with open(f"{PROJECT}/{SITE_FILE}", "w", encoding="utf-8") as file:
        file.write(site_file(remote_repos(), mirror))
    return f"kas.yml:{SITE_FILE}"


def failed_repository(log):
    """Name of the repository whose checkout failed, from kas' own words, or None."""
    for line in log.splitlines():
        if "ERROR" in line and f"{ROOT}/" in line:
            name = line.split(f"{ROOT}/", 1)[1].split()[0].strip("\"'$/").split("/")[0]
            if name and name != os.path.basename(PROJECT):
                return name
    found = NOT_UPDATED.search(log)
    return found.group(1) if found else None


def checkout(files, watch=None):
    """
    Brings every repository to its commit and writes conf/local.conf and conf/bblayers.conf. Needs no network where the
    commits are there already.

    `watch`: is given each line kas prints, as it prints it; without it kas says only what is wrong.
    """
    level = "warning" if watch is None else "info"
    status, log = _kas_aloud(["--log-level", level, "checkout", files], watch or (lambda line: None))
    if status != 0:
        name = failed_repository(log)
        raise StageError(
            "FETCH_FAILED", f"the repository {name or 'of a layer'} could not be checked out", component=name,
            advice="Check that the build host reaches it, or configure a git mirror that has the commit, then retry.",
        )
