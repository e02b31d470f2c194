"""督办: given on paper, signed for, answered, returned, accepted, late and carded."""

from datetime import date, datetime, timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter
from makers.cast import Cast
from yimen.records.journal import queries as journal
from yimen.records.messages.models import Message
from yimen.records.papers import queries as papers
from yimen.records.supervision import queries
from yimen.records.supervision.actions.answer_urging import answer_urging
from yimen.records.supervision.actions.close_urging import close_urging
from yimen.records.supervision.actions.give_urging import Urged, give_urging
from yimen.records.supervision.actions.receive_urging import receive_urging
from yimen.records.supervision.actions.return_urging import return_urging
from yimen.records.supervision.actions.take_back_urging import take_back_urging
from yimen.records.supervision.actions.watch_night import watch_night
from yimen.records.supervision.models import Card, Urging
from yimen.records.supervision.queries import UrgingFilter
from yimen.rules.authority.actors import Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.documents.house import Urging as Content
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.supervision.urging import (
    AlreadyUrged,
    NoSuchUrgingStep,
    OwnUrging,
    UrgingDueTooEarly,
    UrgingState,
)

AT = RECEIVED_AT + timedelta(hours=6)  # Friday 18 September 2026
DUE = date(2026, 9, 23)
SAID = Content(
    problem="收件后没有人看过", basis="限时办结制度", demand="三日内反馈", answer_by=DUE
)


def wanted(number: str, **changes: object) -> Urged:
    plain = {"topic": "压件", "content": SAID, "kind": "case", "number": number}
    return Urged(**plain | changes)  # type: ignore[arg-type]


def given(counter: Counter, number: str) -> int:
    return give_urging(wanted=wanted(number), by=counter.cast.lin_tao, at=AT)


def test_the_life_of_a_supervise_order(counter: Counter) -> None:
    cast, number = counter.cast, counter.accepted()
    watcher, head = cast.lin_tao, cast.wu_gang
    urging = given(counter, number)

    (paper,) = queries.urging_page(urging, head, AT).papers
    assert paper.addressee == cast.organ.name
    assert "收件后没有人看过" in str(papers.house_paper(paper.number, head).sheet)
    told = Message.objects.get(kind="urged")
    assert (told.recipient_kind, told.recipient_id) == ("organ", cast.organ.pk)
    receive_urging(urging_id=urging, version=1, by=head, at=AT)
    answer_urging(urging_id=urging, version=2, answer="已派人", by=head, at=AT)
    later = DUE + timedelta(days=2)
    return_urging(
        urging_id=urging,
        version=3,
        reason="没说何时办结",
        due_on=later,
        by=watcher,
        at=AT,
    )
    assert Message.objects.filter(kind="urged").count() == 2
    answer_urging(urging_id=urging, version=4, answer="周五办结", by=head, at=AT)
    close_urging(urging_id=urging, version=5, reason="属实", by=watcher, at=AT)

    row = Urging.objects.get()
    assert (row.state, row.returned, row.due_on) == (UrgingState.CLOSED, 1, later)
    lines = journal.entries("urging", str(urging))
    assert [line.after for line in lines] == [
        "given",
        "received",
        "answered",
        "received",
        "answered",
        "closed",
    ]
    assert "已派人" not in str([line.payload for line in lines])
    assert journal.texts("urging", str(urging))[3, "reason"] == "已派人"


def test_what_a_supervise_order_refuses(counter: Counter) -> None:
    cast, number = counter.cast, counter.accepted()
    watcher, head = cast.lin_tao, cast.wu_gang
    with pytest.raises(UrgingDueTooEarly):
        give_urging(wanted=wanted(number), by=watcher, at=AT + timedelta(days=9))
    with pytest.raises(ReasonMissing):
        give_urging(wanted=wanted(number, topic=" "), by=watcher, at=AT)
    with pytest.raises(NotFound):
        give_urging(wanted=wanted("none"), by=watcher, at=AT)
    with pytest.raises(NotFound):
        give_urging(wanted=wanted(number, kind="dragon"), by=watcher, at=AT)
    with pytest.raises(NotAllowed):
        give_urging(wanted=wanted(number), by=head, at=AT)
    urging = given(counter, number)
    with pytest.raises(AlreadyUrged):
        given(counter, number)
    with pytest.raises(NoSuchUrgingStep):
        answer_urging(urging_id=urging, version=1, answer="好", by=head, at=AT)
    with pytest.raises(NotFound):
        receive_urging(urging_id=urging, version=1, by=cast.sun_li, at=AT)
    with pytest.raises(Overtaken):
        receive_urging(urging_id=urging, version=7, by=head, at=AT)
    receive_urging(urging_id=urging, version=1, by=head, at=AT)
    with pytest.raises(ReasonMissing):
        answer_urging(urging_id=urging, version=2, answer=" ", by=head, at=AT)


def test_who_gave_it_does_not_answer_it(counter: Counter) -> None:
    director = counter.cast.anybody(Role.DUTY_DIRECTOR)
    number = counter.accepted()
    urging = give_urging(wanted=wanted(number), by=director, at=AT)

    with pytest.raises(OwnUrging):
        receive_urging(urging_id=urging, version=1, by=director, at=AT)


def test_a_late_answer_climbs_the_ladder(counter: Counter) -> None:
    head = counter.cast.wu_gang
    urging = given(counter, counter.accepted())
    morning = datetime.fromisoformat("2026-09-22T01:10:00+08:00")

    seen = []
    for days in (-1, 0, 1, 2, 3, 8):  # 25 September is a holiday, 28 a working day
        watch_night(at=morning + timedelta(days=days))
        rows = Card.objects.filter(rule="urging_late").order_by("pk")
        seen.append([row.level for row in rows])

    assert seen == [[], [1], [1], [1, 2], [1, 2], [1, 2, 3]]
    card = Card.objects.filter(rule="urging_late").last()
    assert card is not None
    assert (card.subject_kind, card.subject_id) == ("urging", str(urging))
    assert queries.card_page(card.pk, head).holds_again
    late = UrgingFilter(state="late")
    at = morning + timedelta(days=8)
    assert queries.urgings(late, actor=head, at=at).total == 1
    assert queries.urgings(late, actor=head, at=AT).total == 0


def test_an_answer_lifts_the_reminder(counter: Counter) -> None:
    head = counter.cast.wu_gang
    urging = given(counter, counter.accepted())
    at = AT + timedelta(days=4)
    watch_night(at=at)
    receive_urging(urging_id=urging, version=1, by=head, at=at)
    answer_urging(urging_id=urging, version=2, answer="办好了", by=head, at=at)

    states = Card.objects.filter(rule="urging_late").values_list("state", flat=True)
    assert list(states) == ["lifted"]


def test_taken_back_with_its_paper(cast: Cast) -> None:
    unit = wanted(str(cast.organ.pk), kind="organ")
    first, second = (give_urging(wanted=unit, by=cast.lin_tao, at=AT) for _ in range(2))
    take_back_urging(
        urging_id=first, version=1, reason="重复了", by=cast.lin_tao, at=AT
    )

    (paper,) = queries.urging_page(first, cast.lin_tao, AT).papers
    assert paper.is_void
    open_ones = queries.urgings(
        UrgingFilter(state="open"), actor=cast.lin_tao, at=AT
    ).rows
    assert [row.urging_id for row in open_ones] == [second]
