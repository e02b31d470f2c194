"""The doors of the findings and of the journal."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import Row

FINDERS: Final = "supervisor bureau_manager chief_representative"
READERS: Final = "supervisor audit_admin"


def a_file(_: Cast) -> Mapping[str, object]:
    return {"kind": "csv"}


def nothing_found(_: Cast) -> Mapping[str, object]:
    return {"finding_id": 999999}


def a_day(_: Cast) -> Mapping[str, object]:
    return {"on": "2026-09-21"}


ROWS: Final = {
    "bureau:finding-list": Row(FINDERS),
    "bureau:finding-export": Row(FINDERS, kwargs=a_file),
    "bureau:finding": Row(FINDERS, kwargs=nothing_found, inside=404),
    "bureau:journal": Row(READERS),
    "bureau:journal-day": Row(READERS, kwargs=a_day),
    "bureau:journal-subject": Row(READERS),
}
