"""Fetches the yearly files of the National Vulnerability Database, those that changed, from the site's own mirror or from NVD."""
import gzip
import hashlib
import os
import urllib.error
import urllib.request

from .report import StageError, say

NVD = "https://nvd.nist.gov/feeds/json/cve/2.0"
# The first file has what is older, too.
FIRST_YEAR = 2002
TIMEOUT_SECONDS = 120
CHUNK_BYTES = 1024 * 1024


def file_name(year):
    return f"nvdcve-2.0-{year}.json.gz"


def _meta_name(year):
    return f"nvdcve-2.0-{year}.meta"


def _get(url):
    request = urllib.request.Request(url, headers={"User-Agent": "boardwright"})
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
        return answer.read()


def sha256_of(meta):
    """The checksum of the unpacked file a .meta names, in lower case."""
    for line in meta.decode("utf-8", "replace").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "sha256":
            return value.strip().lower()
    raise ValueError("it names no sha256")


def _unpacked_sha256(path):
    digest = hashlib.sha256()
    with gzip.open(path, "rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def _write(path, content):
    aside = f"{path}.{os.getpid()}.part"
    with open(aside, "wb") as file:
        file.write(content)
    os.replace(aside, path)


def fetch_year(base, year, folder):
    """
    Brings the file of a year up to date in `folder`. Returns whether it was fetched.

    Raises OSError where the site can't be read and ValueError where what it has is damaged.
    """
    meta = _get(f"{base}/{_meta_name(year)}")
    path, kept = f"{folder}/{file_name(year)}", f"{folder}/{_meta_name(year)}"
    if os.path.exists(path) and os.path.exists(kept):
        with open(kept, "rb") as file:
            if file.read() == meta:
                return False
    wanted = sha256_of(meta)
    content = _get(f"{base}/{file_name(year)}")
    aside = f"{path}.{os.getpid()}.new"
    with open(aside, "wb") as file:
        file.write(content)
    try:
        found = _unpacked_sha256(aside)
        if found != wanted:
            raise ValueError(f"{file_name(year)} has sha256 {found}, and its .meta says {wanted}")
        os.replace(aside, path)
    finally:
        if os.path.exists(aside):
            os.unlink(aside)
    _write(kept, meta)
    return True


def _is_absent(error):
    return getattr(error, "code", None) == 404 or isinstance(getattr(error, "reason", error), FileNotFoundError)


def fetch_all(bases, folder, this_year, progress=lambda year: None):
    """
    Brings all years up to date, from the first of `bases` that has them. Returns the names of the files.

    Raises StageError in one sentence that names every site and what it answered.
    """
    os.makedirs(folder, exist_ok=True)
    refused = []
    for base in bases:
        names, fetched = [], 0
        try:
            for year in range(FIRST_YEAR, this_year + 1):
                progress(year)
                try:
                    fetched += fetch_year(base, year, folder)
                except (urllib.error.URLError, FileNotFoundError) as error:
                    # The file of a year comes some days after it began.
                    if not (_is_absent(error) and year == this_year):
                        raise
                    continue
                names.append(file_name(year))
        except (OSError, ValueError, EOFError) as error:
            refused.append(f"{base}: {error}")
            continue
        say(f"The database of {base}: {len(names)} years, {fetched} of them new.")
        return names
    raise StageError(
        "FETCH_FAILED", f"No vulnerability database could be fetched ({'; '.join(refused)})", component="nvd",
        advice="Let the build host reach nvd.nist.gov, put its yearly files (nvdcve-2.0-YEAR.json.gz and .meta) into the source "
               "mirror, or take cve-report out of engine.outputs.",
    )
