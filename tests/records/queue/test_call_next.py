"""The window calls whoever is next; nobody twice, and the journal knows."""

import pytest

from makers.queues import a_queue_hall, minute
from yimen.records.journal.models import JournalEntry
from yimen.records.queue.actions.call_next import NobodyWaits, call_next
from yimen.records.queue.models import LineDay, Ticket, TicketInterval
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.queue.queueing import Priority
from yimen.rules.queue.tickets import NoWindow, WindowBusy

pytestmark = pytest.mark.django_db


def test_the_first_to_come_is_the_first_to_be_called() -> None:
    hall = a_queue_hall()
    hall.takes("A", 0)
    hall.takes("A", 1)

    called = hall.calls(at=2)

    assert (called.label, called.window_number) == ("A001", 1)


def test_nobody_waiting_is_an_answer() -> None:
    hall = a_queue_hall()
    hall.takes("A", 0)

    assert call_next(by=hall.clerks[1], at=minute(1)) == NobodyWaits()


def test_a_call_closes_the_wait_and_opens_the_next_interval() -> None:
    hall = a_queue_hall()
    ticket = hall.takes("A", 0)

    hall.calls(at=5)

    intervals = TicketInterval.objects.filter(ticket_id=ticket.ticket_id)
    assert list(
        intervals.order_by("id").values_list("state", "started_at", "ended_at")
    ) == [
        ("waiting", minute(0), minute(5)),
        ("called", minute(5), None),
    ]


def test_the_journal_says_who_called_whom_to_which_window() -> None:
    hall = a_queue_hall()
    ticket = hall.takes("A", 0)

    hall.calls(at=5)

    entry = JournalEntry.objects.get(subject_id=str(ticket.ticket_id), sequence=2)
    row = Ticket.objects.get(id=ticket.ticket_id)
    assert (entry.step, entry.before, entry.after) == ("call", "waiting", "called")
    assert entry.actor == hall.clerks[0].mark
    assert entry.happened_at == minute(5)
    assert entry.payload["window"] == 1
    assert (row.last_sequence, bytes(row.last_hash)) == (2, bytes(entry.hash))


def test_a_busy_window_calls_nobody() -> None:
    hall = a_queue_hall()
    hall.takes("A", 0)
    hall.takes("A", 1)
    hall.calls(at=2)

    with pytest.raises(WindowBusy) as refusal:
        hall.calls(at=3)

    assert refusal.value.facts == {"ticket": "A001"}


def test_an_officer_without_a_window_calls_nobody() -> None:
    hall = a_queue_hall()
    hall.takes("A", 0)

    with pytest.raises(NoWindow):
        call_next(by=hall.guide, at=minute(1))


def test_a_clerk_of_another_hall_calls_nobody() -> None:
    hall, other = a_queue_hall(), a_queue_hall()
    hall.takes("A", 0)
    stranger = Actor(
        officer_id=other.clerks[0].officer_id,
        roles=frozenset({Role.CLERK}),
        hall_id=other.node.pk,
        window_id=hall.windows[0].pk,
    )

    with pytest.raises(NotAllowed):
        call_next(by=stranger, at=minute(1))


def test_yesterdays_tickets_are_not_called_today() -> None:
    hall = a_queue_hall()
    hall.takes("A", -24 * 60)

    assert call_next(by=hall.clerks[0], at=minute(0)) == NobodyWaits()


def test_an_elderly_visitor_goes_first_and_the_line_remembers() -> None:
    hall = a_queue_hall()
    hall.takes("A", 0)
    hall.takes("A", 10, Priority.ELDERLY)

    assert hall.calls(at=11).label == "A002"
    assert LineDay.objects.get(line=hall.lines["A"]).passes == 1


def test_a_call_in_turn_leaves_the_count_alone() -> None:
    hall = a_queue_hall()
    hall.takes("A", 0)
    hall.takes("A", 10, Priority.ELDERLY)
    hall.takes("B", 11)

    hall.calls(at=12, window=2)

    assert not LineDay.objects.get(line=hall.lines["B"]).passes


def test_the_bound_is_the_hall_s_own() -> None:
    hall = a_queue_hall()
    hall.settle(patience=1)
    hall.takes("A", 0)
    for late in (1, 2, 3):
        hall.takes("A", late, Priority.ELDERLY)

    order = [hall.serves(at, 1).label for at in (5, 7, 9, 11)]

    assert order == ["A002", "A001", "A003", "A004"]


def test_passing_counts_in_every_line_the_window_serves() -> None:
    hall = a_queue_hall()
    hall.takes("A", 0)
    hall.takes("B", 1)
    hall.takes("B", 2, Priority.SOLDIER)

    hall.calls(at=3, window=1)

    assert [row.passes for row in LineDay.objects.order_by("line")] == [1, 1]
