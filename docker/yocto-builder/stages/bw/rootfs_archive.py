"""The archive of the root file system BitBake deploys beside the disk."""
import os

from .run import run as run_program


def unpack(archive, target):
    """
    The root file system as files of ours, each with the mode it has on the image: without --preserve-permissions tar would take
    setuid from a file that is not root's. Devices can't be made by an ordinary user, and hold nothing.
    """
    os.makedirs(target)
    run_program(["tar", "-x", "--zstd", "--no-same-owner", "--preserve-permissions", "--delay-directory-restore", "--exclude=./dev/*",
                 "-C", target, "-f", archive])
