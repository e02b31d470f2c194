"""Leave: asked, answered, handed over; B stands in for A and nobody else."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from makers.cases import PERMIT, Counter, an_opinion, row_of
from makers.cast import Cast
from makers.persons import NOW, a_browser, an_officer, the_actor
from yimen.records.cases import queries as cases
from yimen.records.cases.actions.accept import accept
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.take import take
from yimen.records.journal.models import JournalEntry
from yimen.records.network import queries
from yimen.records.network.actions.answer_leave import answer_leave
from yimen.records.network.actions.ask_leave import Wish, ask_leave
from yimen.records.network.actions.cancel_leave import cancel_leave
from yimen.records.network.actions.confirm_hand_over import confirm_hand_over
from yimen.records.network.actions.post_officer import post_officer
from yimen.records.network.actions.set_shift import Turn, set_shift
from yimen.records.network.actions.stand_in import stand_in
from yimen.records.network.models import Leave, LeaveHalf
from yimen.records.people import queries as people
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.separation import AcceptorMayNotDecide
from yimen.rules.authority.table import NotAllowed
from yimen.rules.conduct.duty import NotOnDuty
from yimen.rules.conduct.leave import (
    AwayAlready,
    Half,
    LeaveAnswered,
    LeaveKind,
    LeaveState,
    NothingToStandInFor,
    NotTheSubstitute,
    OwnLeave,
    PairAway,
    Span,
    StandsInAlready,
)
from yimen.rules.network import PostKind
from yimen.rules.refusals import NotFound, Overtaken

TUESDAY = date(2026, 9, 22)  # the day after NOW
THEN = NOW + timedelta(days=1)
IDLE = timedelta(minutes=30)


@pytest.fixture
def xiao_ma(cast: Cast) -> Actor:
    """B at 王芳's window."""
    officer = an_officer("小马", [Role.CLERK], organ=cast.organ, hall=cast.center)
    for one, kind in (
        (cast.wang_fang.officer_id, PostKind.A),
        (officer.pk, PostKind.B),
    ):
        post_officer(
            window_id=cast.window.pk,
            officer_id=one or 0,
            kind=kind,
            by=cast.zheng_jie,
            at=NOW,
        )
    return the_actor(officer)


def ask(by: Actor, at: datetime = NOW, **wish: Any) -> int:
    facts: dict[str, Any] = {
        "kind": LeaveKind.ANNUAL,
        "span": Span(TUESDAY, TUESDAY),
        "reason": "家里有事",
    }
    return ask_leave(wish=Wish(**(facts | wish)), by=by, at=at)


def approve(
    leave_id: int, by: Actor, *, approves: bool = True, version: int = 1
) -> None:
    answer_leave(leave_id=leave_id, approves=approves, version=version, by=by, at=NOW)


def confirmed(cast: Cast, b: Actor) -> int:
    leave_id = ask(cast.wang_fang)
    approve(leave_id, cast.zheng_jie)
    confirm_hand_over(leave_id=leave_id, version=2, by=b, at=NOW)
    return leave_id


def as_for(officer: Actor, whom: Actor, at: datetime = THEN) -> Actor:
    """The officer, signed in and standing in."""
    key = a_browser(officer).cookies["sessionid"].value
    stand_in(key=key, officer_id=whom.officer_id, by=officer, at=at)
    found = people.signed_in(key, at=at, idle=IDLE)
    assert found is not None
    return found.actor


def test_a_request_is_answered_handed_over_and_written_down(
    cast: Cast, xiao_ma: Actor
) -> None:
    leave_id = confirmed(cast, xiao_ma)

    row = Leave.objects.get(pk=leave_id)
    assert (row.state, row.substitute_id) == ("approved", xiao_ma.officer_id)
    assert LeaveHalf.objects.count() == 2
    lines = JournalEntry.objects.filter(subject_kind="leave").order_by("sequence")
    assert [line.step for line in lines] == [
        "ask_leave",
        "answer_leave",
        "confirm_hand_over",
    ]
    assert "家里" not in str([line.payload for line in lines])
    assert queries.away([cast.wang_fang.officer_id or 0], THEN) == {
        cast.wang_fang.officer_id
    }
    assert not queries.away([cast.wang_fang.officer_id or 0], NOW)


