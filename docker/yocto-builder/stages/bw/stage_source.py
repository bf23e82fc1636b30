"""The repositories with the layers, each at its commit, by kas."""
from . import kas
from .checkout_progress import CheckoutProgress
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
    lay_out_project()
    repos = kas.remote_repos()
    progress(0, len(repos), "Layers")
    group("Repositories")
    kas.checkout(kas.project_files(), CheckoutProgress(len(repos)))
    heads = {}
    for name, head in _checked_out(repos):
        heads[name] = head
        say(f"{name} {head}")
    write_json(f"{OUT}/source.json", {"repos": heads})
    progress(len(repos), len(repos), f"{len(heads)} repositories")
