"""Reads files of a root file system that is not this machine's own, never leaving it by a symlink."""

import os
import stat

MOST_LINKS = 40


class Rootfs:
    def __init__(self, directory):
        self.directory = os.path.abspath(directory)

    def outside(self, path):
        """Where the file `path` (as seen inside) lies on this machine; no symlink is followed."""
        return os.path.join(self.directory, path.lstrip("/"))

    def resolve(self, path):
        """Real path inside the root file system, every symlink taken as seen from inside; None when it does not exist."""
        parts = [part for part in path.split("/") if part]
        done = []
        links = 0
        while parts:
            part = parts.pop(0)
            if part == "." or part == "..":
                if part == ".." and done:
                    done.pop()
                continue
            here = self.outside("/".join([*done, part]))
            try:
                mode = os.lstat(here).st_mode
            except OSError:
                return None
            if not stat.S_ISLNK(mode):
                done.append(part)
                continue
            links += 1
            if links > MOST_LINKS:
                return None
            target = os.readlink(here)
            if target.startswith("/"):
                done = []
            parts = [piece for piece in target.split("/") if piece] + parts
        return "/" + "/".join(done)

    def read_text(self, path, limit=4 * 1024 * 1024):
        """Text of a regular file, undecodable bytes replaced; None when there is none that can be read."""
        real = self.resolve(path)
        if real is None or not os.path.isfile(self.outside(real)):
            return None
        try:
            with open(self.outside(real), "rb") as file:
                return file.read(limit).decode("utf-8", "replace")
        except OSError:
            return None

    def names(self, path):
        """Sorted names in a directory; empty when there is none."""
        real = self.resolve(path)
        if real is None:
            return []
        try:
            return sorted(os.listdir(self.outside(real)))
        except OSError:
            return []
