"""BitBake's licence manifests as JSON."""

# license.manifest has a block for each package, image_license.manifest one for each recipe that is beside the packages.
NAMES = {
    "PACKAGE NAME": "package", "PACKAGE VERSION": "version", "RECIPE NAME": "recipe", "VERSION": "version", "LICENSE": "licence",
    "FILES": "files",
}


def read_licences(path):
    """
    [{ package, version, recipe, licence }] of license.manifest; of image_license.manifest [{ recipe, version, licence, files }], where
    `files` are those of the deploy directory that went onto the disk, such as the kernel's and the boot loader's.
    """
    entries, entry = [], {}
    with open(path, encoding="utf-8") as file:
        for line in [*file, "\n"]:
            key, separator, value = line.strip().partition(":")
            if key in NAMES and separator:
                value = value.strip()
                entry[NAMES[key]] = value.split() if key == "FILES" else value
            elif entry:
                entries.append(entry)
                entry = {}
    return entries
