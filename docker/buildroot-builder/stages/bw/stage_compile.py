"""
Toolchain, base, packages, extras: builds what the stage's configuration has and the layer below has not.

Each of these stages is given more configuration fragments than the one before. Nothing is finalised here: that is the image
stage's, so that the target tree can grow from layer to layer.
"""
import json
import os
import threading

from .dot_config import configure
from .inputs import IN, OUT, read_json, stage_out, write_json
from .kernel_config import check_kernel_config, kernel_problem
from .layer_changes import bring_up_to_date, closure, postponed, read_state, unbuilt, write_state
from .make import FACTS, make
from .package_steps import PackageSteps
from .package_times import known_seconds, remember_seconds
from .places import OUTPUT
from .processors import processors
from .rendered_tree import keep_rendered_tree
from .report import StageError, group, progress, say
from .uboot_config import check_uboot_config

GATE = "/tmp/boardwright-gate"
REQUIRED_KERNEL_CONFIG = f"{IN}/config/required-kernel-config.json"
REQUIRED_UBOOT_CONFIG = f"{IN}/config/required-uboot-config.json"
CHECK_KERNEL = "/usr/lib/boardwright/stages/check-kernel"
POLL_SECONDS = 1.0


class _Build:
    """One run of make: reads its package facts, brings the layer up to date, lets it go on, follows it."""

    def __init__(self, symbols, only=None, check_kernel=False):
        """`only`: the package to build with what it needs, instead of all of the configuration that can stay as it is."""
        self.symbols = symbols
        self._check_kernel = check_kernel
        self._only = only
        self._later = set() if only else postponed(
            symbols, read_json(stage_out("download", "symbols.json")), read_json(stage_out("download", "show-info.json"))
        )
        self.packages = None
        self.steps = None
        self._stop = threading.Event()

    def _facts_are_here(self, line):
        facts = json.loads(line)
        wanted = closure([self._only], facts, "dependencies") if self._only else facts
        self.packages = {name: facts[name] for name in facts if name in wanted}
        before = read_state()
        if before:
            bring_up_to_date(before, self.symbols, self.packages)
        todo = [name for name in unbuilt(self.packages) if name not in self._later]
        say(f"{len(todo)} of {len(self.packages)} packages to build")
        for name in sorted(self._later & set(self.packages)):
            say(f"{name} is left for a later stage, which adds what it is built with")
        self.steps = PackageSteps(OUTPUT, todo, known_seconds())
        threading.Thread(target=self._watch, daemon=True).start()
        with open(GATE, "w", encoding="utf-8") as gate:
            gate.write("go\n")

    def _watch(self):
        while not self._stop.wait(POLL_SECONDS):
            self.steps.tell()

    def line(self, text):
        if self.packages is None and text.startswith(FACTS):
            self._facts_are_here(text)
        elif self.steps:
            self.steps.line(text)
        else:
            say(text)

    def run(self):
        """One run of make tells its facts, waits at the gate, and builds."""
        progress(0, 1, "Preparing: make reads all packages")
        options = []
        if self.symbols.get("BR2_PER_PACKAGE_DIRECTORIES") == "y":
            # Each package's own make runs BR2_JLEVEL jobs too: half as many packages keep the processors busy.
            options = [f"-j{max(2, processors() // 2)}", "-Otarget"]
        goal = self._only or "boardwright-packages"
        variables = [f"BOARDWRIGHT_GATE={GATE}", f"BOARDWRIGHT_GOAL={goal}", f"BOARDWRIGHT_LATER={' '.join(sorted(self._later))}"]
        if self._check_kernel:
            variables.append(f"BOARDWRIGHT_KERNEL_CHECK={CHECK_KERNEL} {REQUIRED_KERNEL_CONFIG}")
        os.mkfifo(GATE)
        try:
            make(["boardwright-build"], OUTPUT, say_line=self.line, options=options, variables=variables)
        except StageError as error:
            # What the kernel lacks says more than make's "Error 1".
            raise (kernel_problem(REQUIRED_KERNEL_CONFIG) if self._check_kernel else None) or error
        finally:
            os.unlink(GATE)
            self._stop.set()
            if self.steps:
                # Also after a failure: what was built until then is built from ccache the next time.
                remember_seconds(self.steps.seconds())
        if self.packages is None:
            raise StageError("BUILD_RECIPE_FAILED", "make told nothing about its packages", component="make")
        self.steps.done()

    def built(self):
        """Facts of the packages of this stage's configuration that are built."""
        missing = self._later & set(unbuilt(self.packages))
        return {name: facts for name, facts in self.packages.items() if name not in missing}


def run(stage):
    group("Configuration")
    keep_rendered_tree()
    symbols = configure(OUTPUT)
    build = _Build(symbols, "toolchain" if stage == "toolchain" else None, stage == "base")
    build.run()
    write_state(symbols, build.built())
    write_json(f"{OUT}/show-info.json", build.packages)
    if stage == "base":
        group("Kernel configuration")
        check_kernel_config(REQUIRED_KERNEL_CONFIG)
        check_uboot_config(REQUIRED_UBOOT_CONFIG)
