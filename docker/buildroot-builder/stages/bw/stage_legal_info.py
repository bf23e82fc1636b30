"""Licences, manifest and sources of everything in the configuration, by Buildroot's own `make legal-info`."""
from .dot_config import configure
from .inputs import OUT
from .make import make
from .package_steps import PackageSteps
from .places import OUTPUT
from .rendered_tree import keep_rendered_tree
from .report import group, progress, say
from .run import run as run_program


def run(_stage):
    group("Configuration")
    keep_rendered_tree()
    configure(OUTPUT)
    progress(0, 2, "Preparing: make reads all packages")
    make(["legal-info"], OUTPUT, say_line=PackageSteps(OUTPUT, []).line)
    group("Packing")
    progress(1, 2, "Packing")
    # The sources are compressed already: gzip is here for those who expect it.
    run_program(["tar", "-C", OUTPUT, "--use-compress-program", "pigz -1", "-cf", f"{OUT}/legal-info.tar.gz", "legal-info"])
    progress(2, 2, "Licences and sources")
    say("Warnings of the packages are in legal-info/README.")
