"""Steps, stops, orders, requests and bad ratings are watched like cases."""

from datetime import datetime, timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter
from makers.cast import Cast
from makers.orders import SAID_AT, a_desk
from yimen.records.network.models import Node
from yimen.records.orders.actions.accept_order import accept_order
from yimen.records.orders.actions.ask_information import ask_information
from yimen.records.supervision.actions.raise_card import object_of
from yimen.records.supervision.actions.watch_journal import watch_journal
from yimen.records.supervision.actions.watch_night import watch_all, watch_night
from yimen.records.supervision.models import Card
from yimen.records.supervision.queries.objects import case_ids, case_objects
from yimen.rules.supervision.register import RULES
from yimen.rules.voice.information_requests import Arrival, Asked, Form
from yimen.rules.voice.order_kinds import OrderKind

ONE_DAY = timedelta(days=1)


def cards() -> set[tuple[str, str, int]]:
    rows = Card.objects.exclude(state__in=["lifted", "replaced"])
    return {(row.rule, row.subject_kind, row.level) for row in rows}


def test_a_step_and_a_stop_are_objects_of_their_own(counter: Counter) -> None:
    number = counter.examined()
    at = RECEIVED_AT + 30 * ONE_DAY
    kinds = [(one.kind, one.number) for one in case_objects(case_ids([number]), at)]
    assert kinds == [("case", number), ("step", f"{number}/examined")]
    watch_all(at=at)

    row = Card.objects.get(rule="step_late")
    assert (row.subject_kind, row.subject_id) == ("step", f"{number}/examined")
    assert row.evidence["facts"]["step_state"] == "examined"


def test_an_order_is_taken_up_late_and_answered_late(cast: Cast) -> None:
    desk = a_desk(cast)
    number = desk.registered().number
    for days in (1, 2, 3):
        watch_night(at=SAID_AT + days * ONE_DAY)
    assert cards() == {("order_not_taken_up", "order", 2)}
    accept_order(number=number, by=desk.manager, at=SAID_AT + 3 * ONE_DAY)
    watch_night(at=SAID_AT + 30 * ONE_DAY)

    found = {rule: level for rule, _, level in cards()}
    assert found["order_late"] == 3  # a promise two days over, and no statute
    assert found["order_held"] == 2
    for row in Card.objects.filter(subject_kind="order"):
        assert set(row.evidence["facts"]) == set(RULES[row.rule].reads)
        assert row.hall_id == cast.center.pk or row.organ_id == cast.organ.pk


def test_a_petition_is_judged_by_its_statute(cast: Cast) -> None:
    desk = a_desk(cast)
    desk.assigned(OrderKind.PETITION)
    watch_night(at=SAID_AT + 40 * ONE_DAY)
    assert "order_late" not in {rule for rule, _, _ in cards()}
    watch_night(at=SAID_AT + 70 * ONE_DAY)

    assert ("order_late", "order", 3) in cards()


def test_who_cannot_get_it_done_is_called_the_same_day(cast: Cast) -> None:
    a_desk(cast).accepted(OrderKind.CANNOT_DO)
    watch_night(at=SAID_AT + 2 * ONE_DAY)

    assert ("first_contact_late", "order", 2) in cards()


def test_a_request_for_information_is_judged_by_its_clock(cast: Cast) -> None:
    asked = Asked(
        submit_key="r-1",
        arrival=Arrival.IN_PERSON,
        form=Form.PAPER,
        organ_id=cast.organ.pk,
        name="李大妈",
        id_number="11010519491231002X",
        contact="13912345678",
        wanted="2025年路灯维修费用",
    )
    ask_information(asked=asked, by=cast.zheng_jie, at=SAID_AT)
    watch_night(at=SAID_AT + 40 * ONE_DAY)

    (card,) = Card.objects.filter(subject_kind="information_request")
    assert (card.rule, card.level) == ("request_late", 3)
    assert card.hall_id is not None  # the supervisor of the top sees it


def test_what_was_said_of_an_order_is_judged_a_moment_later(cast: Cast) -> None:
    desk = a_desk(cast)
    watch_journal(at=SAID_AT)
    desk.registered()

    assert watch_journal(at=SAID_AT + 5 * ONE_DAY).raised == 1


def test_a_hall_is_watched_since_its_day(counter: Counter) -> None:
    Node.objects.update(supervised_since=RECEIVED_AT.date() + ONE_DAY)
    counter.accepted()
    watch_all(at=RECEIVED_AT + 60 * ONE_DAY)
    assert not Card.objects.exists()

    Node.objects.update(supervised_since=RECEIVED_AT.date())
    watch_all(at=RECEIVED_AT + 60 * ONE_DAY)
    assert Card.objects.exists()
    Card.objects.all().delete()
    Node.objects.update(supervised_since=None)
    watch_all(at=RECEIVED_AT + 60 * ONE_DAY)
    assert not Card.objects.exists()


@pytest.mark.parametrize("kind", ["step", "order", "rectification", "officer_day"])
def test_nothing_is_found_where_there_is_none(cast: Cast, kind: str) -> None:
    assert cast.organ.pk
    at = datetime.fromisoformat("2026-09-21T10:00:00+08:00")
    assert object_of(kind, "none/such", at) is None
