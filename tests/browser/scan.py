"""The scan for barriers: axe-core, each shape of a page once, each look once."""

from pathlib import Path
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_SCRIPT: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_SCAN: Final = _SCRIPT[_SCRIPT.index("async (") :].rstrip().rstrip(";")
_AXE: Final = Axe().axe_script
_LOOKS: Final[set[str]] = set()  # whose contrast is enough
_SHAPES: Final[set[str]] = set()  # in which nothing bars anybody
SERIOUS: Final = {"serious", "critical"}


def scanned(page: Page, *, contrast: bool = True) -> list[dict[str, Any]]:
    """What axe-core calls serious or critical on a page, as it says it."""
    known = [contrast, sorted(_SHAPES), sorted(_LOOKS)]
    told = page.evaluate(_SCAN, known)
    if told is None:
        page.evaluate(_AXE)
        told = page.evaluate(_SCAN, known)
    faults = [one for one in told["violations"] if one["impact"] in SERIOUS]
    _LOOKS.update(told["looks"])
    if not faults:
        _SHAPES.add(told["shape"])
    return faults
