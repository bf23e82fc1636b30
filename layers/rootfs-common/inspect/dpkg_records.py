"""Installed packages and the files they own, from dpkg's own records."""

import re


def paragraphs(text):
    """Fields of each paragraph of a Debian control file; continuation lines are kept with line breaks."""
    fields = {}
    name = None
    for line in text.split("\n"):
        if not line.strip():
            if fields:
                yield fields
            fields, name = {}, None
        elif line[0] in " \t":
            if name is not None:
                fields[name] += "\n" + line.strip()
        elif not line.startswith("#") and ":" in line:
            name, value = line.split(":", 1)
            fields[name] = value.strip()
    if fields:
        yield fields


def licence(rootfs, package):
    """Licence names of a machine-readable (DEP-5) copyright file joined by AND; None when it is not machine-readable."""
    text = rootfs.read_text(f"/usr/share/doc/{package}/copyright")
    if text is None or "copyright-format" not in text[:400] and "dep5" not in text[:400].lower():
        return None
    names = []
    for fields in paragraphs(text):
        if "Files" not in fields and "Format" not in fields:
            continue
        name = fields.get("License", "").split("\n")[0].strip()
        if name and name not in names:
            names.append(name)
    if not names:
        return None
    if len(names) == 1:
        return names[0]
    return " AND ".join(f"({name})" if re.search(r"\bor\b", name, re.IGNORECASE) else name for name in names)


def owned_files(rootfs):
    """Path of each packaged file to its package; paths as they are after the merge of /lib into /usr."""
    owners = {}
    merged = {part: f"/usr{part}" for part in ("/bin", "/lib", "/lib32", "/lib64", "/libx32", "/sbin")}
    merged = {old: new for old, new in merged.items() if rootfs.resolve(old) == new}
    for name in rootfs.names("/var/lib/dpkg/info"):
        if not name.endswith(".list"):
            continue
        package = name[: -len(".list")].split(":")[0]
        for path in (rootfs.read_text(f"/var/lib/dpkg/info/{name}", 64 * 1024 * 1024) or "").split("\n"):
            top = "/" + path.lstrip("/").split("/", 1)[0]
            owners[merged[top] + path[len(top) :] if top in merged else path] = package
    return owners


def installed_packages(rootfs, suite, suite_of, bytes_of):
    """InstalledPackage records (packages/evidence); sizes are of the files that are really there."""
    packages = []
    for fields in paragraphs(rootfs.read_text("/var/lib/dpkg/status", 64 * 1024 * 1024) or ""):
        # Chrootless and extract-only builds may leave packages unpacked: their files are in the image all the same.
        if fields.get("Status", "").split(" ")[-1] in ("", "not-installed", "config-files"):
            continue
        name = fields["Package"]
        packages.append(
            {
                "name": name,
                "version": fields.get("Version", ""),
                "arch": fields.get("Architecture", ""),
                "source": fields.get("Source", name),
                "installedSizeKiB": -(-bytes_of.get(name, 0) // 1024),
                "license": licence(rootfs, name),
                "suite": suite_of.get(name, suite),
                "section": fields.get("Section", ""),
            }
        )
    return sorted(packages, key=lambda package: package["name"])
