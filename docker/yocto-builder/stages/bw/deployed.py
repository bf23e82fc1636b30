"""Where a build left what the image stage takes."""
import glob
import os

from .inputs import OUT
from .places import TMP
from .report import StageError
from .run import run as run_program

LICENCE_MANIFESTS = ("license.manifest", "image_license.manifest")


class Deployed:
    """Files of one image in the deploy directory."""

    def __init__(self, image, machine, tmp=TMP):
        self._images = f"{tmp}/deploy/images/{machine}"
        self._licences = f"{tmp}/deploy/licenses"
        self._stem = f"{image}-{machine}"
        self.pkgdata = f"{tmp}/pkgdata/{machine}"

    def path(self, name, what):
        """Path of a file of the deploy directory, links followed."""
        found = os.path.realpath(f"{self._images}/{name}")
        if os.path.isfile(found):
            return found
        there = ", ".join(sorted(os.listdir(self._images))) if os.path.isdir(self._images) else "nothing"
        raise StageError("BUILD_RECIPE_FAILED", f"BitBake deployed no {what} {name}; there is {there}", component=name)

    def copy(self, name, target, what, out=OUT):
        """A disk is mostly empty: what is nowhere on the medium takes no place here, and no time when it is written to a card."""
        run_program(["cp", "--sparse=always", self.path(name, what), f"{out}/{target}"])

    def manifest(self):
        return self.path(f"{self._stem}.rootfs.manifest", "manifest")

    def spdx(self):
        """(path, name in /out) of the SPDX document: one JSON file (SPDX 3) or an archive of them (SPDX 2.2); None without one."""
        for pattern, name in ((f"{self._stem}.rootfs.spdx.json", "sbom.spdx.json"), (f"{self._stem}.rootfs.spdx.tar.zst", "sbom.spdx.tar.zst")):
            path = os.path.realpath(f"{self._images}/{pattern}")
            if os.path.isfile(path):
                return path, name
        return None

    def vex(self):
        """Path of what recipes say of vulnerabilities: wrynose gives it a name of its own, scarthgap the image's."""
        for name in (f"{self._stem}.rootfs.vex.json", f"{self._stem}.rootfs.json"):
            if os.path.exists(f"{self._images}/{name}"):
                return self.path(name, "VEX document")
        return self.path(f"{self._stem}.rootfs.vex.json", "VEX document")

    def licence_manifests(self):
        """Paths of the newest manifests of the image's licences, of its packages and of what is beside them; fewer where they are not."""
        found = (glob.glob(f"{self._licences}/**/{self._stem}*/{name}", recursive=True) for name in LICENCE_MANIFESTS)
        return [max(paths, key=os.path.getmtime) for paths in found if paths]
