"""Questions to the past: asked, answered once, kept, and never somebody else's."""

from datetime import date, datetime, timedelta

import pytest

from makers.cases import PERMIT, RECEIVED_AT, Counter
from makers.joint import Restaurant, agree, decide, states
from makers.persons import CHINA
from makers.queues import QueueHall, a_queue_hall
from yimen.records.approvals.models import JointRun, Member
from yimen.records.cases.actions.grant import grant
from yimen.records.journal.models import JournalEntry
from yimen.records.statistics.actions.answer_what_if import (
    DEAD,
    answer_all,
    answer_what_if,
)
from yimen.records.statistics.actions.ask_what_if import ask_what_if
from yimen.records.statistics.models import WhatIf
from yimen.records.statistics.queries._halls_past import hall_days
from yimen.records.statistics.queries._joint_past import are_few
from yimen.records.statistics.queries.advice import (
    advice_of,
    advice_page,
    matters_in_force,
)
from yimen.records.statistics.queries.what_ifs import (
    beside,
    is_short,
    what_if,
    what_ifs,
)
from yimen.rules.authority.actors import SYSTEM, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.refusals import NotFound
from yimen.rules.statistics.cuts import Scope
from yimen.rules.statistics.periods import Period, month_of
from yimen.rules.what_if.answers import Figure, Line
from yimen.rules.what_if.replaying import BadQuestion, Kind, Question, RunState

SEPTEMBER = month_of(date(2026, 9, 18))
LATER = datetime(2026, 10, 30, 9, tzinfo=CHINA)


def a_question(counter: Counter, kind: Kind = Kind.LIMIT, **change: object) -> Question:
    facts: dict[str, object] = {
        "kind": kind,
        "title": "试一试",
        "node_id": counter.cast.center.pk,
        "path": counter.cast.center.path,
        "first_on": date(2026, 9, 1),
        "last_on": date(2026, 10, 31),
    }
    return Question(**(facts | change))  # type: ignore[arg-type]


def ask(counter: Counter, question: Question) -> int:
    return ask_what_if(question=question, seed=7, by=counter.cast.zheng_jie, at=LATER)


def lines_of(counter: Counter, what_if_id: int) -> dict[Figure, Line]:
    answer = what_if(what_if_id, counter.cast.zheng_jie).answer
    assert answer is not None
    return {one.figure: one for one in answer.lines}


def granted_after(counter: Counter, *days: int) -> None:
    """Cases that were granted so many days after a Friday."""
    for after in days:
        number = counter.examined()
        at = RECEIVED_AT + timedelta(days=after, hours=2)
        grant(number=number, permit=PERMIT, by=counter.cast.zhao_min, at=at)


def test_a_shorter_promise_is_tried_on_the_cases_of_the_past(counter: Counter) -> None:
    granted_after(counter, 0, 3, 3, 4)  # 0, 2, 2, 3 working days: Sunday is made up
    asked = ask(counter, a_question(counter, days=2))
    assert answer_what_if(what_if_id=asked, at=LATER)
    lines = lines_of(counter, asked)
    assert (lines[Figure.LATE].before.value, lines[Figure.LATE].after.value) == (0, 1)
    assert lines[Figure.LATE_RATE].after.value == 0.25
    assert lines[Figure.MEAN_PROMISE].was == 10
    kept = what_if(asked, counter.cast.zheng_jie)
    assert kept.answer is not None
    assert kept.answer.ladder[0] == (0, 0.75)
    assert not answer_what_if(what_if_id=asked, at=LATER)  # never twice
    again = ask(counter, a_question(counter, days=2))
    assert answer_all(at=LATER) == 1
    assert what_if(again, counter.cast.zheng_jie).answer == kept.answer
    line = JournalEntry.objects.get(subject_kind="what_if", subject_id=str(asked))
    assert line.step == "ask_what_if"
    assert what_ifs(counter.cast.zheng_jie)[0].what_if_id == again
    both = beside([again, asked], counter.cast.zheng_jie)
    assert [row.what_if_id for row in both] == [asked, again]


def test_nothing_to_replay_is_an_answer_too(counter: Counter) -> None:
    for kind, change in (
        (Kind.LIMIT, {"days": 1}),
        (Kind.WINDOWS, {"fewer": 1}),
    ):
        asked = ask(counter, a_question(counter, kind, **change))
        assert answer_what_if(what_if_id=asked, at=LATER)
        row = what_if(asked, counter.cast.zheng_jie)
        assert (row.state, row.fault) == (RunState.FAILED, "NothingToReplay")


