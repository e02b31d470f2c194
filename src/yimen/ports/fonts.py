"""Where the Chinese fonts are, for whatever draws paper and charts.

A drawing program that finds no Chinese font leaves the words out and says nothing. So
the folders are looked up here, and their absence is an error. A font that was put into
the environment on purpose comes first, then the system's.
"""

import sys
from functools import cache
from pathlib import Path

WANTED = ("NotoSansCJK*", "NotoSerifCJK*", "SourceHanSans*", "SourceHanSerif*")
SANS = "Noto Sans CJK SC"


class NoChineseFont(Exception):
    """No Chinese font: `make run` fetches one, or install fonts-noto-cjk."""


@cache
def folders() -> tuple[Path, ...]:
    """The folders that hold a Chinese font; at least one."""
    found = {
        path.parent: None
        for place in _places()
        for wanted in WANTED
        for path in sorted(place.rglob(wanted))
    }
    if not found:
        raise NoChineseFont(NoChineseFont.__doc__)
    return tuple(found)


def _places() -> tuple[Path, ...]:
    return (
        Path(sys.prefix) / "share" / "yimen" / "fonts",
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path.home() / ".local" / "share" / "fonts",
        Path("/Library/Fonts"),
    )
