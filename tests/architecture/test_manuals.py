"""What a manual tells people to press stands on a page."""

import re
from typing import Final

import pytest

from architecture import house

BOLD: Final = re.compile(r"\*\*([^*]+)\*\*")
DOCS: Final = house.ROOT / "docs"
WHERE: Final = sorted(
    path.name for path in (*DOCS.glob("manual-*.md"), DOCS / "accounts.md")
)
SCREENS: Final = house.ROOT / "src" / "yimen" / "screens"
NOT_PRESSED: Final = {"没有第二重验证"}


@pytest.fixture(scope="module")
def pages() -> str:
    """Every word of the screens."""
    found = (*SCREENS.rglob("*.html"), *SCREENS.rglob("*.py"))
    return "".join(re.sub(r"\s+", " ", path.read_text("utf-8")) for path in found)


@pytest.mark.parametrize("name", WHERE)
def test_what_a_manual_tells_people_to_press_is_there(name: str, pages: str) -> None:
    manual = (DOCS / name).read_text(encoding="utf-8")
    told = {
        one.strip()
        for bold in BOLD.findall(manual)
        for one in bold.replace("\n", "").split("→")
    }

    assert {one for one in told - NOT_PRESSED if one not in pages} == set()


@pytest.mark.parametrize("name", WHERE)
def test_every_manual_is_named_where_people_look(name: str) -> None:
    for readme in ("README.md", "README.zh.md"):
        assert name in (house.ROOT / readme).read_text(encoding="utf-8")
