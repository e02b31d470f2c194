"""Which browser drives the journeys: the system's Chromium, or what is built like it.

Debian's headless shell is the same engine without the windows, profiles and extensions
of a browser for people: a fresh window takes a quarter of the processor time. Where it
cannot be had, the whole browser shows the same pages.
"""

import shutil
from typing import Final

_NAMES: Final = ("chromium-headless-shell", "chromium", "google-chrome")


def engine() -> str | None:
    """The browser's path, if there is one."""
    return next(filter(None, map(shutil.which, _NAMES)), None)
