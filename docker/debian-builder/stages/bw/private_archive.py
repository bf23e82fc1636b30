"""A second look at the archive, apart from the image's own indexes: another suite, or another architecture."""
import os
import shutil
import subprocess

from .apt import environment
from .sources import KEYRING


class PrivateArchive:
    """Index of one suite and architecture in a folder of its own. `ok` says whether it could be read."""

    def __init__(self, folder, arch, uri, suite, components):
        shutil.rmtree(folder, ignore_errors=True)
        for name in ["etc/parts", "lists/partial", "cache/archives/partial"]:
            os.makedirs(f"{folder}/{name}")
        self._write(f"{folder}/etc/sources.list", f"deb [signed-by={KEYRING}] {uri} {suite} {' '.join(components)}\n")
        self._write(f"{folder}/status", "")
        settings = {
            "APT::Architecture": arch, "Dir": folder, "Dir::State::Status": f"{folder}/status",
            "Dir::State::Lists": f"{folder}/lists", "Dir::Cache": f"{folder}/cache",
            "Dir::Etc::SourceList": f"{folder}/etc/sources.list", "Dir::Etc::SourceParts": f"{folder}/etc/parts",
            "Dir::Etc::Parts": f"{folder}/etc/parts", "Acquire::Languages": "none", "Acquire::Check-Valid-Until": "false",
            "APT::Sandbox::User": "root", "APT::Install-Recommends": "0", "Debug::NoLocking": "1",
        }
        lines = [f'{name} "{value}";\n' for name, value in settings.items()]
        self._write(f"{folder}/apt.conf", "".join(lines) + f'APT::Architectures {{ "{arch}"; }};\n')
        self._env = {**environment(), "APT_CONFIG": f"{folder}/apt.conf"}
        self.ok = self.query(["apt-get", "update", "-qq"])[0] == 0

    @staticmethod
    def _write(path, text):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def query(self, argv):
        """(status, output) of an apt program over this index."""
        result = subprocess.run(
            argv, env=self._env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        return result.returncode, result.stdout
