"""How often what runs by itself is due (see `tick`).

It stands alone because every process reads it as it starts, to know when to call; the
duties themselves reach all over the house and are read when the first of them is due.
"""

from enum import Enum


class Rhythm(Enum):
    """How often a duty is due."""

    MINUTE = "* * * * *"
    LONG = "*/1 * * * *"  # every minute too, but may take long: keeps nobody waiting
    QUARTER_HOUR = "*/15 * * * *"
    NIGHT = "10 17 * * *"  # in UTC: ten past one at night in China
