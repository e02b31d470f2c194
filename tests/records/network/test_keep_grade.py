"""A place asks for a grade; another hand grants it, declines it, takes it back."""

from datetime import date, timedelta

import pytest

from makers.cast import Cast
from makers.persons import NOW, an_officer, the_actor
from yimen.records.journal.models import JournalEntry
from yimen.records.network import queries
from yimen.records.network.actions.keep_grade import (
    Settlement,
    ask_grade,
    settle_grade,
    withdraw_grade,
)
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.grades import (
    Grade,
    GradeSettled,
    GradeState,
    GradeTaken,
    GradeUnfounded,
    OwnGrade,
)
from yimen.rules.refusals import Overtaken

TODAY = date(2026, 9, 21)
SOON = TODAY + timedelta(30)
YES = Settlement(grants=True, granted_on=TODAY, ends_on=SOON)
NO = Settlement(grants=False, granted_on=TODAY, reason="面积不足")


def director(cast: Cast) -> Actor:
    role = [Role.DUTY_DIRECTOR]
    return the_actor(an_officer("何任", role, hall=cast.town_hall))


def ask(cast: Cast, by: Actor, after: timedelta = timedelta(0)) -> int:
    return ask_grade(
        code=cast.town_hall.code,
        grade=Grade.DISTRICT_MODEL,
        ground="六有齐全",
        by=by,
        at=NOW + after,
    )


def settle(wish: int, said: Settlement, by: Actor, version: int = 1) -> None:
    settle_grade(grade_id=wish, version=version, said=said, by=by, at=NOW)


def test_a_grade_is_granted_holds_and_is_taken_back(cast: Cast) -> None:
    hall = cast.town_hall.pk
    wish = ask(cast, director(cast))
    assert queries.held_grades(TODAY) == {}

    settle(wish, YES, cast.zheng_jie)

    assert queries.held_grades(TODAY) == {hall: (Grade.DISTRICT_MODEL,)}
    assert queries.held_grades(SOON) == {}
    withdraw_grade(grade_id=wish, version=2, reason="整改", by=cast.zheng_jie, at=NOW)
    assert queries.held_grades(TODAY) == {}
    row = queries.grade_row(wish, TODAY)
    assert row is not None
    assert (row.state, row.reason, row.holds) == (GradeState.WITHDRAWN, "整改", False)
    lines = JournalEntry.objects.filter(subject_id=cast.town_hall.code)
    acts = [line.payload["act"] for line in lines.order_by("sequence")]
    assert acts == ["ask_grade", "grant_grade", "withdraw_grade"]


def test_one_grade_of_a_level_at_a_time(cast: Cast) -> None:
    by = director(cast)
    wish = ask(cast, by)
    with pytest.raises(GradeTaken):
        ask(cast, by)
    settle(wish, YES, cast.zheng_jie)
    with pytest.raises(GradeTaken):
        ask(cast, by)

    again = ask(cast, by, after=timedelta(31))

    states = {row.grade_id: row.state for row in queries.grade_rows(SOON)}
    assert states == {wish: GradeState.ENDED, again: GradeState.APPLIED}


def test_a_declined_place_knows_why_and_may_ask_again(cast: Cast) -> None:
    by = director(cast)
    wish = ask(cast, by)
    with pytest.raises(GradeUnfounded):
        settle(wish, Settlement(grants=False, granted_on=TODAY), cast.zheng_jie)
    settle(wish, NO, cast.zheng_jie)

    with pytest.raises(GradeSettled):
        settle(wish, YES, cast.zheng_jie, version=2)
    assert ask(cast, by) != wish


def test_another_hand_that_oversees_the_place_settles(cast: Cast) -> None:
    own = ask(cast, cast.zheng_jie)
    elsewhere = an_officer("外人", [Role.BUREAU_MANAGER], hall=cast.other_center)

    with pytest.raises(OwnGrade):
        settle(own, YES, cast.zheng_jie)
    for stranger in (the_actor(elsewhere), cast.wang_fang):
        with pytest.raises(NotAllowed):
            settle(own, YES, stranger)
    other = the_actor(an_officer("另一", [Role.BUREAU_MANAGER], hall=cast.center))
    with pytest.raises(Overtaken):
        settle(own, YES, other, version=7)
    settle(own, YES, other)
