"""How long the file of a case is kept, and from when.

档案 rules know three classes for the files of an office: kept for good, thirty years,
ten years; the local retention table says which matter falls under which (rulebook
12.2.7), so the class is an element of the guide. Where the guide is silent, a licence
is kept thirty years and everything else ten [DECISION]: a file is rather kept too long.
The term begins on the first of January after the year in which the case was closed, so
all files of a year fall due on one day. On that day nothing happens by itself: a file
is looked at, and kept on or destroyed by people who sign for it.
"""

from datetime import date
from enum import StrEnum
from typing import Final

from yimen.rules.catalogue.matters import Matter, MatterType


class Retention(StrEnum):
    """The classes; the values are what an archive number says."""

    PERMANENT = "Y"
    THIRTY_YEARS = "D30"
    TEN_YEARS = "D10"


WORDS: Final = {
    Retention.PERMANENT: "永久",
    Retention.THIRTY_YEARS: "30年",
    Retention.TEN_YEARS: "10年",
}
YEARS: Final = {Retention.THIRTY_YEARS: 30, Retention.TEN_YEARS: 10}


def retention_of(matter: Matter) -> Retention:
    """The class of the matter's files: as its guide says, or the rule for silence."""
    for kind, word in WORDS.items():
        if matter.elements.retention == word:
            return kind
    if matter.matter_type is MatterType.ADMINISTRATIVE_LICENSE:
        return Retention.THIRTY_YEARS
    return Retention.TEN_YEARS


def disposal_on(retention: Retention, closed_on: date) -> date | None:
    """The day from which the file may be looked at for disposal; None: never."""
    years = YEARS.get(retention)
    return date(closed_on.year + 1 + years, 1, 1) if years else None


def archive_series(organ_code: str, retention: Retention, year: int) -> str:
    """What the archive numbers of one organ, class and year begin with."""
    return f"{organ_code}·{year}-{retention.value}-"


def archive_number(series: str, sequence: int) -> str:
    """The number of a file in the archive (档号)."""
    return f"{series}{sequence:05d}"
