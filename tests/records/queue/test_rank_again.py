"""Whoever waits about a case is put first when it gets the green channel."""

from datetime import timedelta

import pytest

from makers.cases import Counter
from makers.queues import QueueHall, a_queue_hall
from yimen.records.agency.actions.end_option import end_option
from yimen.records.agency.actions.give_option import give_option
from yimen.records.cases import queries as cases
from yimen.records.cases.actions.come_about import come_about
from yimen.records.cases.models import Case
from yimen.records.journal import queries as journal
from yimen.records.queue.models import Ticket
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.options import Option, OptionGround, OptionKind
from yimen.rules.queue.queueing import Priority, UnknownCase
from yimen.rules.queue.tickets import NoSuchTicketStep

pytestmark = pytest.mark.django_db
GREEN = Option(kind=OptionKind.GREEN_CHANNEL, ground=OptionGround.URGENT)


@pytest.fixture
def hall() -> QueueHall:
    """Somebody out of turn calls once at most."""
    made = a_queue_hall()
    made.settle(patience=1)
    return made


def greened(number: str, by: Actor, hall: QueueHall, minute: float) -> int:
    return give_option(number=number, option=GREEN, by=by, at=hall.minute(minute))


def named(hall: QueueHall, ticket_id: int, number: str, minute: float) -> bool:
    return come_about(
        ticket_id=ticket_id, number=number, by=hall.guide, at=hall.minute(minute)
    )


def test_the_channel_moves_who_waits_and_no_clock(
    counter: Counter, hall: QueueHall
) -> None:
    clerk, number = counter.cast.wang_fang, counter.accepted()
    waits = [hall.takes("A", at) for at in range(3)]
    last = waits[2].ticket_id
    assert not named(hall, last, number.lower(), 3)
    clock = cases.case_page(number, clerk, hall.minute(4)).clock

    option = greened(number, clerk, hall, 4)

    row = Ticket.objects.get(pk=last)
    assert row.rank_at == row.joined_at - timedelta(minutes=30)
    assert (row.priority, row.own_priority) == ("green_channel", "normal")
    assert cases.case_page(number, clerk, hall.minute(4)).clock == clock
    told = journal.entries("ticket", str(last))
    assert [entry.step for entry in told] == ["issue_ticket", "come_about", "go_first"]
    assert told[-1].payload["case"] == number
    assert row.last_hash == told[-1].hash

    end_option(number=number, option_id=option, reason="x", by=clerk, at=hall.minute(5))
    row.refresh_from_db()
    assert (row.rank_at, row.priority, row.own_priority) == (
        row.joined_at,
        "normal",
        "",
    )
    greened(number, clerk, hall, 6)
    called = [hall.serves(at, 5).label for at in range(7, 37, 10)]
    assert called == [waits[2].label, waits[0].label, waits[1].label]


def test_nobody_is_passed_more_often_than_was_promised(
    counter: Counter, hall: QueueHall
) -> None:
    number = counter.accepted()
    waits = [hall.takes("A", at) for at in range(4)]
    for ticket in waits[2:]:
        named(hall, ticket.ticket_id, number, 4)

    greened(number, counter.cast.wang_fang, hall, 5)

    called = [hall.serves(at, 5).label for at in range(6, 46, 10)]
    assert called[0] == waits[2].label
    assert called[1] == waits[0].label  # passed once already


def test_who_was_sent_on_after_the_papers_were_taken_is_found_by_the_ticket(
    counter: Counter, hall: QueueHall
) -> None:
    number = counter.accepted()
    hall.takes("A", 0)
    ticket = hall.takes("A", 1).ticket_id
    Case.objects.filter(number=number).update(ticket_id=ticket)

    greened(number, counter.cast.wang_fang, hall, 2)

    assert Ticket.objects.get(pk=ticket).priority == Priority.GREEN_CHANNEL


def test_a_greater_head_start_is_kept_and_whoever_is_called_stays(
    counter: Counter, hall: QueueHall
) -> None:
    number = counter.accepted()
    called = hall.takes("A", 0).ticket_id
    slot = {"slot_starts_at": hall.minute(60)}
    booked = hall.takes("A", 1, Priority.APPOINTMENT, **slot).ticket_id
    for ticket in (called, booked):
        named(hall, ticket, number, 2)
    hall.calls(3)
    before = list(Ticket.objects.order_by("pk").values())

    greened(number, counter.cast.wang_fang, hall, 4)

    assert list(Ticket.objects.order_by("pk").values()) == before


def test_the_desk_names_a_case_of_somebody_who_waits(
    counter: Counter, hall: QueueHall
) -> None:
    number = counter.accepted()
    ticket = hall.takes("A", 0).ticket_id
    greened(number, counter.cast.wang_fang, hall, 1)
    rank = Ticket.objects.get(pk=ticket).rank_at

    with pytest.raises(UnknownCase):
        named(hall, ticket, "500199202609189999990001", 2)
    with pytest.raises(NotAllowed):
        come_about(
            ticket_id=ticket, number=number, by=a_queue_hall().guide, at=hall.minute(2)
        )
    assert named(hall, ticket, number, 2)
    assert Ticket.objects.get(pk=ticket).rank_at < rank
    hall.serves(3, 5)
    with pytest.raises(NoSuchTicketStep):
        named(hall, ticket, number, 9)
