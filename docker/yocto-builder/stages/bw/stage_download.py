"""Every source the image needs, into the shared download cache. The last stage with a network."""
from . import parse_cache
from .bitbake import Bitbake, BitbakeFailed
from .downloads_view import DownloadsView
from .no_network import NoNetwork
from .places import DOWNLOAD_CACHE, DOWNLOADS, targets
from .prepare import prepare
from .report import StageError, group, progress, say


def _fetch(bitbake, downloads):
    """Fetches all there is to fetch. Raises BitbakeFailed, or StageError where there is no network."""
    no_network = NoNetwork(downloads)
    try:
        # -k: what can be had is there at the next try.
        return bitbake.run(["-k", "--runall=fetch", *targets()], give_up=no_network)
    except BitbakeFailed as failed:
        if no_network.found:
            raise StageError(
                "MIRROR_UNAVAILABLE", "No site with sources could be reached, and none of the sources are here.",
                advice="Check the network and the name server of the build host, or configure a source mirror, then retry.",
            ) from failed
        raise


def run(_stage):
    progress(0, 1, "Preparing")
    group("Configuration")
    with DownloadsView(DOWNLOAD_CACHE, DOWNLOADS) as downloads:
        name = prepare()
        group("Sources")
        with Bitbake(network=True) as bitbake:
            output, events, _ = _fetch(bitbake, downloads)
        parse_cache.keep(name, output.parsed or 0)
    say(f"The sources of {len(events.seconds)} recipes were looked at." if events.seconds else "All sources were there.")
    progress(1, 1, "Downloaded")