def test_the_pair_is_never_away_together(cast: Cast, xiao_ma: Actor) -> None:
    ask(cast.wang_fang)

    with pytest.raises(StandsInAlready):
        ask(xiao_ma)
    with pytest.raises(AwayAlready):
        ask(cast.wang_fang)
    later = Span(TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=1))
    ask(xiao_ma, span=later)
    with pytest.raises(StandsInAlready):
        ask(cast.wang_fang, span=later)


def test_a_third_of_the_pair_steps_in(cast: Cast, xiao_ma: Actor) -> None:
    other = an_officer("小杨", [Role.CLERK], organ=cast.organ, hall=cast.center)
    post_officer(
        window_id=cast.window.pk,
        officer_id=other.pk,
        kind=PostKind.B,
        by=cast.zheng_jie,
        at=NOW,
    )
    ask(xiao_ma, substitute_id=other.pk)

    with pytest.raises(PairAway):
        ask(cast.wang_fang)


def test_what_is_refused_or_cancelled_leaves_nobody_away(
    cast: Cast, xiao_ma: Actor
) -> None:
    approve(ask(cast.wang_fang), cast.zheng_jie, approves=False)
    assert not LeaveHalf.objects.exists()

    second = ask(cast.wang_fang)
    with pytest.raises(NotFound):
        cancel_leave(leave_id=second, version=1, by=xiao_ma, at=NOW)
    with pytest.raises(Overtaken):
        cancel_leave(leave_id=second, version=9, by=cast.wang_fang, at=NOW)
    cancel_leave(leave_id=second, version=1, by=cast.wang_fang, at=NOW)
    with pytest.raises(LeaveAnswered):
        cancel_leave(leave_id=second, version=2, by=cast.wang_fang, at=NOW)
    assert not LeaveHalf.objects.exists()
    ask(xiao_ma)


def test_who_comes_back_early_is_there_again(cast: Cast, xiao_ma: Actor) -> None:
    leave_id = confirmed(cast, xiao_ma)
    afternoon = THEN.replace(hour=14)

    cancel_leave(leave_id=leave_id, version=3, by=cast.wang_fang, at=afternoon)

    assert list(LeaveHalf.objects.values_list("half", flat=True)) == ["am"]
    assert not queries.away([cast.wang_fang.officer_id or 0], afternoon)


def test_who_may_answer(cast: Cast, xiao_ma: Actor) -> None:
    leave_id = ask(cast.wang_fang)
    director = the_actor(an_officer("高远", [Role.DUTY_DIRECTOR], hall=cast.center))
    other = the_actor(an_officer("吕航", [Role.DUTY_DIRECTOR], hall=cast.center))

    with pytest.raises(NotAllowed):
        approve(leave_id, xiao_ma)
    set_shift(
        node_code=cast.center.code,
        turn=Turn(NOW.date()),
        officer_id=other.officer_id,
        by=cast.zheng_jie,
        at=NOW,
    )
    with pytest.raises(NotOnDuty):
        approve(leave_id, director)
    approve(leave_id, other)
    with pytest.raises(LeaveAnswered):
        approve(leave_id, cast.zheng_jie, version=2)
    head = ask_of_the_head(cast)
    with pytest.raises(OwnLeave):
        approve(head, cast.wu_gang)


def ask_of_the_head(cast: Cast) -> int:
    an_officer("副局长", [Role.ORGAN_HEAD], organ=cast.organ, hall=cast.center)
    return ask(cast.wu_gang)


def test_only_b_confirms_and_once(cast: Cast, xiao_ma: Actor) -> None:
    leave_id = ask(cast.wang_fang)

    with pytest.raises(LeaveAnswered):
        confirm_hand_over(leave_id=leave_id, version=1, by=xiao_ma, at=NOW)
    approve(leave_id, cast.zheng_jie)
    with pytest.raises(NotTheSubstitute):
        confirm_hand_over(leave_id=leave_id, version=2, by=cast.wang_fang, at=NOW)
    confirm_hand_over(leave_id=leave_id, version=2, by=xiao_ma, at=NOW)
    with pytest.raises(LeaveAnswered):
        confirm_hand_over(leave_id=leave_id, version=3, by=xiao_ma, at=NOW)


