"""
What the builder and its host set in BitBake's configuration: `conf/site.conf`, which local.conf may overrule. Nothing of it
decides what is built.
"""
import os

from .places import BUILD, DOWNLOADS, PARSED, REQUIRED_KERNEL_CONFIG, SSTATE_CACHE, TMP, sources
from .processors import processors
from .report import StageError

# A build that fills the disk leaves half-written files; better to stop a little before.
DISK_MONITOR = "HALT,${TMPDIR},2G,100K HALT,${DL_DIR},1G,100K HALT,${SSTATE_DIR},1G,100K"


def _quoted(value):
    if any(bad in value for bad in '"\\\n') or "${@" in value:
        raise StageError("BUILD_RECIPE_FAILED", f"{value!r} can't be a value of BitBake's configuration")
    return f'"{value}"'


def site_conf(site, hands, network):
    """
    Text of site.conf.

    `site`: sources.json of the plan. `hands`: processors of the container. `network`: whether the stage has one; without it
    results of builds elsewhere are out of reach, and are here since the stage that had one.
    """
    lines = [
        ("DL_DIR", "=", DOWNLOADS),
        ("SSTATE_DIR", "=", SSTATE_CACHE),
        # Beside the results it speaks of: without it BitBake can't tell that they are equal to what it is about to make.
        ("BB_HASHSERVE_DB_DIR", "=", SSTATE_CACHE),
        ("TMPDIR", "=", TMP),
        ("CACHE", "=", PARSED),
        ("PERSISTENT_DIR", "=", f"{BUILD}/cache"),
        ("BB_NUMBER_THREADS", "=", str(hands)),
        ("BB_NUMBER_PARSE_THREADS", "=", str(hands)),
        ("PARALLEL_MAKE", "=", f"-j {hands}"),
        ("BB_DISKMON_DIRS", "=", DISK_MONITOR),
        # What the sanity check would fetch to see whether there is a network.
        ("CONNECTIVITY_CHECK_URIS", "=", ""),
        ("BW_EVENTS", "=", f"{BUILD}/bw-events.jsonl"),
        ("BW_REQUIRED_KERNEL_CONFIG", "=", REQUIRED_KERNEL_CONFIG),
        # The event log of BitBake's own holds pickled objects nobody reads, and grows fast.
        ("BB_DEFAULT_EVENTLOG", "=", ""),
        ("INHERIT", "+=", "rm_work"),
        # Differs from stage to stage: recipes are the same with it.
        ("BB_HASHCONFIG_IGNORE_VARS:append", "=", " BB_NO_NETWORK SSTATE_MIRRORS BB_HASHSERVE_UPSTREAM"),
    ]
    if site.get("sourceMirror"):
        lines += [("SOURCE_MIRROR_URL", "=", site["sourceMirror"]), ("INHERIT", "+=", "own-mirrors")]
    if network and site.get("sstateMirror"):
        base = site["sstateMirror"].rstrip("/")
        lines.append(("SSTATE_MIRRORS", "=", f"file://.* {base}/PATH;downloadfilename=PATH"))
    if network and site.get("hashServer"):
        lines.append(("BB_HASHSERVE_UPSTREAM", "=", site["hashServer"]))
    return "".join(f"{name} {operator} {_quoted(value)}\n" for name, operator, value in lines if value or operator == "=")


def write_site_conf(network):
    """Writes conf/site.conf of the build directory; see site_conf."""
    os.makedirs(f"{BUILD}/conf", exist_ok=True)
    with open(f"{BUILD}/conf/site.conf", "w", encoding="utf-8") as file:
        file.write(site_conf(sources(), processors(), network))
