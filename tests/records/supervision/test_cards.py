"""Cards from the first look to the last: judged, told, explained, settled."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter, row_of
from yimen.records.cases.models import Case, CasePause
from yimen.records.journal import queries as journal
from yimen.records.messages.models import Message
from yimen.records.supervision import queries
from yimen.records.supervision.actions.cancel_card import cancel_card
from yimen.records.supervision.actions.doubt_card import doubt_card
from yimen.records.supervision.actions.explain_card import explain_card
from yimen.records.supervision.actions.notify_card import notify_card
from yimen.records.supervision.actions.raise_card import ByHand, raise_card
from yimen.records.supervision.actions.recheck_card import recheck_card
from yimen.records.supervision.actions.uphold_card import uphold_card
from yimen.records.supervision.actions.watch_journal import watch_journal
from yimen.records.supervision.actions.watch_night import watch_all, watch_night
from yimen.records.supervision.models import Card, WatchPlace
from yimen.records.supervision.queries import CardFilter, settings_in_force
from yimen.records.supervision.queries.candidates import candidates
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.table import NotAllowed
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.supervision.cards import (
    AlreadyCarded,
    CardState,
    EvidenceUnknown,
    NotASecondPerson,
    StillTimeToExplain,
)
from yimen.rules.supervision.register import RULES
from yimen.rules.supervision.watching import Evidence, Level, judged_again

ONE_DAY = timedelta(days=1)
SOON = datetime.fromisoformat("2026-10-09T09:00:00+08:00")  # one day left of ten
LATE = datetime.fromisoformat("2026-10-13T01:10:00+08:00")  # the promise has passed
LATEST = datetime.fromisoformat("2026-10-29T01:10:00+08:00")  # so has the statute


@pytest.fixture
def lin_tao(counter: Counter) -> Actor:
    return counter.cast.lin_tao


@pytest.fixture
def head(counter: Counter) -> Actor:
    return counter.cast.wu_gang


def live(rule: str) -> Card:
    return Card.objects.get(rule=rule, state__in=["raised", "notified"])


def test_time_alone_raises_each_louder_card_once(counter: Counter) -> None:
    number = counter.accepted()

    seen = []
    for at in (SOON - 12 * ONE_DAY, SOON, LATE, LATE, LATEST, LATEST):
        watch_night(at=at)
        rows = Card.objects.filter(rule="over_time").order_by("pk")
        seen.append([(row.level, row.state) for row in rows])

    assert seen[0] == []
    assert seen[1] == [(1, "notified")]
    assert seen[2] == seen[3] == [(1, "replaced"), (2, "raised")]
    assert seen[4] == seen[5] == [(1, "replaced"), (2, "replaced"), (3, "raised")]
    card = live("over_time")
    assert card.subject_id == number
    assert card.replaces is not None
    assert card.replaces.level == Level.YELLOW
    assert {row.rule for row in Card.objects.all()} == {
        "over_time",
        "held",
        "step_late",
    }


def test_the_night_looks_for_each_thing_that_time_alone_does(counter: Counter) -> None:
    """Each candidate is one by its days alone, and none once its cards are there."""
    granted, silent = counter.granted(), counter.received()
    paused, slow = counter.examined(), counter.examined()
    Case.objects.filter(number=paused).update(
        state="paused", paused_through_on=RECEIVED_AT.date(), due_on=LATEST.date()
    )
    CasePause.objects.create(
        case=Case.objects.get(number=paused),
        procedure="hearing",
        started_on=RECEIVED_AT.date(),
        started_at=RECEIVED_AT,
        asked_days=1,
        article="行政许可法第四十五条",
        returns_to="examined",
    )
    late = {granted: "delivery_late", silent: "not_accepted", paused: "drawn_out"}
    for at, found in ((RECEIVED_AT, set()), (LATEST, {*late, slow})):
        ids = candidates(settings_in_force(), at)
        numbers = Case.objects.filter(pk__in=ids).values_list("number", flat=True)
        assert set(numbers) == found
    watch_night(at=LATEST)
    for number, rule in late.items():
        about = Card.objects.filter(rule=rule, subject_id__startswith=number)
        assert about.exists(), rule
    assert candidates(settings_in_force(), LATEST) == []


def test_the_evidence_in_the_journal_judges_again(counter: Counter) -> None:
    counter.accepted()
    watch_night(at=LATE)

    for card in Card.objects.all():
        (line,) = journal.entries("card", str(card.pk))
        said = line.payload["evidence"]
        evidence = Evidence(said["facts"], said["limits"])
        assert judged_again(RULES[card.rule], evidence) == card.level
        assert (line.step, line.actor) == ("raise_card", "system")


def test_a_case_in_order_gets_no_card(counter: Counter) -> None:
    counter.granted()
    counter.correcting()
    counter.received()

    assert watch_all(at=RECEIVED_AT + timedelta(hours=5)).raised == 0


def test_a_reminder_is_told_at_once_and_lifted_with_its_cause(counter: Counter) -> None:
    number = counter.examined()
    watch_night(at=SOON)
    assert live("over_time").state == CardState.NOTIFIED
    assert Message.objects.filter(kind="card_shown").count() == 1

    row = row_of(number)
    row.due_on, row.reminder_on = LATEST.date(), None
    row.save(update_fields=["due_on", "reminder_on"])
    watch_all(at=SOON)

    states = Card.objects.filter(rule="over_time").values_list("state", flat=True)
    assert list(states) == [CardState.LIFTED]


def test_what_was_acted_on_is_judged_a_moment_later(counter: Counter) -> None:
    counter.accepted()
    watch_journal(at=LATE)
    assert Card.objects.count() == 0  # the past is past

    counter.accepted()
    assert watch_journal(at=LATE).raised > 0
    assert WatchPlace.objects.get(name="acts").read_to_entry > 0


def test_the_life_of_a_card(counter: Counter, lin_tao: Actor, head: Actor) -> None:
    counter.accepted()
    watch_night(at=LATE)
    card = live("over_time")
    at = LATE + timedelta(hours=8)

    notify_card(card_id=card.pk, version=1, by=lin_tao, at=at)
    with pytest.raises(StillTimeToExplain):
        uphold_card(card_id=card.pk, version=2, reason="超时", by=lin_tao, at=at)
    explain_card(card_id=card.pk, version=2, explanation="系统停机", by=head, at=at)
    uphold_card(card_id=card.pk, version=3, reason="停机半天", by=lin_tao, at=at)
    recheck_card(
        card_id=card.pk, version=4, is_mended=True, found="已办结", by=lin_tao, at=at
    )

    card.refresh_from_db()
    assert card.state == CardState.RECHECKED
    assert str(card.explain_by_on) == "2026-10-16"
    lines = journal.entries("card", str(card.pk))
    assert [line.after for line in lines] == [
        "raised",
        "notified",
        "explained",
        "upheld",
        "rechecked",
    ]
    assert "系统停机" not in str([line.payload for line in lines])
    assert Message.objects.filter(kind="card_shown", recipient_kind="organ").exists()
    watch_night(at=LATE + ONE_DAY)  # settled: the same cause does not come back
    assert Card.objects.filter(rule="over_time").count() == 1


def test_only_a_second_person_cancels(counter: Counter, lin_tao: Actor) -> None:
    counter.accepted()
    watch_night(at=LATE)
    card = live("over_time")
    second = counter.cast.zheng_jie

    doubt_card(card_id=card.pk, version=1, reason="日历有误", by=lin_tao, at=LATE)
    with pytest.raises(NotASecondPerson):
        cancel_card(card_id=card.pk, version=2, reason="同意", by=lin_tao, at=LATE)
    cancel_card(card_id=card.pk, version=2, reason="同意", by=second, at=LATE)

    (row,) = [one for one in queries.rule_rows(lin_tao) if one.raised and one.cancelled]
    assert (row.rule.name, row.raised, row.cancelled, row.false_share) == (
        "over_time",
        1,
        1,
        100,
    )
    watch_night(at=LATE)
    assert Card.objects.filter(rule="over_time").count() == 1


def test_a_card_by_hand_and_its_refusals(
    counter: Counter, lin_tao: Actor, head: Actor
) -> None:
    number = counter.accepted()
    found = ByHand(number=number, rule="held", level=Level.YELLOW, remark="群众来电")
    raised = raise_card(found=replace(found, lines=(1,)), by=lin_tao, at=SOON)
    with pytest.raises(AlreadyCarded):
        raise_card(found=replace(found, level=Level.RED), by=lin_tao, at=SOON)
    with pytest.raises(EvidenceUnknown):
        raise_card(
            found=replace(found, rule="by_hand", lines=(99,)), by=lin_tao, at=SOON
        )
    with pytest.raises(NotFound):
        raise_card(found=replace(found, rule="by_hand"), by=head, at=SOON)
    with pytest.raises(NotFound):
        raise_card(found=replace(found, kind="order"), by=lin_tao, at=SOON)
    with pytest.raises(NotAllowed):
        notify_card(card_id=raised, version=1, by=head, at=SOON)
    with pytest.raises(Overtaken):
        notify_card(card_id=raised, version=7, by=lin_tao, at=SOON)
    with pytest.raises(NotFound):
        queries.card_page(raised, counter.cast.sun_li)

    page = queries.card_page(raised, lin_tao)
    assert page.remark == "群众来电"
    assert [line.sequence for line in page.lines] == [1]
    assert queries.cards(CardFilter(state="live"), actor=head).rows[0].card_id == raised


def test_who_raised_it_by_hand_does_not_uphold_it(
    counter: Counter, lin_tao: Actor, head: Actor
) -> None:
    found = ByHand(
        number=counter.accepted(), rule="by_hand", level=Level.RED, remark="群众来电"
    )
    card = raise_card(found=found, by=lin_tao, at=SOON)
    notify_card(card_id=card, version=1, by=lin_tao, at=SOON)
    explain_card(card_id=card, version=2, explanation="核过", by=head, at=SOON)

    with pytest.raises(NotASecondPerson):
        uphold_card(card_id=card, version=3, reason="属实", by=lin_tao, at=SOON)
    uphold_card(
        card_id=card, version=3, reason="属实", by=counter.cast.zheng_jie, at=SOON
    )
    watch_all(at=SOON)  # the rules say nothing of it, and leave it alone
    assert Card.objects.get(pk=card).state == CardState.UPHELD