def test_b_stands_in_only_while_a_is_away(cast: Cast, xiao_ma: Actor) -> None:
    confirmed(cast, xiao_ma)

    with pytest.raises(NothingToStandInFor):
        as_for(xiao_ma, cast.wang_fang, NOW)
    with pytest.raises(NothingToStandInFor):
        as_for(xiao_ma, cast.li_qiang)
    actor = as_for(xiao_ma, cast.wang_fang)
    assert (actor.for_officer_id, actor.name, actor.for_name) == (
        cast.wang_fang.officer_id,
        "小马",
        "王芳",
    )
    key = a_browser(xiao_ma).cookies["sessionid"].value
    stand_in(key=key, officer_id=cast.wang_fang.officer_id, by=xiao_ma, at=THEN)
    after = people.signed_in(key, at=THEN + timedelta(days=1), idle=IDLE)
    assert after is None or after.actor.for_officer_id is None
    stand_in(key=key, officer_id=None, by=xiao_ma, at=THEN)
    back = people.signed_in(key, at=THEN, idle=IDLE)
    assert back is not None
    assert back.actor.for_officer_id is None


@pytest.fixture
def examiner_for_the_representative(cast: Cast) -> Actor:
    """徐琳 may do what 赵敏 does, and 赵敏 is away."""
    officer = an_officer(
        "徐琳",
        [Role.CHIEF_REPRESENTATIVE],
        organ=cast.organ,
        hall=cast.center,
    )
    deputy = the_actor(officer)
    leave_id = ask(cast.zhao_min, substitute_id=officer.pk)
    approve(leave_id, cast.zheng_jie)
    confirm_hand_over(leave_id=leave_id, version=2, by=deputy, at=NOW)
    return deputy


def test_the_letter_of_who_is_away_serves_the_one_who_stands_in(
    counter: Counter, examiner_for_the_representative: Actor
) -> None:
    cast = counter.cast
    number = counter.examined(at=NOW)
    deputy = as_for(examiner_for_the_representative, cast.zhao_min)

    grant(number=number, permit=PERMIT, by=deputy, at=THEN)

    row = row_of(number)
    assert row.decided_by_id == deputy.officer_id
    page = cases.case_page(number, deputy, THEN)
    assert page.history[-1].actor == "徐琳（替赵敏）"
    line = JournalEntry.objects.get(subject_id=number, step="grant")
    assert line.actor == f"officer:{deputy.officer_id}"
    assert line.payload["for"] == cast.zhao_min.officer_id


def test_who_stands_in_may_not_be_the_second_hand(
    counter: Counter, examiner_for_the_representative: Actor
) -> None:
    """What the one who is away accepted, nobody decides in their name."""
    cast = counter.cast
    number = counter.received(at=NOW)
    accept(number=number, by=cast.zhao_min, at=NOW)
    examine(number=number, opinion=an_opinion(), by=cast.li_qiang, at=NOW)
    deputy = as_for(examiner_for_the_representative, cast.zhao_min)

    with pytest.raises(AcceptorMayNotDecide):
        grant(number=number, permit=PERMIT, by=deputy, at=THEN)


def test_what_is_taken_for_another_stays_theirs(
    counter: Counter, examiner_for_the_representative: Actor
) -> None:
    number = counter.accepted(at=NOW)
    deputy = as_for(examiner_for_the_representative, counter.cast.zhao_min)

    take(number=number, by=deputy, at=THEN)

    assert row_of(number).holder_id == counter.cast.zhao_min.officer_id
    assert cases.case_page(number, deputy, THEN).is_mine


def test_the_list_is_for_those_concerned(cast: Cast, xiao_ma: Actor) -> None:
    leave_id = ask(cast.wang_fang)

    def seen(actor: Actor) -> list[int]:
        return [row.leave_id for row in queries.leaves(actor, since=NOW.date())]

    for actor in (cast.wang_fang, xiao_ma, cast.zheng_jie, cast.wu_gang):
        assert seen(actor) == [leave_id]
    assert seen(cast.sun_li) == seen(cast.zhou_ning) == []
    assert queries.leave_page(leave_id, SYSTEM) is not None
    row = queries.leave_page(leave_id, xiao_ma)
    assert row is not None
    assert (row.is_for_me, row.is_mine, row.state) == (True, False, LeaveState.ASKED)
    assert row.span.first_half is Half.MORNING
    assert queries.leave_page(leave_id, cast.sun_li) is None
    assert not queries.leaves(cast.zheng_jie, since=NOW.date(), state="approved")
