"""The doors of the office: filings of a "no", leave, the duty roster."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import EVERYBODY, Row

READERS: Final = (
    "chief_representative organ_head duty_director bureau_manager supervisor"
)
SPEAKERS: Final = "duty_director bureau_manager"


def csv(_: Cast) -> Mapping[str, object]:
    return {"kind": "csv"}


def center(cast: Cast) -> Mapping[str, object]:
    return {"code": cast.center.code}


def no_filing(_: Cast) -> Mapping[str, object]:
    return {"filing_id": 0}


def no_leave(_: Cast) -> Mapping[str, object]:
    return {"leave_id": 0}


def keep(code: int = 302) -> Row:
    """An act on the roster with an empty form: back to the month."""
    return Row(SPEAKERS, kwargs=center, method="post", inside=code)


ROWS: Final = {
    "bureau:negative-list": Row(READERS),
    "bureau:negative-export": Row(READERS, kwargs=csv),
    "bureau:negative": Row(READERS, kwargs=no_filing, inside=404),
    "bureau:leave-list": Row(READERS),
    "bureau:leave-export": Row(READERS, kwargs=csv),
    "bureau:leave-answer": Row(
        f"organ_head {SPEAKERS}", kwargs=no_leave, method="post", inside=302
    ),
    "bureau:roster-mine": Row(EVERYBODY, inside=302),
    "bureau:roster": Row(EVERYBODY, kwargs=center),
    "bureau:roster-export": Row(
        EVERYBODY, kwargs=lambda cast: {**center(cast), "kind": "csv"}
    ),
    "bureau:roster-set": keep(),
    "bureau:roster-rotate": keep(),
    "bureau:roster-swap": keep(),
    "shared:leave": Row(EVERYBODY),
    "shared:leave-cover": Row(EVERYBODY, method="post", inside=302),
    "shared:leave-cancel": Row(EVERYBODY, kwargs=no_leave, method="post", inside=404),
    "shared:leave-confirm": Row(EVERYBODY, kwargs=no_leave, method="post", inside=404),
}
