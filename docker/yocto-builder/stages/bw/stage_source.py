"""The repositories with the layers, each at its commit, by kas."""
import os

from . import kas
from .inputs import OUT, ROOT, write_json
from .places import PROJECT
from .project import lay_out_project, set_times_of_checkout
from .report import StageError, group, progress, say
from .run import capture


def _checked_out(repos):
    """Name and commit of each repository that has a URL."""
    for name, facts in repos.items():
        if not (facts or {}).get("url"):
            continue
        folder = f"{ROOT}/{(facts or {}).get('path') or name}"
        head = capture(["git", "-C", folder, "rev-parse", "HEAD"]).strip()
        if facts.get("commit") and head != facts["commit"]:
            raise StageError("CHECKSUM_MISMATCH", f"{name} is at {head}, not at {facts['commit']}", component=name)
        yield name, folder, head


def run(_stage):
    progress(0, 2, "Layers")
    lay_out_project()
    repos = kas.dump()["repos"]
    group("Repositories")
    os.chdir(PROJECT)
    kas.checkout(kas.project_files())
    progress(1, 2, "Layers")
    heads = {}
    for name, folder, head in _checked_out(repos):
        set_times_of_checkout(folder)
        heads[name] = head
        say(f"{name} {head}")
    write_json(f"{OUT}/source.json", {"repos": heads})
    progress(2, 2, f"{len(heads)} repositories")
