"""The doors of the bureau to the conduct of the staff."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import EVERYBODY, Row

READERS: Final = "duty_director bureau_manager supervisor organ_head"
OVERSEERS: Final = "duty_director bureau_manager"


def csv(_: Cast) -> Mapping[str, object]:
    return {"kind": "csv"}


def officer(cast: Cast) -> Mapping[str, object]:
    return {"officer_id": cast.wang_fang.officer_id}


def half(cast: Cast) -> Mapping[str, object]:
    return {**officer(cast), "on": "2026-09-21", "half": "am"}


ROWS: Final = {
    "bureau:conduct": Row(READERS, inside=302),
    "bureau:attendance": Row(READERS),
    "bureau:attendance-export": Row(READERS, kwargs=csv),
    "bureau:attendance-officer": Row(READERS, kwargs=officer),
    "bureau:attendance-correct": Row(OVERSEERS, kwargs=half),
    "bureau:attendance-files": Row(OVERSEERS),
    "bureau:attendance-file": Row(
        OVERSEERS, kwargs=lambda _: {"file_id": 0}, inside=404
    ),
    "bureau:attendance-policy": Row(READERS),
    "bureau:correction-list": Row(READERS),
    "bureau:correction-export": Row(READERS, kwargs=csv),
    "bureau:correction-answer": Row(
        OVERSEERS, kwargs=lambda _: {"correction_id": 0}, method="post", inside=302
    ),
    "bureau:roll": Row(OVERSEERS),
    "shared:conduct": Row(EVERYBODY),
    "shared:conduct-correct": Row(
        EVERYBODY, kwargs=lambda _: {"on": "2026-09-21", "half": "noon"}, inside=404
    ),
}
