"""
Every source the image needs into the shared download cache, and those of its SDK when it was asked for; from the site's mirror of
results those that fit. The last stage with a network.
"""
from . import parse_cache
from .bitbake import Bitbake, BitbakeFailed, require_success
from .disk_space import require_free, used_mib
from .downloads_view import VIEWS, DownloadsView
from .fetch_mirrors import tell_mirrors
from .inputs import OUT, read_json, stage_out, write_json
from .no_network import NoNetwork
from .places import DOWNLOAD_CACHE, DOWNLOADS, sdk_target, sources, targets
from .prepare import prepare
from .report import StageError, group, progress, say

# What a recipe's source takes, on average with the history of the kernel's repository among them.
MIB_A_SOURCE = 20
# A little more than where BitBake's own watch over the disk ends everything.
LITTLE_MIB = 1536


def _needed_mib():
    if sources().get("targets"):
        return LITTLE_MIB
    recipes = len(read_json(stage_out("check", "recipes.json")))
    # What is there may be another image's; better to begin a download in vain than to refuse one that fits.
    return max(LITTLE_MIB, MIB_A_SOURCE * recipes - used_mib(DOWNLOAD_CACHE, without=(VIEWS,)))


def _sdk():
    target = sdk_target()
    return [target] if target else []


def _fetch(bitbake, downloads):
    """Fetches all there is to fetch. Raises BitbakeFailed, or StageError where there is no network."""
    no_network = NoNetwork(downloads)
    try:
        # -k: what can be had is there at the next try. The SDK is a target of its own: its compilers are needed by no image.
        return bitbake.run(["-k", "--runall=fetch", *targets(), *_sdk()], give_up=no_network)
    except BitbakeFailed as failed:
        tell_mirrors(failed.events.failed)
        if no_network.found:
            raise StageError(
                "MIRROR_UNAVAILABLE", "No site with sources could be reached, and none of the sources are here.",
                advice="Check the network and the name server of the build host, or configure a source mirror, then retry.",
            ) from failed
        raise


def _take(bitbake, wanted, name):
    output, _, _ = bitbake.run(["--setscene-only", *wanted])
    # Whoever builds finds them in place, and would say that it wanted none.
    if output.sstate:
        write_json(f"{OUT}/{name}", output.sstate)


def _take_results(bitbake):
    """
    Results of builds elsewhere, into the shared ones, and what the site's hash server knows to be equal. What is not to be had is
    built.
    """
    group("Results of builds elsewhere")
    # One after the other: each stage tells how much of its own was taken over.
    _take(bitbake, targets(), "sstate.json")
    for target in _sdk():
        _take(bitbake, [target], "sdk-sstate.json")


def run(_stage):
    progress(0, 1, "Preparing")
    group("Configuration")
    require_free(DOWNLOAD_CACHE, _needed_mib(), "downloading")
    with DownloadsView(DOWNLOAD_CACHE, DOWNLOADS) as downloads:
        name = prepare(network=True)
        group("Sources")
        with Bitbake(network=True) as bitbake:
            output, events, _ = _fetch(bitbake, downloads)
            require_success(output)
            if sources().get("sstateMirror") or sources().get("hashServer"):
                _take_results(bitbake)
        parse_cache.keep(name, output.parsed or 0)
    say(f"The sources of {len(events.seconds)} recipes were looked at." if events.seconds else "All sources were there.")
    progress(1, 1, "Downloaded")
