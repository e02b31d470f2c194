"""Grades of places: what a place may be named a model for, and for how long.

S1 speaks of “市级、区级…示范中心”, S3-15 of villages that apply to be “示范点”. A place
asks with its ground; the bureau looks and grants or declines, and may take the grade
back with a reason. Which kind of place may hold which grade: a city names the centres
and halls of its districts, a district those below its own centre, and model sites are
the stations of villages and areas [DECISION].

Invariants: whoever asked for a grade does not grant it; a place has a grade of one
level at most once at a time; a grade that is over on a day does not hold on that day,
and is written down as over that night.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.network import NodeKind
from yimen.rules.refusals import Refused


class Grade(StrEnum):
    """What a place is named a model for."""

    CITY_MODEL = "city_model"  # 市级示范中心
    DISTRICT_MODEL = "district_model"  # 区级示范中心
    MODEL_SITE = "model_site"  # 示范点


TITLES: Final[Mapping[Grade, str]] = MappingProxyType(
    {
        Grade.CITY_MODEL: "市级示范中心",
        Grade.DISTRICT_MODEL: "区级示范中心",
        Grade.MODEL_SITE: "示范点",
    }
)


class GradeState(StrEnum):
    """How far the wish for a grade has come."""

    APPLIED = "applied"
    GRANTED = "granted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


_HALLS: Final = frozenset(
    {NodeKind.BRANCH_CENTER, NodeKind.PARK_STATION, NodeKind.TOWN_HALL}
)
HELD_BY: Final[Mapping[Grade, frozenset[NodeKind]]] = MappingProxyType(
    {
        Grade.CITY_MODEL: _HALLS | {NodeKind.CENTER},
        Grade.DISTRICT_MODEL: _HALLS,
        Grade.MODEL_SITE: frozenset({NodeKind.AREA_STATION, NodeKind.SERVICE_STATION}),
    }
)


class GradeOutOfPlace(Refused):
    """A place of this kind can't hold this grade."""


class GradeUnfounded(Refused):
    """A grade is asked for with a ground; declined or taken back with a reason."""


class GradeTaken(Refused):
    """The place holds this grade already, or has asked for it."""


class GradeSettled(Refused):
    """This wish for a grade was settled already, or the grade is over."""


class GradeDays(Refused):
    """A grade is granted by today, and ends after the day it begins."""


class OwnGrade(Refused):
    """Whoever asked for a grade does not grant it."""


def grades_for(kind: NodeKind) -> tuple[Grade, ...]:
    """What a place of this kind may ask for."""
    return tuple(grade for grade in Grade if kind in HELD_BY[grade])


def check_application(grade: Grade, kind: NodeKind, ground: str) -> None:
    """Raise unless the place may hold the grade and says why it should."""
    if kind not in HELD_BY[grade]:
        raise GradeOutOfPlace(grade=grade, kind=kind)
    check_reason(ground)


def check_reason(reason: str) -> None:
    """Raise unless something is said."""
    if not reason.strip():
        raise GradeUnfounded


def check_state(state: GradeState, wanted: GradeState) -> None:
    """Raise unless the wish stands where this act begins."""
    if state is not wanted:
        raise GradeSettled(state=state)


def check_days(granted_on: date, ends_on: date | None, today: date) -> None:
    """Raise unless the grade has begun and ends later than it began."""
    if granted_on > today or (ends_on is not None and ends_on <= granted_on):
        raise GradeDays(granted_on=granted_on, ends_on=ends_on)


def holds(state: GradeState, ends_on: date | None, on: date) -> bool:
    """Whether the grade holds on a day; on the day it ends it is over."""
    return state is GradeState.GRANTED and (ends_on is None or on < ends_on)
