"""What a manual tells people to press stands on a page."""

import re
from typing import Final

import pytest

from architecture import house

BOLD: Final = re.compile(r"\*\*([^*]+)\*\*")
WHERE: Final = {
    "manual-agent.md": ("agent/**/*.html", "agent/forms.py", "agent/views.py"),
}
SCREENS: Final = house.ROOT / "src" / "yimen" / "screens"


@pytest.mark.parametrize("name", WHERE)
def test_what_a_manual_tells_people_to_press_is_there(name: str) -> None:
    manual = (house.ROOT / "docs" / name).read_text(encoding="utf-8")
    pages = "".join(
        path.read_text(encoding="utf-8")
        for pattern in WHERE[name]
        for path in SCREENS.glob(pattern)
    )

    told = {one.replace("\n", "") for one in BOLD.findall(manual)}

    assert len(told) > 10
    assert {one for one in told if one not in pages} == set()


@pytest.mark.parametrize("name", WHERE)
def test_every_manual_is_named_where_people_look(name: str) -> None:
    for readme in ("README.md", "README.zh.md"):
        assert name in (house.ROOT / readme).read_text(encoding="utf-8")
