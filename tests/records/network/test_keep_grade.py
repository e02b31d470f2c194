"""A place asks for a grade; another hand grants it, declines it, takes it back."""

from datetime import date, timedelta
from typing import Any

import pytest

from makers.cast import Cast
from makers.persons import NOW, an_officer, the_actor
from yimen.records.journal.models import JournalEntry
from yimen.records.messages.queries import inbox
from yimen.records.network import queries
from yimen.records.network.actions.end_grades import end_grades
from yimen.records.network.actions.keep_grade import (
    Settlement,
    ask_grade,
    settle_grade,
    withdraw_grade,
)
from yimen.records.network.queries import GradeFilter
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
from yimen.screens.shared.wording.messages import say_message

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


def test_a_grade_whose_days_are_over_ends_that_night_with_its_line(cast: Cast) -> None:
    wish = ask(cast, director(cast))
    settle(wish, YES, cast.zheng_jie)

    assert end_grades(at=NOW + timedelta(29)) == 0
    assert end_grades(at=NOW + timedelta(30)) == 1
    assert end_grades(at=NOW + timedelta(30)) == 0

    row = queries.grade_row(wish, SOON)
    assert row is not None
    assert row.state is GradeState.ENDED
    line = JournalEntry.objects.filter(subject_id=cast.town_hall.code).latest(
        "sequence"
    )
    assert (line.step, line.payload["act"]) == ("end_grade", "end_grade")
    assert line.payload["ends_on"] == SOON.isoformat()


def test_the_place_is_told_of_each_outcome_once(cast: Cast) -> None:
    by, at = director(cast), NOW + timedelta(30)
    settle(ask(cast, by), NO, cast.zheng_jie)
    over = ask(cast, by)
    settle(over, YES, cast.zheng_jie)
    taken = ask(cast, by, after=timedelta(30))  # the one before is over by then
    assert end_grades(at=at) == 0
    granted = Settlement(grants=True, granted_on=SOON)
    settle_grade(grade_id=taken, version=1, said=granted, by=cast.zheng_jie, at=at)
    withdraw_grade(grade_id=taken, version=2, reason="整改", by=cast.zheng_jie, at=at)

    seen = inbox(by).rows
    said = [say_message(row.kind, row.facts).text for row in reversed(seen)]
    place = cast.town_hall.name
    assert said == [
        f"{place}申报的区级示范中心没有评上，原因：面积不足",
        f"{place}评上了区级示范中心，2026年10月21日(周三)到期，已经对外公布。",
        f"{place}的区级示范中心到期了，公布的名单上不再有。要续，请重新申报。",
        f"{place}评上了区级示范中心，没有期限，已经对外公布。",
        f"{place}的区级示范中心撤销了，原因：整改",
    ]
    assert not inbox(cast.wang_fang).rows


def test_the_list_is_filtered_by_level_state_tier_and_place(cast: Cast) -> None:
    by = director(cast)
    settle(ask(cast, by), YES, cast.zheng_jie)
    ask_grade(
        code=cast.center.code,
        grade=Grade.CITY_MODEL,
        ground="全程网办",
        by=cast.zheng_jie,
        at=NOW,
    )

    def listed(on: date = TODAY, **wanted: Any) -> list[str]:
        page = queries.graded_places(GradeFilter(**wanted), on=on)
        return [row.name for row in page.rows]

    hall, center = cast.town_hall.name, cast.center.name
    assert listed() == [center, hall]  # what waits stands first
    assert listed(grade="city_model") == [center] == listed(state="applied")
    assert listed(tier=2) == [hall] == listed(text=cast.town_hall.code)
    assert listed(state="granted") == [hall] == listed(on=SOON, state="ended")
    assert listed(on=SOON, state="granted") == [] == listed(tier=4)


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
