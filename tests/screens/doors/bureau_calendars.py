"""The doors of the calendar."""

from typing import Final

from screens.doors import EVERYBODY, Row

LOADERS: Final = "bureau_manager system_admin"

ROWS: Final = {
    "bureau:calendar-list": Row(EVERYBODY),
    "bureau:calendar-year": Row(EVERYBODY, kwargs=lambda _: {"year": 2026}),
    "bureau:calendar-show": Row(
        EVERYBODY, kwargs=lambda _: {"version": 10**9}, inside=404
    ),
    "bureau:calendar-export": Row(
        EVERYBODY, kwargs=lambda _: {"version": 10**9}, inside=404
    ),
    "bureau:calendar-template": Row(EVERYBODY),
    "bureau:calendar-load": Row(LOADERS),
    "bureau:calendar-confirm": Row(LOADERS, method="post", inside=302),
}
