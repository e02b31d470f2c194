"""A page that asks again by itself does not keep an idle sign-in alive."""

import re
from pathlib import Path
from typing import Final

SCREENS: Final = Path(__file__).parents[2] / "src" / "yimen" / "screens"
WITHOUT_SIGN_IN: Final = {"board", "kiosk", "portal"}
ASKS: Final = re.compile(r"<[^>]*hx-trigger=\"every [^>]*>")


def test_what_asks_by_itself_says_so() -> None:
    silent = [
        f"{path.name}: {tag}"
        for path in SCREENS.rglob("*.html")
        if path.relative_to(SCREENS).parts[0] not in WITHOUT_SIGN_IN
        for tag in ASKS.findall(path.read_text(encoding="utf-8"))
        if "X-Poll" not in tag
    ]

    assert not silent
