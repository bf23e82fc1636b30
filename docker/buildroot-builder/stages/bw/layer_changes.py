"""
What of the layer below must be built again, so that the result equals a clean build of the new configuration.

A stage starts from what the stage before it built, with more symbols set. Make sees which packages are new, not which of the
old ones would now be built differently.
"""
import glob
import json
import os
import shutil

from .places import OUTPUT
from .report import say

# Decide how every target package is compiled or what the target tree looks like.
EVERYWHERE = (
    "BR2_OPTIMIZE_", "BR2_ENABLE_DEBUG", "BR2_ENABLE_RUNTIME_DEBUG", "BR2_ENABLE_LTO", "BR2_TARGET_OPTIMIZATION",
    "BR2_TARGET_LDFLAGS", "BR2_STATIC_LIBS", "BR2_SHARED_", "BR2_SSP_", "BR2_RELRO_", "BR2_PIC_PIE", "BR2_FORTIFY_",
    "BR2_ENABLE_LOCALE", "BR2_USE_WCHAR", "BR2_REPRODUCIBLE", "BR2_ROOTFS_MERGED_", "BR2_PER_PACKAGE_DIRECTORIES",
)
# Symbols of packages that are not named after them.
OWNERS = {"BR2_LINUX_KERNEL": "linux", "BR2_TARGET_UBOOT": "uboot", "BR2_TARGET_GRUB2": "grub2", "BR2_TARGET_OPENSBI": "opensbi",
          "BR2_TARGET_ARM_TRUSTED_FIRMWARE": "arm-trusted-firmware", "BR2_TARGET_OPTEE_OS": "optee-os"}
STATE = f"{OUTPUT}/boardwright-layer.json"


def read_state():
    """Configuration and package facts of the layer below, or None in the first compiling stage."""
    if not os.path.exists(STATE):
        return None
    with open(STATE, encoding="utf-8") as file:
        return json.load(file)


def write_state(symbols, packages):
    with open(STATE, "w", encoding="utf-8") as file:
        json.dump({"symbols": symbols, "packages": packages}, file)


def unbuilt(packages):
    """Packages without their last stamp."""
    def built(facts):
        folder = f"{OUTPUT}/{facts.get('stamp_dir')}"
        return os.path.exists(f"{folder}/.stamp_installed")
    return [name for name, facts in packages.items()
            if facts.get("type") in ("target", "host") and not facts.get("virtual") and not built(facts)]


def closure(names, packages, key):
    """The packages and all that `key` leads to from them."""
    seen, todo = set(), [name for name in names if name in packages]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += [other for other in packages[name].get(key, []) if other in packages]
    return seen


def _stem(package):
    return package.upper().replace("-", "_").replace(".", "_")


def owner_of(symbol, packages):
    """The package whose build a symbol is about, or None: the longest name that fits `BR2_PACKAGE_<NAME>` or one of OWNERS."""
    best, length = None, 0
    stems = {f"BR2_PACKAGE_{_stem(name)}": name for name in packages}
    for stem, name in [*stems.items(), *OWNERS.items()]:
        if name in packages and (symbol == stem or symbol.startswith(f"{stem}_")) and len(stem) > length:
            best, length = name, len(stem)
    return best


def outdated(before, symbols, packages):
    """Packages of the layer below to build again, and whether the target tree has to be filled anew."""
    old = before["packages"]
    gone = set(old) - set(packages)
    again = {name for name in set(old) & set(packages)
             if old[name].get("dependencies") != packages[name].get("dependencies")
             or old[name].get("version") != packages[name].get("version")}
    changed = {name for name in set(before["symbols"]) | set(symbols)
               if before["symbols"].get(name, "n") != symbols.get(name, "n")}
    for symbol in changed:
        owner = owner_of(symbol, packages)
        # The symbol that merely switches a package on says nothing about how it is built.
        if owner in old and symbol != f"BR2_PACKAGE_{_stem(owner)}":
            again.add(owner)
    kept = closure(["toolchain"], packages, "dependencies")
    if any(symbol.startswith(EVERYWHERE) for symbol in changed):
        again |= {name for name in old if packages.get(name, {}).get("type") == "target"}
    # Virtual packages have nothing to build, and everything depends on them.
    real = {name for name in again if not packages[name].get("virtual") and name not in kept}
    return closure(real, packages, "reverse_dependencies") - kept if real else set(), gone, bool(gone)


def postponed(symbols, final_symbols, final_packages):
    """
    Packages of this stage's configuration that a later stage would have to build again, because what they are built with is
    added there: BusyBox, say, when the person's packages bring a library it uses. They are left for that stage.

    Never the kernel nor a boot loader, which are looked at where they belong.
    """
    def chosen(name, configuration):
        return configuration.get(f"BR2_PACKAGE_{_stem(name)}") == "y"

    added = {name for name in final_packages if chosen(name, final_symbols) and not chosen(name, symbols)}
    here = {name: {**facts, "dependencies": [other for other in facts.get("dependencies", []) if other not in added]}
            for name, facts in final_packages.items() if name not in added}
    again, _, _ = outdated({"symbols": symbols, "packages": here}, final_symbols, final_packages)
    return (again & set(here)) - set(OWNERS.values())


def _forget(name, facts):
    for folder in glob.glob(f"{OUTPUT}/{facts.get('stamp_dir')}"):
        shutil.rmtree(folder)
    shutil.rmtree(f"{OUTPUT}/per-package/{name}", ignore_errors=True)


def bring_up_to_date(before, symbols, packages):
    """Takes out what has to be built again; says what and why the stage takes longer."""
    again, gone, refill = outdated(before, symbols, packages)
    for name in sorted(gone):
        if before["packages"][name].get("stamp_dir"):
            _forget(name, before["packages"][name])
    for name in sorted(again & set(before["packages"])):
        if before["packages"][name].get("stamp_dir"):
            say(f"{name} is built again: what it is built with has changed")
            _forget(name, before["packages"][name])
    if refill:
        say(f"The target tree is filled anew: {', '.join(sorted(gone))} is no part of the image any more")
        shutil.rmtree(f"{OUTPUT}/target", ignore_errors=True)
        for stamp in glob.glob(f"{OUTPUT}/build/*/.stamp_target_installed"):
            os.unlink(stamp)
        for name in packages:
            if name.startswith("skeleton") and packages[name].get("stamp_dir"):
                _forget(name, packages[name])
