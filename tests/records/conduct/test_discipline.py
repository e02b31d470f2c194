"""Rounds, talks and breaches on record: every hand, and every refusal."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from makers.cast import Cast
from makers.persons import NOW, an_officer, the_actor
from makers.pictures import a_png
from yimen.records.conduct import queries
from yimen.records.conduct.actions.add_finding import Found, add_finding
from yimen.records.conduct.actions.decide_breach import (
    appeal_breach,
    confirm_breach,
    decide_appeal,
)
from yimen.records.conduct.actions.hold_talk import hold_talk, note_talk
from yimen.records.conduct.actions.plan_patrol import plan_patrol
from yimen.records.conduct.actions.record_breach import Said, record_breach
from yimen.records.conduct.actions.rectify_finding import (
    accept_finding,
    rectify_finding,
)
from yimen.records.conduct.actions.walk_patrol import call_off_patrol, walk_patrol
from yimen.records.conduct.queries import Wanted
from yimen.records.journal.models import JournalEntry
from yimen.records.messages.models import Message
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.uploads import FileKindUnknown
from yimen.rules.conduct.breaches import (
    AppealTooLate,
    BreachSettled,
    BreachState,
    Category,
    OwnBreach,
    SameHand,
    Source,
    TalkKind,
    TalkSigned,
)
from yimen.rules.conduct.patrols import (
    FindingState,
    Look,
    OwnAcceptance,
    PatrolKind,
    PatrolOver,
)
from yimen.rules.refusals import NotFound, Overtaken

TODAY = date(2026, 9, 21)


@pytest.fixture
def ma_wen(cast: Cast) -> Actor:
    """A duty director of the centre."""
    return the_actor(an_officer("马文", [Role.DUTY_DIRECTOR], hall=cast.center))


def a_round(cast: Cast, by: Actor) -> int:
    return plan_patrol(
        node_id=cast.center.pk,
        kind=PatrolKind.DUTY,
        planned_on=TODAY,
        walker_id=by.officer_id or 0,
        by=by,
        at=NOW,
    )


def a_finding(cast: Cast, by: Actor, photo: bytes = b"") -> int:
    found = Found(
        what="窗口没人",
        guidance="离岗挂牌，B岗顶上",
        due_on=TODAY + timedelta(days=3),
        officer_id=cast.wang_fang.officer_id,
        photo=photo,
    )
    return add_finding(patrol_id=a_round(cast, by), found=found, by=by, at=NOW)


def a_breach(cast: Cast, by: Actor, finding_id: int | None = None) -> int:
    said = Said(
        officer_id=cast.wang_fang.officer_id or 0,
        category=Category.POST,
        source=Source.PATROL,
        happened_on=TODAY,
        what="上午十点离岗半小时，没有挂牌",
        finding_id=finding_id,
    )
    return record_breach(said=said, by=by, at=NOW)


def test_a_round_from_plan_to_acceptance(cast: Cast, ma_wen: Actor) -> None:
    finding = a_finding(cast, ma_wen, a_png())
    (row,) = queries.patrols(Wanted(), actor=cast.lin_tao).rows
    figures = walk_patrol(
        patrol_id=row.patrol_id,
        looks={"badge": Look.GOOD, "clean": Look.BAD},
        said="",
        version=1,
        by=ma_wen,
        at=NOW,
    )
    assert (figures.good, figures.bad) == (1, 1)
    with pytest.raises(PatrolOver):
        call_off_patrol(patrol_id=row.patrol_id, version=2, by=ma_wen, at=NOW)
    page = queries.patrol_page(row.patrol_id, cast.lin_tao)
    assert (page.good, page.bad, page.findings) == (1, 1, 1)
    assert queries.finding_photo(finding, cast.lin_tao)[1] == "image/png"
    told = Message.objects.get(kind="finding_raised")
    assert told.recipient_id == cast.wang_fang.officer_id
    about: dict[str, Any] = {"finding_id": finding, "at": NOW}
    with pytest.raises(NotAllowed):
        rectify_finding(said="挂了", version=1, by=cast.li_qiang, **about)
    rectify_finding(said="挂了", version=1, by=cast.wang_fang, **about)
    accept_finding(accepts=False, version=2, by=ma_wen, **about)
    rectify_finding(said="真挂了", version=3, by=ma_wen, **about)
    with pytest.raises(OwnAcceptance):
        accept_finding(accepts=True, version=4, by=ma_wen, **about)
    accept_finding(accepts=True, version=4, by=cast.lin_tao, **about)

    last = queries.patrol_finding(finding, cast.wang_fang)
    assert last.state is FindingState.ACCEPTED
    assert (last.rectified_by, last.accepted_by) == ("马文", "林涛")
    lines = JournalEntry.objects.filter(subject_kind="patrol_finding")
    states = [line.after for line in lines.order_by("sequence")]
    assert states == ["open", "rectified", "open", "rectified", "accepted"]


def test_who_sees_a_round_and_what_may_not_be_kept(cast: Cast, ma_wen: Actor) -> None:
    finding = a_finding(cast, ma_wen)
    for stranger in (cast.li_qiang, cast.sun_li):
        assert not queries.patrols(Wanted(), actor=stranger).rows
        with pytest.raises(NotFound):
            queries.patrol_finding(finding, stranger)
    with pytest.raises(NotFound):
        queries.finding_photo(finding, ma_wen)
    with pytest.raises(FileKindUnknown):
        a_finding(cast, ma_wen, b"no picture at all")
    with pytest.raises(NotAllowed):
        a_round(cast, cast.wang_fang)
    planned = a_round(cast, ma_wen)
    call_off_patrol(patrol_id=planned, version=1, by=ma_wen, at=NOW)
    wanted = Wanted(state="cancelled", kind="duty", text="马文", first_on=TODAY)
    assert queries.patrols(wanted, actor=ma_wen).total == 1
    with pytest.raises(NotFound):
        walk_patrol(patrol_id=0, looks={}, said="", version=1, by=ma_wen, at=NOW)


def test_a_talk_is_taken_note_of(cast: Cast, ma_wen: Actor) -> None:
    talk = hold_talk(
        officer_id=cast.wang_fang.officer_id or 0,
        kind=TalkKind.REMINDER,
        held_on=TODAY,
        said="离岗要挂牌",
        by=ma_wen,
        at=NOW,
    )
    assert queries.talk_counts(Wanted(), cast.lin_tao)[TalkKind.REMINDER] == 1
    with pytest.raises(NotFound):
        note_talk(talk_id=talk, answer="", version=1, by=cast.li_qiang, at=NOW)
    note_talk(talk_id=talk, answer="知道了", version=1, by=cast.wang_fang, at=NOW)
    with pytest.raises(TalkSigned):
        note_talk(talk_id=talk, answer="", version=2, by=cast.wang_fang, at=NOW)
    (row,) = queries.talks(Wanted(), actor=cast.wang_fang).rows
    assert (row.answer, row.is_mine) == ("知道了", True)
    assert not queries.talks(Wanted(), actor=cast.li_qiang).rows
    with pytest.raises(OwnBreach):
        hold_talk(
            officer_id=ma_wen.officer_id or 0,
            kind=TalkKind.INTERVIEW,
            held_on=TODAY,
            said="自己",
            by=ma_wen,
            at=NOW,
        )


def confirm(breach: int, by: Actor, *, yes: bool = True, version: int = 1) -> None:
    confirm_breach(
        breach_id=breach,
        confirms=yes,
        comment="不属实" * (not yes),
        version=version,
        by=by,
        at=NOW,
    )


def appeal(cast: Cast, breach: int, at: datetime = NOW) -> None:
    appeal_breach(
        breach_id=breach, appeal="去送件了", version=2, by=cast.wang_fang, at=at
    )


def decide(breach: int, by: Actor, *, cancels: bool) -> None:
    decide_appeal(
        breach_id=breach,
        cancels=cancels,
        decision="监控能看到",
        version=3,
        by=by,
        at=NOW,
    )


def test_a_breach_passes_three_hands(cast: Cast, ma_wen: Actor) -> None:
    finding = a_finding(cast, ma_wen)
    breach = a_breach(cast, ma_wen, finding)
    assert not queries.own_breaches(cast.wang_fang)
    with pytest.raises(BreachSettled):
        a_breach(cast, cast.lin_tao, finding)
    with pytest.raises(SameHand):
        confirm(breach, ma_wen)
    confirm(breach, cast.zheng_jie)
    (mine,) = queries.own_breaches(cast.wang_fang)
    assert mine.appeal_due_on == date(2026, 9, 29)  # 中秋 lies between
    assert queries.breach_totals(Wanted(), cast.lin_tao).count == 1
    assert Message.objects.filter(kind="breach_confirmed").count() == 1

    appeal(cast, breach)
    for hand in (ma_wen, cast.zheng_jie):
        with pytest.raises(SameHand):
            decide(breach, hand, cancels=True)
    decide(breach, cast.lin_tao, cancels=True)

    row = queries.breach_page(breach, cast.zheng_jie)
    assert row.state is BreachState.CANCELLED
    assert row.decided_by == "林涛"
    total = queries.breach_totals(Wanted(), cast.lin_tao)
    assert (total.count, total.points, total.cancelled) == (0, 0, 1)
    lines = JournalEntry.objects.filter(subject_kind="staff_breach")
    states = [line.after for line in lines.order_by("sequence")]
    assert states == ["recorded", "confirmed", "appealed", "cancelled"]
    assert all("送件" not in str(line.payload) for line in lines)


def test_what_is_upheld_counts_and_what_is_dismissed_never_did(
    cast: Cast, ma_wen: Actor
) -> None:
    upheld, dismissed = a_breach(cast, ma_wen), a_breach(cast, ma_wen)
    confirm(dismissed, cast.zheng_jie, yes=False)
    confirm(upheld, cast.zheng_jie)
    appeal(cast, upheld)
    decide(upheld, cast.lin_tao, cancels=False)

    total = queries.breach_totals(Wanted(officer_id=cast.wang_fang.officer_id), ma_wen)
    assert (total.count, total.points, total.recorded) == (1, 2, 0)
    assert [row.breach_id for row in queries.own_breaches(cast.wang_fang)] == [upheld]
    with pytest.raises(BreachSettled):
        confirm(dismissed, cast.lin_tao, version=2)


def test_who_comes_too_late_or_has_no_business(cast: Cast, ma_wen: Actor) -> None:
    breach = a_breach(cast, ma_wen)
    with pytest.raises(Overtaken):
        confirm(breach, cast.zheng_jie, version=4)
    confirm(breach, cast.zheng_jie)
    with pytest.raises(AppealTooLate):
        appeal(cast, breach, NOW + timedelta(days=20))
    with pytest.raises(NotFound):
        appeal_breach(breach_id=breach, appeal="?", version=2, by=cast.li_qiang, at=NOW)
    with pytest.raises(NotAllowed):
        a_breach(cast, cast.li_qiang)
    with pytest.raises(NotFound):
        confirm(0, cast.zheng_jie)
    with pytest.raises(NotFound):
        queries.breach_page(breach, cast.sun_li)
    elsewhere = the_actor(
        an_officer("远处", [Role.DUTY_DIRECTOR], hall=cast.other_center)
    )
    with pytest.raises(NotAllowed):
        a_breach(cast, elsewhere)
