"""BitBake's license.manifest as JSON."""


def read_licences(path):
    """[{ package, version, recipe, licence }] from blocks of `PACKAGE NAME: ...` lines."""
    names = {"PACKAGE NAME": "package", "PACKAGE VERSION": "version", "RECIPE NAME": "recipe", "LICENSE": "licence"}
    entries, entry = [], {}
    with open(path, encoding="utf-8") as file:
        for line in [*file, "\n"]:
            key, _, value = line.strip().partition(": ")
            if key in names:
                entry[names[key]] = value
            elif entry:
                entries.append(entry)
                entry = {}
    return entries