def test_who_may_ask_about_which_place(counter: Counter) -> None:
    cast = counter.cast
    with pytest.raises(BadQuestion):
        ask(counter, a_question(counter))
    elsewhere = a_question(
        counter, days=1, node_id=cast.other_center.pk, path=cast.other_center.path
    )
    with pytest.raises(NotAllowed):
        ask(counter, elsewhere)
    with pytest.raises(NotAllowed):
        ask_what_if(
            question=a_question(counter, days=1),
            seed=1,
            by=cast.anybody(Role.SUPERVISOR),
            at=LATER,
        )
    asked = ask_what_if(question=elsewhere, seed=1, by=SYSTEM, at=LATER)
    with pytest.raises(NotFound):
        what_if(asked, cast.zheng_jie)
    assert what_ifs(cast.zheng_jie) == ()
    assert what_ifs(cast.wang_fang) == ()


def test_a_claim_of_the_dead_may_be_taken_again(counter: Counter) -> None:
    granted_after(counter, 0)
    asked = ask(counter, a_question(counter, days=1))
    WhatIf.objects.update(state=RunState.RUNNING.value, begun_at=LATER)
    assert answer_all(at=LATER + DEAD) == 0
    assert answer_all(at=LATER + DEAD + timedelta(seconds=1)) == 1
    assert what_if(asked, counter.cast.zheng_jie).is_over


def a_busy_morning(hall: QueueHall) -> None:
    """Eight people in half an hour, two windows, eight minutes each."""
    for turn in range(8):
        hall.takes("A", at=turn * 4)
    for turn in range(4):
        for window in (1, 2):
            hall.serves(at=2 + window + turn * 9, minutes=8, window=window)


def test_visitors_wait_again_at_fewer_windows_and_as_before_at_as_many(
    counter: Counter,
) -> None:
    hall = a_queue_hall(serves=("A", "A"), letters="A")
    a_busy_morning(hall)
    day = hall.morning.astimezone(CHINA).date()
    found = hall_days(hall.node.pk, Period(day, day))
    assert len(found) == 1
    assert len(found[0].visits) == len(found[0].waited) == 8
    assert [len(seat.spans) for seat in found[0].seats] == [1, 1]
    question = a_question(
        counter,
        Kind.WINDOWS,
        fewer=1,
        node_id=hall.node.pk,
        path=hall.node.path,
    )
    asked = ask_what_if(question=question, seed=3, by=SYSTEM, at=LATER)
    assert answer_what_if(what_if_id=asked, at=LATER)
    row = WhatIf.objects.get(pk=asked)
    lines = {line[0]: line for line in row.answer["lines"]}
    _, was, before, after = lines["mean_wait"]
    assert was == pytest.approx(before[0], abs=1.5)
    assert lines["unserved"][3][0] > 0 or after[0] > before[0]
    assert row.done_percent == 100
    hours = a_question(
        counter, Kind.HOURS, closes=580, node_id=hall.node.pk, path=hall.node.path
    )
    asked = ask_what_if(question=hours, seed=3, by=SYSTEM, at=LATER)
    answer_what_if(what_if_id=asked, at=LATER)
    told = {line[0] for line in WhatIf.objects.get(pk=asked).answer["lines"]}
    assert "turned_away" in told


def test_another_graph_is_tried_on_the_joint_cases_of_the_past(
    restaurant: Restaurant,
) -> None:
    counter, at = restaurant.counter, RECEIVED_AT
    number = restaurant.accepted()
    for _ in states(number):
        at += timedelta(days=3)
        for one in Member.objects.filter(run__number=number, state="open"):
            said = decide if one.kind == "permit" else agree
            said(number, one.key, at)
    JointRun.objects.filter(number=number, closed_at=None).update(closed_at=at)
    question = a_question(counter, Kind.GRAPH, matter=restaurant.matter_code, graph=0)
    asked = ask(counter, question)
    assert answer_what_if(what_if_id=asked, at=LATER)
    row = what_if(asked, counter.cast.zheng_jie)
    assert row.answer is not None, row.fault
    days = {one.figure: one for one in row.answer.lines}[Figure.MEAN_DAYS]
    assert days.before.value is not None
    assert days.after.value is not None
    assert 0 < days.after.value <= days.before.value
    assert row.answer.chain
    assert is_short(question)
    period = Period(question.first_on, question.last_on)
    assert are_few(restaurant.matter_code, period, 1)
    assert not are_few(restaurant.matter_code, period, 0)  # left to a job


def test_the_past_says_which_promises_could_be_shorter(counter: Counter) -> None:
    granted_after(counter, 0, 3, 3, 4)
    manager = counter.cast.zheng_jie
    scope, period = Scope(counter.cast.center.path), SEPTEMBER
    (row,) = advice_of(scope, period, manager, shorter=True)
    assert (row.advice.cases, row.advice.median, row.advice.suggested) == (4, 2, 3)
    assert row.matter.promised_days == 10
    assert advice_of(scope, period, manager, text="没有这个事项") == ()
    assert advice_of(Scope("/no/"), period, manager) == ()
    page = advice_page(row.matter.code, scope, period, manager)
    assert page is not None
    assert [rung.late for rung in page.rungs[:4]] == [0.75, 0.75, 0.25, 0]
    assert advice_page("no-such-matter", scope, period, manager) is None
    assert row.matter.code in {one.code for one in matters_in_force()}
