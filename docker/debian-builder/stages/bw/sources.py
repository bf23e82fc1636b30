"""Where packages come from: the configured mirror, or else what the builder image's own apt sources name."""
import glob
import os

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"


def _deb822(text):
    entry = {}
    key = None
    for line in text.splitlines() + [""]:
        if line.startswith("#"):
            continue
        if not line.strip():
            if entry:
                yield entry
            entry, key = {}, None
        elif line[0] in " \t" and key:
            entry[key] += " " + line.strip()
        else:
            key, _, value = line.partition(":")
            key = key.strip().lower()
            entry[key] = value.strip()


def _one_line(text):
    for line in text.splitlines():
        words = line.split("#")[0].split()
        if not words or words[0] != "deb":
            continue
        words = words[1:]
        if words and words[0].startswith("["):
            while words and not words[0].endswith("]"):
                words.pop(0)
            words = words[1:]
        if len(words) >= 2:
            yield {"types": "deb", "uris": words[0], "suites": words[1]}


def _builder_entries(etc):
    for name in [f"{etc}/sources.list", *sorted(glob.glob(f"{etc}/sources.list.d/*"))]:
        if not os.path.exists(name):
            continue
        with open(name, encoding="utf-8") as file:
            text = file.read()
        for entry in _deb822(text) if name.endswith(".sources") else _one_line(text):
            if "deb" in entry.get("types", "").split() and entry.get("enabled", "yes") != "no":
                for uri in entry.get("uris", "").split():
                    for suite in entry.get("suites", "").split():
                        yield uri, suite


def image_sources(suite, mirror, builder_suite, etc="/etc/apt"):
    """
    Archives of one image as (URI, suite) pairs, the main archive first.

    `builder_suite` is the suite of the builder image; its names are swapped for `suite`, so `X-updates` and `X-security`
    come along when the builder image has them. With a mirror that mirror alone is used.
    """
    if mirror:
        return [(mirror, suite)]
    pairs = []
    for uri, name in _builder_entries(etc):
        if name == builder_suite or name.startswith(builder_suite + "-"):
            pair = (uri, suite + name[len(builder_suite):])
            if pair not in pairs:
                pairs.append(pair)
    return sorted(pairs, key=lambda pair: pair[1] != suite)


def deb822(pairs, components):
    """The content of `debian.sources` for the pairs."""
    stanzas = [
        f"Types: deb\nURIs: {uri}\nSuites: {suite}\nComponents: {' '.join(components)}\nSigned-By: {KEYRING}\n"
        for uri, suite in pairs
    ]
    return "\n".join(stanzas)
