"""What Buildroot's own Kconfig makes of each board's configuration before a person chooses anything."""
import os
import subprocess

from .dot_config import SET, UNSET, parse
from .make import environment, make
from .places import EXTERNAL, TREE
from .report import StageError


def _merged(defconfig, fragment):
    """The upstream defconfig with a fragment's text over it, as merge_config.sh does it."""
    symbols = parse(f"{TREE}/configs/{defconfig}_defconfig")
    for line in fragment.split("\n"):
        found, unset = SET.match(line), UNSET.match(line)
        if found:
            symbols[found.group(1)] = found.group(2)
        elif unset:
            symbols[unset.group(1)] = "n"
    return symbols


def _write(path, symbols):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(f"# {name} is not set\n" if value == "n" else f"{name}={value}\n"
                        for name, value in symbols.items())


def _conf_environment(output, config, version):
    """What Buildroot's Makefile gives conf, run without make: parsing the Makefile takes longer than the work itself."""
    gcc = subprocess.run(["gcc", "-dumpversion"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return {
        **environment(), "BR2_CONFIG": config, "BR2_DEFCONFIG": "", "BASE_DIR": output, "BR2_VERSION_FULL": version,
        "HOSTARCH": os.uname().machine, "HOST_GCC_VERSION": gcc.strip().split(".", maxsplit=1)[0],
        "BR2_EXTERNAL": EXTERNAL, "KCONFIG_AUTOCONFIG": f"{config}.auto.conf", "KCONFIG_AUTOHEADER": f"{config}.h",
        "KCONFIG_TRISTATE": f"{config}.tristate", "SKIP_LEGACY": "",
    }


def _completed(config, symbols, output, version):
    _write(config, symbols)
    argv = [f"{output}/build/buildroot-config/conf", "--olddefconfig", "Config.in"]
    done = subprocess.run(argv, cwd=TREE, env=_conf_environment(output, config, version), stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise StageError("BUILD_RECIPE_FAILED", f"Kconfig refused {os.path.basename(config)}: {done.stdout.strip()[-300:]}",
                         component="kconfig")
    return parse(config)


def symbols_of_targets(targets, version, output, openers=(), each=lambda target: None):
    """
    Completes the configuration of each target.

    What a package supports is itself hidden while the package round it is not chosen: numpy's architectures are known only
    with Python. So symbols that say so are taken from a second configuration, which has all `openers` too.

    @param targets - list of `board`, `defconfig` and `fragment`, lines laid over the defconfig
    @param output - directory for Kconfig's own files
    @param openers - symbols of packages that others need
    @param each - called with a target before its turn
    @returns board -> parsed .config
    """
    if targets:
        # Makes conf itself, and what the tree needs to know of the external one.
        make([f"{targets[0]['defconfig']}_defconfig"], output, say_line=lambda line: None)
    completed = {}
    for target in targets:
        each(target)
        config = f"{output}/{target['board']}.config"
        asked = _merged(target["defconfig"], target["fragment"])
        opened = _completed(config, {**dict.fromkeys(openers, "y"), **asked}, output, version)
        supported = {name: value for name, value in opened.items() if name.endswith("_SUPPORTS")}
        # Comes from the environment, so no .config holds it.
        host = {"BR2_HOSTARCH": f'"{os.uname().machine}"'}
        completed[target["board"]] = {**host, **supported, **_completed(config, asked, output, version)}
    return completed
