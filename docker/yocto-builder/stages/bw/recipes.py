"""Which recipes an image is made of, from what `bitbake -g` wrote and the configuration `bitbake -e` printed."""
import os
import re
from collections import Counter

# "zip-native.do_fetch" [label="zip-native do_fetch\n:3.0-r2\nvirtual:native:/work/rootfs/.../zip_3.0.bb"]
NODE = re.compile(r'^"(?P<id>[^"]+)\.do_\w+" \[label="\S+ do_\w+\\n(?P<version>[^\\"]*)\\n(?P<file>[^"]+)"\]')
PROVIDER = re.compile(r'^(?:export )?PREFERRED_PROVIDER_(?P<what>virtual/\S+)="(?P<recipe>[^"]*)"$')
LAYERS = re.compile(r'^BBLAYERS="(?P<paths>.*)"$', re.DOTALL)


def recipes_of(lines):
    """Recipe -> (version, file) from the lines of task-depends.dot. A recipe of another configuration is `mc:NAME:recipe`."""
    found = {}
    for line in lines:
        node = NODE.match(line)
        if node:
            version = node["version"].removeprefix(":")
            # The last of `virtual:native:/path` and `mc:k3r5:/path`.
            found.setdefault(node["id"], (version, "/" + node["file"].split(":/", 1)[-1].lstrip("/")))
    return found


def providers_of(lines):
    """Recipe -> what it was chosen to provide, for example `virtual/kernel`."""
    chosen = {}
    for line in lines:
        found = PROVIDER.match(line)
        if found and found["recipe"]:
            chosen.setdefault(found["recipe"], []).append(found["what"])
    return chosen


def layers_of(lines):
    """Directories of the layers, the longest first, so that a layer inside another one's repository is found first."""
    for line in lines:
        found = LAYERS.match(line)
        if found:
            paths = found["paths"].replace("\\n", " ").replace("\\", " ").split()
            return sorted({os.path.normpath(path) for path in paths}, key=len, reverse=True)
    return []


def document(nodes, configuration):
    """`[{ recipe, version, layer, provides, file }]`: `layer` is the directory's name, `file` the path inside it."""
    recipes, layers, providers = recipes_of(nodes), layers_of(configuration), providers_of(configuration)

    def place(path):
        for layer in layers:
            if path.startswith(f"{layer}/"):
                name = os.path.basename(layer)
                # The layer of openembedded-core is called `meta`, which tells nobody anything.
                return ("openembedded-core" if name == "meta" else name), os.path.relpath(path, layer)
        return None, path

    entries = []
    for recipe, (version, path) in sorted(recipes.items()):
        layer, file = place(os.path.normpath(path))
        entries.append({"recipe": recipe, "version": version, "layer": layer, "provides": providers.get(recipe, []), "file": file})
    return entries


def chosen(entries):
    """What the build page says of them: how many, of which layers, and who provides what more than one recipe could."""
    layers = Counter(entry["layer"] or "no layer" for entry in entries)
    return {
        "recipes": len(entries),
        "layers": [{"layer": layer, "recipes": count} for layer, count in sorted(layers.items(), key=lambda item: (-item[1], item[0]))],
        # The kernel first: it is what a person looks for.
        "providers": sorted(({"what": what, "recipe": entry["recipe"], "version": entry["version"]}
                             for entry in entries for what in entry["provides"]), key=lambda one: one["what"] != "virtual/kernel"),
    }


def lines_of(entries):
    """The same for whoever reads the log: a line for each recipe."""
    for entry in entries:
        provides = f" for {', '.join(entry['provides'])}" if entry["provides"] else ""
        yield f"{entry['recipe']} {entry['version']} ({entry['layer']}){provides}"


def layers_by_recipe(entries):
    """Recipe -> layer, of what `document` made."""
    return {entry["recipe"]: entry["layer"] for entry in entries}
