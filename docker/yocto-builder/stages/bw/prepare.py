"""What every stage that runs BitBake does first."""
from . import kas, parse_cache
from .project import lay_out_project
from .site_conf import write_site_conf


def prepare(network=False):
    """
    The tree, BitBake's configuration and what other builds remember of the same recipes. Returns the name of the latter.

    `network`: whether the stage has one.
    """
    lay_out_project()
    kas.checkout(kas.project_files())
    write_site_conf(network)
    name = parse_cache.key()
    parse_cache.forget_code()
    parse_cache.fetch(name)
    return name
