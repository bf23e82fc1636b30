"""Packs the image for download: zstd, xz, block map, and checksums of every form."""
import hashlib
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor, as_completed

from .block_map import leave_region_unchecked
from .inputs import OUT, read_json, stage_out
from .personal_region import raw_frame
from .report import StageError, progress, say
from .run import run as run_program

# zstd beyond level 3 gains 3 % and takes four times as long: half of an image is compressed already (kernel modules).
ZSTD = ["zstd", "-3", "-T0", "-q", "--stdout"]
# The encoder of 7-Zip with its fastest match finder: a tenth of the time of `xz -1`, 4 % bigger, the same format.
XZ = ["7z", "a", "-txz", "-mmt=2", "-m0=lzma2:d=256k:fb=5:mc=1:mf=hc4:a=0", "-bso0", "-bsp0"]


def _sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _zstd_until(source, end, file):
    """The first `end` bytes of the source as one frame."""
    argv = [*ZSTD, f"--stream-size={end}"]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=file) as packer, open(source, "rb") as image:
        while (left := end - image.tell()) > 0:
            packer.stdin.write(image.read(min(left, 1048576)))
        packer.stdin.close()
    if packer.returncode != 0:
        raise StageError("BUILD_RECIPE_FAILED", f"zstd ended with status {packer.returncode}", component="zstd")


def _zstd(source, target, region):
    # To append: zstd and we write to one file.
    with open(target, "ab") as file:
        if region is None:
            run_program([*ZSTD, source], stdout=file)
            return
        offset, size = region["imageOffset"], region["sizeBytes"]
        _zstd_until(source, offset, file)
        with open(source, "rb") as image:
            image.seek(offset)
            # The region is last, so that all before it can be sent without looking at it.
            file.write(raw_frame(image.read(size)))


def _xz(source, target, _region):
    run_program([*XZ, target, source])


def _bmap(source, target, region):
    run_program(["bmaptool", "-q", "create", "-o", target, source])
    if region is not None:
        leave_region_unchecked(target, source, region)


def _free_mib(path):
    facts = os.statvfs(path)
    return facts.f_bavail * facts.f_frsize // 1048576


def run(_stage):
    facts = read_json(stage_out("image", "image.facts.json"))
    image = stage_out("image", "disk.img")
    name = read_json("config/pack.json")["fileName"]
    personal = facts.get("personal", {})
    region = personal if "imageOffset" in personal else None
    say(f"{_free_mib(OUT)} MiB free")

    # xz takes longest, and the others are not always on both cores: all at once.
    jobs = {f"{name}.xz": _xz, f"{name}.zst": _zstd, f"{name}.bmap": _bmap}
    sums = {name: facts["imageSha256"]}
    progress(0, len(jobs), "Packing")
    with ThreadPoolExecutor() as pool:
        running = {pool.submit(job, image, f"{OUT}/{file}", region): file for file, job in jobs.items()}
        for done, future in enumerate(as_completed(running), 1):
            file = running[future]
            future.result()
            sums[file] = _sha256(f"{OUT}/{file}")
            say(f"{file}: {os.path.getsize(f'{OUT}/{file}') / 1048576:.1f} MiB")
            progress(done, len(jobs), "Packing")
    lines = [f"{sums[file]}  {file}\n" for file in sorted(sums)]
    with open(f"{OUT}/{name}.sha256", "w", encoding="utf-8") as file:
        file.writelines(lines)
    say("".join(lines).rstrip())
