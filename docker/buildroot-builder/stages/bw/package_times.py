"""
How long each package took, kept for the progress of later builds.

Beside ccache, since what is in there decides how long a package takes. Only how progress is weighed depends on it, so whatever
is wrong with the file, the build goes on as if there were none.
"""
import json
import os
import tempfile

from .places import CCACHE, release


def _path(folder):
    about = release()
    return f"{folder}/boardwright/package-seconds-{about['release']}-{about['arch']}.json"


def known_seconds(folder=CCACHE):
    """Seconds by package, of the last time each was built for this release and architecture."""
    try:
        with open(_path(folder), encoding="utf-8") as file:
            known = json.load(file)
    except (OSError, ValueError):
        return {}
    if not isinstance(known, dict):
        return {}
    return {name: float(seconds) for name, seconds in known.items() if type(seconds) in (int, float) and 0 < seconds < 1e6}


def remember_seconds(seconds, folder=CCACHE):
    """Adds what was measured now. Of two builds that end at once one is forgotten, which costs nothing but precision."""
    path = _path(folder)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=os.path.dirname(path), encoding="utf-8", delete=False) as file:
            json.dump({**known_seconds(folder), **seconds}, file, sort_keys=True)
        os.replace(file.name, path)
    except OSError:
        pass
