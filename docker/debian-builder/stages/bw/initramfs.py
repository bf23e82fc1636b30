"""A small initramfs: static busybox of the target, the modules that find the root file system, and our own /init."""
import lzma
import os
import shutil
import subprocess

from .inputs import ROOT
from .report import StageError, say

TARGET = "/usr/lib/boardwright/target"
INIT = "/usr/lib/boardwright/layers/debian-boardwright/initramfs/init"
WORK = "/tmp/initramfs"


def _module_index(base):
    """Module name -> (path, dependencies as paths), from modules.dep; and the set of built-in names."""
    def name_of(path):
        return _plain(os.path.basename(path).split(".ko")[0])

    index = {}
    with open(f"{base}/modules.dep", encoding="utf-8") as file:
        for line in file:
            path, _, needs = line.partition(":")
            index[name_of(path)] = (path, needs.split())
    with open(f"{base}/modules.builtin", encoding="utf-8") as file:
        builtin = {name_of(line.strip()) for line in file}
    return index, builtin


def _plain(name):
    return name.replace("-", "_")


def _read_words(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return [line.split() for line in file if not line.startswith("#")]


def _soft_before(base):
    """Names a module wants loaded before it without depending on them: `softdep X pre: Y`. Often they are aliases."""
    before = {}
    for words in _read_words(f"{base}/modules.softdep"):
        if len(words) > 3 and words[0] == "softdep" and "pre:" in words:
            rest = words[words.index("pre:") + 1:]
            stop = rest.index("post:") if "post:" in rest else len(rest)
            before.setdefault(_plain(words[1]), []).extend(rest[:stop])
    return before


def _exact_aliases(base):
    """Alias -> modules, for aliases without wildcards such as `crypto-crc32c`."""
    modules = {}
    for words in _read_words(f"{base}/modules.alias"):
        if len(words) == 3 and words[0] == "alias" and "*" not in words[1]:
            modules.setdefault(words[1], []).append(_plain(words[2]))
    return modules


def module_closure(base, names):
    """
    Paths of the modules in an order in which each one's dependencies come first.

    Names built into the kernel are left out; a name the kernel does not have at all is skipped with a note, since one
    board may name modules of several kernels.
    """
    index, builtin = _module_index(base)
    soft = _soft_before(base)
    aliases = _exact_aliases(base)
    ordered = []

    def add(name, asked):
        if name in builtin:
            return
        if name not in index:
            if asked:
                say(f"note: this kernel has no module {name}")
            return
        path, needs = index[name]
        if path in ordered:
            return
        for other in soft.get(name, []):
            for real in aliases.get(other, [_plain(other)]):
                add(real, False)
        # modules.dep lists the closest dependency first.
        for need in reversed(needs):
            add(_plain(os.path.basename(need).split(".ko")[0]), False)
        ordered.append(path)

    for name in names:
        add(_plain(name), True)
    return ordered


def _copy_module(source, target):
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if source.endswith(".xz"):
        with lzma.open(source) as packed, open(target, "wb") as file:
            shutil.copyfileobj(packed, file)
    elif source.endswith(".zst"):
        with open(target, "wb") as file:
            subprocess.run(["zstd", "-dcq", source], stdout=file, check=True)
    else:
        shutil.copyfile(source, target)


def _plain_name(path):
    return path.removesuffix(".xz").removesuffix(".zst")


def make_initramfs(arch, release, modules, target, epoch):
    """Writes a zstd-compressed newc archive, byte for byte the same for the same inputs."""
    base = f"{ROOT}/usr/lib/modules/{release}"
    shutil.rmtree(WORK, ignore_errors=True)
    for name in ["bin", "dev", "proc", "sys", "run", "newroot", f"lib/modules/{release}"]:
        os.makedirs(f"{WORK}/{name}")
    shutil.copy(f"{TARGET}/{arch}/usr/bin/busybox", f"{WORK}/bin/busybox")
    os.symlink("busybox", f"{WORK}/bin/sh")
    shutil.copy(INIT, f"{WORK}/init")
    os.chmod(f"{WORK}/init", 0o755)

    paths = module_closure(base, modules)
    if not paths:
        raise StageError("BUILD_RECIPE_FAILED", "the initramfs would hold no module, so it could not find the root")
    for path in paths:
        _copy_module(f"{base}/{path}", f"{WORK}/lib/modules/{release}/{_plain_name(path)}")
    with open(f"{WORK}/modules.list", "w", encoding="utf-8") as file:
        file.writelines(f"/lib/modules/{release}/{_plain_name(path)}\n" for path in paths)

    names = []
    for folder, folders, files in os.walk(WORK):
        folders.sort()
        for name in [*folders, *sorted(files)]:
            full = os.path.join(folder, name)
            os.utime(full, (epoch, epoch), follow_symlinks=False)
            names.append(os.path.relpath(full, WORK))
    archive = subprocess.run(
        ["cpio", "-o", "-H", "newc", "-0", "--quiet", "--reproducible", "-R", "+0:+0"], cwd=WORK,
        input="\0".join(sorted(names)).encode() + b"\0", stdout=subprocess.PIPE, check=True,
    ).stdout
    subprocess.run(["zstd", "-q", "-9", "-f", "-o", target], input=archive, check=True)
    say(f"Initramfs: {len(paths)} modules, {os.path.getsize(target) / 1048576:.1f} MiB")
