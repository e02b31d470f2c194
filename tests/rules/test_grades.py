"""Grades: which place may hold which, how a wish goes, and when a grade holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.grades import (
    HELD_BY,
    Grade,
    GradeDays,
    GradeOutOfPlace,
    GradeSettled,
    GradeState,
    GradeUnfounded,
    check_application,
    check_days,
    check_state,
    grades_for,
    holds,
)
from yimen.rules.network import NodeKind

TODAY = date(2026, 9, 21)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def test_each_kind_of_place_has_its_grades() -> None:
    city, district, site = Grade.CITY_MODEL, Grade.DISTRICT_MODEL, Grade.MODEL_SITE
    for kind, grades in (
        (NodeKind.CENTER, (city,)),
        (NodeKind.BRANCH_CENTER, (city, district)),
        (NodeKind.PARK_STATION, (city, district)),
        (NodeKind.TOWN_HALL, (city, district)),
        (NodeKind.AREA_STATION, (site,)),
        (NodeKind.SERVICE_STATION, (site,)),
    ):
        assert grades_for(kind) == grades


@given(st.sampled_from(Grade), st.sampled_from(NodeKind), st.sampled_from(["好", " "]))
def test_a_place_asks_for_what_it_may_hold_and_says_why(
    grade: Grade, kind: NodeKind, ground: str
) -> None:
    if kind not in HELD_BY[grade]:
        with pytest.raises(GradeOutOfPlace):
            check_application(grade, kind, ground)
    elif ground == " ":
        with pytest.raises(GradeUnfounded):
            check_application(grade, kind, ground)
    else:
        check_application(grade, kind, ground)


def test_a_wish_is_settled_once() -> None:
    check_state(GradeState.APPLIED, GradeState.APPLIED)
    for state in set(GradeState) - {GradeState.APPLIED}:
        with pytest.raises(GradeSettled):
            check_state(state, GradeState.APPLIED)


@given(DAYS, st.none() | DAYS, DAYS)
def test_a_grade_holds_from_its_day_until_it_ends(
    granted_on: date, ends_on: date | None, on: date
) -> None:
    if granted_on > TODAY or (ends_on and ends_on <= granted_on):
        with pytest.raises(GradeDays):
            check_days(granted_on, ends_on, TODAY)
        return
    check_days(granted_on, ends_on, TODAY)
    assert holds(GradeState.GRANTED, ends_on, granted_on)
    assert holds(GradeState.GRANTED, ends_on, on) == (ends_on is None or on < ends_on)
    assert not holds(GradeState.WITHDRAWN, ends_on, on)
    if ends_on:
        assert not holds(GradeState.GRANTED, ends_on, ends_on + timedelta(1))
