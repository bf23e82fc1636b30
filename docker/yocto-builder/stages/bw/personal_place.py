"""Where a personalised download puts its values, in an image whose disk a machine's own layer may have laid out."""
from .personal_region import reserve_region
from .report import StageError, say


def personal_place(wanted, path, partitions):
    """
    Puts the personal region behind the disk image at `path`. Returns where it is, or `{"refused": why}` where there is none.

    `wanted`: `personal` of config/image.json. `partitions`: facts of the table.
    """
    if "refused" in wanted:
        return wanted
    try:
        return reserve_region(path, partitions)
    except StageError as error:
        # No image is withheld for how a machine's layer ends its disk.
        say(f"The image can't be personalised: {error}.")
        return {"refused": "Its disk goes on behind the last partition, where first boot would look for the values."}
