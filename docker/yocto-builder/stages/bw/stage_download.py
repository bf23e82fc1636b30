"""Every source the image needs, into the shared download cache. The last stage with a network."""
from . import parse_cache
from .bitbake import Bitbake
from .downloads_view import DownloadsView
from .places import DOWNLOAD_CACHE, DOWNLOADS, targets
from .prepare import prepare
from .report import group, progress, say


def run(_stage):
    progress(0, 1, "Preparing")
    group("Configuration")
    with DownloadsView(DOWNLOAD_CACHE, DOWNLOADS):
        name = prepare()
        group("Sources")
        with Bitbake(network=True) as bitbake:
            # -k: what can be had is there at the next try.
            output, events, _ = bitbake.run(["-k", "--runall=fetch", *targets()])
        parse_cache.keep(name, output.parsed or 0)
    say(f"The sources of {len(events.seconds)} recipes were looked at." if events.seconds else "All sources were there.")
    progress(1, 1, "Downloaded")
