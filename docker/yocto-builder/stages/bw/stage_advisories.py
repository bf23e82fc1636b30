"""The vulnerability database of the day, for the CVE report. The site's source mirror is asked first, as for any source."""
import datetime
import os
import shutil

from .inputs import OUT, write_json
from .nvd_fetch import FIRST_YEAR, NVD, fetch_all
from .places import DOWNLOAD_CACHE, sources
from .report import group, progress

# Beside what BitBake fetches, which does not look at it.
KEPT = f"{DOWNLOAD_CACHE}/.nvd"


def run(_stage):
    this_year = datetime.datetime.now(datetime.timezone.utc).year
    total = this_year - FIRST_YEAR + 1
    group("Vulnerability database")
    mirror = sources().get("sourceMirror")
    bases = [*([mirror.rstrip("/")] if mirror else []), NVD]
    names = fetch_all(bases, KEPT, this_year, lambda year: progress(year - FIRST_YEAR, total, f"Vulnerabilities of {year}"))
    os.makedirs(f"{OUT}/nvd")
    for name in names:
        shutil.copyfile(f"{KEPT}/{name}", f"{OUT}/nvd/{name}")
    write_json(f"{OUT}/nvd/files.json", names)
    progress(total, total, "Vulnerability database")
