"""Looks into the finished target tree: inspection report and exact versions, from Buildroot's own records of who owns what."""
import json
import re
import sys

from .inputs import write_json
from .places import OUTPUT, release, sources

sys.path.insert(0, "/usr/lib/boardwright/layers/rootfs-common/inspect")

from file_list import FileList  # noqa: E402
from inspect_rootfs import Walk  # noqa: E402
from rootfs_path import Rootfs  # noqa: E402
from secrets_inside import Findings  # noqa: E402

TARGET = f"{OUTPUT}/target"
FILES = f"{OUTPUT}/build/packages-file-list.txt"


def _owners():
    """Path of each packaged file to its package. A later package in the list overwrote the file of an earlier one."""
    owners = {}
    with open(FILES, encoding="utf-8", errors="replace") as file:
        for line in file:
            package, _, path = line.rstrip("\n").partition(",")
            owners["/" + path.removeprefix("./").lstrip("/")] = package
    return owners


def _on_target(packages):
    """Packages whose files are on the device; virtual ones have none."""
    return {name: facts for name, facts in packages.items()
            if facts.get("type") == "target" and not facts.get("virtual") and facts.get("install_target") is not False}


def with_kernel_version(packages, kernel_release):
    """The packages with the version of the kernel that was built, which Buildroot calls `custom` when it is no release of its own list."""
    linux = packages.get("linux")
    number = re.match(r"\d+(?:\.\d+)+", kernel_release)
    if linux is None or number is None or linux.get("version") != "custom":
        return packages
    named = {**linux, "version": number[0]}
    if "cpe-id" in linux:
        named["cpe-id"] = linux["cpe-id"].replace(":custom:", f":{number[0]}:", 1)
    return {**packages, "linux": named}


def _version(facts):
    return facts.get("version") or release()["release"]


def _licence(facts):
    """Buildroot's licence field as one SPDX-like expression; None where the package states none."""
    text = facts.get("licenses", "")
    names = [re.sub(r"\s*\(.*?\)", "", part).strip() for part in text.split(", ")]
    names = [name for name in dict.fromkeys(names) if name and name != "unknown"]
    return " AND ".join(f"({name})" if " or " in name else name for name in names) or None


def _write_sizes(path, walk):
    """Bytes each package has on the device, largest first."""
    sizes = sorted(walk.bytes_of.items(), key=lambda entry: (-entry[1], entry[0]))
    write_json(path, {
        "version": 1, "totalBytes": walk.total, "unpackagedBytes": walk.unowned,
        "packages": [{"name": name, "bytes": count} for name, count in sizes],
    })


def installed(packages, bytes_of, arch, suite):
    """InstalledPackage of packages/evidence/src/boot-report.ts of everything on the device; the CPE is Buildroot's own."""
    return [
        {"name": name, "version": _version(facts), "arch": arch, "source": name,
         "installedSizeKiB": -(-bytes_of.get(name, 0) // 1024), "license": _licence(facts), "suite": suite,
         "section": facts.get("package_dir", "").split("/")[0], **({"cpe": facts["cpe-id"]} if facts.get("cpe-id") else {})}
        for name, facts in sorted(_on_target(packages).items())
    ]


def inspect_target(path, sizes_path, files_path, packages, kernel, kernel_config):
    """Writes InspectReport of packages/evidence/src/inspect-report.ts, the size of each package and the list of files."""
    rootfs, owners = Rootfs(TARGET), _owners()
    findings = Findings(rootfs, owners)
    # Owners come with the device tables, when the file system is made.
    file_list = FileList(rootfs, owners=False)
    walk = Walk(rootfs, owners, findings, file_list)
    sizes = walk.directory("/", 1)
    file_list.write(files_path)
    _write_sizes(sizes_path, walk)
    with open(kernel_config, encoding="utf-8") as file:
        lines = [line for line in file if line.startswith(("CONFIG_", "# CONFIG_"))]
    about = release()
    suite = f"buildroot-{about['release']}"
    report = {
        "version": 1, "suite": suite, "kernelRelease": kernel["release"], "kernelPackageVersion": kernel["packageVersion"],
        "kernelConfigPath": None, "kernelConfig": "".join(lines),
        "osRelease": rootfs.read_text("/etc/os-release") or "", "fileCount": walk.files, "totalBytes": walk.total,
        "unpackagedBytes": walk.unowned, "unreadable": walk.unreadable, "findings": findings.report(), "sizes": sizes,
        "packages": installed(packages, walk.bytes_of, about["arch"], suite),
    }
    with open(path, "w", encoding="utf-8") as file:
        json.dump(report, file, indent=1)
        file.write("\n")


def write_manifest(path, packages):
    """Every package with its exact version, and where its source came from: enough to build the same again."""
    about = release()
    write_json(path, {
        "suite": f"buildroot-{about['release']}", "arch": about["arch"], "archiveDate": sources()["archiveDate"],
        "releaseDates": {},
        "packages": [
            {"name": name, "version": _version(facts), "arch": about["arch"], "source": name, "sourceVersion": _version(facts),
             "downloads": [download["source"] for download in facts.get("downloads", [])],
             "cpe": facts.get("cpe-id")}
            for name, facts in sorted(_on_target(packages).items())
        ],
    })
