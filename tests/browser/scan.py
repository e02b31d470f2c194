"""The scan for barriers: axe-core, with contrast looked at once for each look."""

from pathlib import Path
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_SCRIPT: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_SCAN: Final = _SCRIPT[_SCRIPT.index("async (") :].rstrip().rstrip(";")
_AXE: Final = Axe().axe_script
_LOOKS: Final[set[str]] = set()  # whose contrast is enough
SERIOUS: Final = {"serious", "critical"}


def scanned(page: Page, *, contrast: bool = True) -> list[dict[str, Any]]:
    """What axe-core calls serious or critical on a page, as it says it."""
    page.evaluate(_AXE)
    told = page.evaluate(_SCAN, [contrast, sorted(_LOOKS)])
    _LOOKS.update(told["looks"])
    return [fault for fault in told["violations"] if fault["impact"] in SERIOUS]
