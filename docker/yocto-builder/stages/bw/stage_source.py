"""The repositories with the layers, each at its commit, by kas."""
from . import kas
from .inputs import OUT, ROOT, write_json
from .project import lay_out_project
from .report import StageError, group, progress, say
from .run import capture


def _checked_out(repos):
    """Name and commit of each repository."""
    for name, facts in repos.items():
        folder = f"{ROOT}/{facts.get('path') or name}"
        head = capture(["git", "-C", folder, "rev-parse", "HEAD"]).strip()
        if facts.get("commit") and head != facts["commit"]:
            raise StageError("CHECKSUM_MISMATCH", f"{name} is at {head}, not at {facts['commit']}", component=name)
        yield name, head


def run(_stage):
    progress(0, 2, "Layers")
    lay_out_project()
    group("Repositories")
    kas.checkout(kas.project_files())
    progress(1, 2, "Layers")
    heads = {}
    for name, head in _checked_out(kas.remote_repos()):
        heads[name] = head
        say(f"{name} {head}")
    write_json(f"{OUT}/source.json", {"repos": heads})
    progress(2, 2, f"{len(heads)} repositories")
