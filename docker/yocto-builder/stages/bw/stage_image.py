"""The disk image and what is told about it, from what `build` deployed."""
import hashlib
import os
import shutil
import sys

from .build_history import write_build_history
from .deployed import Deployed
from .inputs import OUT, read_json, stage_out, write_json
from .installed import licence_expression, read_manifest, read_package, version_of
from .licence_manifest import read_licences
from .partition_table import read_partitions
from .personal_place import personal_place
from .places import BUILD, PROJECT, sources, yocto
from .recipes import layers_by_recipe
from .report import StageError, group, progress, say
from .rootfs_archive import unpack
from .run import run as run_program
from .vex import recipe_entries, report

sys.path.insert(0, "/usr/lib/boardwright/layers/rootfs-common/inspect")

from file_list import FileList  # noqa: E402
from inspect_rootfs import Walk  # noqa: E402
from rootfs_path import Rootfs  # noqa: E402
from secrets_inside import Findings  # noqa: E402

TREE = f"{OUT}/rootfs"


def _sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _packages(deployed):
    """[(name, architecture, version, facts)] of the packages of the image."""
    for name, arch, said in read_manifest(deployed.manifest()):
        facts = read_package(deployed.pkgdata, name)
        yield name, arch, version_of(facts, said), facts


def _inspect(packages, kernel):
    """Writes inspect.json (InspectReport of packages/evidence), files.ndjson and size-graph.json. Returns the bytes in use."""
    about = yocto()
    suite = f"yocto-{about['release']}"
    owners = {path: name for name, _, _, facts in packages for path in facts.get("FILES_INFO", {})}
    rootfs = Rootfs(TREE)
    findings = Findings(rootfs, owners)
    # An ordinary user unpacked it: whose the files are is not told by theirs.
    file_list = FileList(rootfs, owners=False)
    walk = Walk(rootfs, owners, findings, file_list)
    sizes = walk.directory("/", 1)
    file_list.write(f"{OUT}/files.ndjson")
    with open(stage_out("build", "kernel.config"), encoding="utf-8") as file:
        lines = [line for line in file if line.startswith(("CONFIG_", "# CONFIG_"))]
    write_json(f"{OUT}/inspect.json", {
        "version": 1, "suite": suite, "kernelRelease": kernel["release"], "kernelPackageVersion": kernel["packageVersion"],
        "kernelConfigPath": None, "kernelConfig": "".join(lines), "osRelease": rootfs.read_text("/etc/os-release") or "",
        "fileCount": walk.files, "totalBytes": walk.total, "unpackagedBytes": walk.unowned, "unreadable": walk.unreadable,
        "findings": findings.report(), "sizes": sizes,
        "packages": [
            {"name": name, "version": version, "arch": arch, "source": facts.get("PN", name),
             "installedSizeKiB": -(-walk.bytes_of.get(name, 0) // 1024), "license": licence_expression(facts.get("LICENSE")),
             "suite": suite, "section": facts.get("SECTION", "")}
            for name, arch, version, facts in packages
        ],
    })
    largest = sorted(walk.bytes_of.items(), key=lambda entry: (-entry[1], entry[0]))
    write_json(f"{OUT}/size-graph.json", {
        "version": 1, "totalBytes": walk.total, "unpackagedBytes": walk.unowned,
        "packages": [{"name": name, "bytes": count} for name, count in largest],
    })
    return walk.total


def _write_manifest(packages):
    about = yocto()
    write_json(f"{OUT}/manifest.json", {
        "suite": f"yocto-{about['release']}", "arch": about["arch"], "archiveDate": sources()["archiveDate"], "releaseDates": {},
        "packages": [
            {"name": name, "version": version, "arch": arch, "source": facts.get("PN", name),
             "sourceVersion": facts.get("PV", version), "downloads": [], "cpe": None}
            for name, arch, version, facts in packages
        ],
    })


def _vulnerabilities(path):
    """Keeps what recipes say of vulnerabilities, as BitBake wrote it and as a report without a database."""
    shutil.copyfile(path, f"{OUT}/vex.json")
    manifest = read_json(path)
    entries = recipe_entries(manifest, layers_by_recipe(read_json(stage_out("check", "recipes.json"))))
    write_json(f"{OUT}/cve-report.json", report(yocto()["release"], manifest, entries.values()))
    say(f"Recipes speak of {len(entries)} vulnerabilities.")


def _history(installed):
    about = yocto()
    counts = write_build_history(f"{OUT}/build-history.ndjson", f"{BUILD}/buildhistory", about["image"], installed, about["repos"])
    say(f"Build history: {counts.get('recipe', 0)} recipes, {counts.get('package', 0)} packages.")


def run(_stage):
    about, image = yocto(), read_json("config/image.json")
    deployed = Deployed(about["image"], about["machine"])
    progress(0, 3, "Disk image")
    group("Disk image")
    deployed.copy(image["image"], "disk.img", "disk image")
    if image.get("kernel"):
        deployed.copy(image["kernel"], "kernel", "kernel")
    shutil.copyfile(f"{PROJECT}/kas.lock.yml", f"{OUT}/kas.lock.yml")

    group("Inspection")
    progress(1, 3, "Inspection")
    kernel = read_json(stage_out("build", "kernel.json"))
    packages = list(_packages(deployed))
    unpack(deployed.path(f"{about['image']}-{about['machine']}.rootfs.tar.zst", "root file system"), TREE)
    used = _inspect(packages, kernel)
    # Some directories of an image may not be written to, not even by their owner.
    run_program(["chmod", "-R", "u+rwX", TREE])
    shutil.rmtree(TREE)
    _write_manifest(packages)
    licences = deployed.licence_manifests()
    if licences:
        write_json(f"{OUT}/licenses.json", [entry for path in licences for entry in read_licences(path)])
    _vulnerabilities(deployed.vex())
    _history({name for name, _, _, _ in packages})
    spdx = deployed.spdx()
    if spdx is None:
        raise StageError("BUILD_RECIPE_FAILED", "BitBake deployed no SPDX document of the image", component="create-spdx")
    shutil.copyfile(spdx[0], f"{OUT}/{spdx[1]}")

    group("Checksum")
    progress(2, 3, "Checksum")
    partitions = read_partitions(f"{OUT}/disk.img", image["partitions"], {"root": used})
    # The region makes the image longer: its size and sum are taken after it.
    personal = personal_place(image["personal"], f"{OUT}/disk.img", partitions)
    facts = {
        "imageSizeBytes": os.path.getsize(f"{OUT}/disk.img"), "imageSha256": _sha256(f"{OUT}/disk.img"),
        "partitions": partitions, "personal": personal,
        "rootfsUsedBytes": used, "kernelRelease": kernel["release"], "kernelPackageVersion": kernel["packageVersion"],
        "archiveDate": sources()["archiveDate"],
    }
    write_json(f"{OUT}/image.facts.json", facts)
    progress(3, 3, "Disk image")
    say(f"Image: {facts['imageSizeBytes'] / 1048576:.0f} MiB, sha256 {facts['imageSha256']}")
