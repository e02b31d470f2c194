"""The doors of a hall's hours."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import EVERYBODY, Row

SETTERS: Final = "bureau_manager duty_director"


def center(cast: Cast) -> Mapping[str, object]:
    return {"code": cast.center.code}


def a_day(cast: Cast) -> Mapping[str, object]:
    return {"code": cast.center.code, "on": "2027-10-02"}


ROWS: Final = {
    "bureau:hours": Row(EVERYBODY, kwargs=center),
    "bureau:hours-drop": Row(SETTERS, kwargs=center, method="post", inside=302),
    "bureau:hours-day": Row(SETTERS, kwargs=center, method="post"),
    "bureau:hours-undo": Row(SETTERS, kwargs=a_day, method="post", inside=302),
}
