"""The calendar's pages: no barrier, and they fit the screen of who looks at them."""

from typing import TYPE_CHECKING

import pytest

from makers.cast import the_cast
from makers.persons import a_browser

if TYPE_CHECKING:
    from browser.conftest import Open, Photograph, Scan

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.slow]

PAGES = {
    "calendar-list": "/bureau/calendars/",
    "calendar-year": "/bureau/calendars/years/2026/",
    "calendar-year-unknown": "/bureau/calendars/years/2030/",
    "calendar-version": "/bureau/calendars/1/",
    "hall-hours": "/bureau/network/{center}/hours/",
}


@pytest.mark.parametrize("width", [1366, 390])
def test_a_page_of_the_calendar_has_no_barrier(
    hall_server: str,
    open_page: "Open",
    photograph: "Photograph",
    barriers: "Scan",
    width: int,
) -> None:
    cast = the_cast()
    key = a_browser(cast.zheng_jie).cookies["sessionid"].value

    for name, path in PAGES.items():
        page = open_page(
            hall_server + path.format(center=cast.center.code),
            width=width,
            cookies={"sessionid": key},
        )
        photograph(page, f"{name}-{width}")

        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert barriers(page) == [], name
        page.context.close()
