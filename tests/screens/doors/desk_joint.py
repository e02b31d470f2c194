"""The doors of joint approval at the desk."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import Row
from screens.doors.desk import OFFICE, READERS

LEADERS: Final = f"{OFFICE} duty_director bureau_manager"
UNIT: Final = f"{OFFICE} organ_head"


def no_case(_: Cast) -> Mapping[str, object]:
    return {"number": "500199-none"}


def no_member(cast: Cast) -> Mapping[str, object]:
    return {**no_case(cast), "key": "none"}


def no_file(cast: Cast) -> Mapping[str, object]:
    return {**no_case(cast), "upload": 0}


def no_gathering(cast: Cast) -> Mapping[str, object]:
    return {**no_case(cast), "gathering": 0}


ROWS: Final = {
    "desk:joint-list": Row(READERS),
    "desk:joint-show": Row(READERS, kwargs=no_case, inside=404),
    "desk:joint-paper": Row(READERS, kwargs=no_case, inside=404),
    "desk:joint-pdf": Row(READERS, kwargs=no_case, inside=404),
    "desk:joint-file": Row(READERS, kwargs=no_file, inside=404),
    "desk:joint-add": Row(LEADERS, kwargs=no_case, inside=404),
    "desk:joint-gather": Row(LEADERS, kwargs=no_case, inside=404),
    "desk:joint-form": Row(f"{OFFICE} clerk", kwargs=no_case, inside=404),
    "desk:joint-attend": Row(UNIT, kwargs=no_gathering, inside=404),
    "desk:joint-minute": Row(LEADERS, kwargs=no_gathering, inside=404),
    "desk:joint-sign": Row(UNIT, kwargs=no_member, inside=404),
    "desk:joint-answer": Row(UNIT, kwargs=no_member, inside=404),
    "desk:joint-return": Row(UNIT, kwargs=no_member, inside=404),
    "desk:joint-remind": Row(LEADERS, kwargs=no_member, inside=404),
    "desk:joint-need": Row(LEADERS, kwargs=no_member, inside=404),
    "desk:joint-again": Row(LEADERS, kwargs=no_member, inside=404),
    "desk:joint-cancel": Row(LEADERS, kwargs=no_member, inside=404),
}
