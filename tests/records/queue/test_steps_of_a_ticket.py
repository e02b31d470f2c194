"""What a window and the hall's desk do with a ticket after the call."""

from collections.abc import Callable

import pytest

from makers.queues import QueueHall, a_queue_hall, minute
from yimen.records.journal.models import JournalEntry
from yimen.records.queue.actions._moving import TicketMoved
from yimen.records.queue.actions.cancel_ticket import cancel_ticket
from yimen.records.queue.actions.finish import finish
from yimen.records.queue.actions.give_up import give_up
from yimen.records.queue.actions.lapse import lapse
from yimen.records.queue.actions.no_show import no_show
from yimen.records.queue.actions.park import park
from yimen.records.queue.actions.recall import recall
from yimen.records.queue.actions.rejoin import rejoin
from yimen.records.queue.actions.serve import serve
from yimen.records.queue.actions.transfer import transfer
from yimen.records.queue.actions.unpark import unpark
from yimen.records.queue.models import Ticket, TicketInterval
from yimen.rules.authority.actors import SYSTEM, VISITOR
from yimen.rules.authority.table import NotAllowed
from yimen.rules.queue.queueing import Priority
from yimen.rules.queue.tickets import (
    AtAnotherWindow,
    NoSuchLine,
    NoSuchTicketStep,
    NoWindow,
    TicketState,
    TooLateToReturn,
    WindowBusy,
)
from yimen.rules.refusals import NotFound

pytestmark = pytest.mark.django_db

AtOwnWindow = Callable[..., TicketMoved]


def a_called_visitor(hall: QueueHall) -> TicketMoved:
    hall.takes("A", 0)
    return hall.calls(at=5)


def states_of(ticket: TicketMoved) -> list[tuple[str, float | None]]:
    """Every interval of the ticket, with its length in minutes."""
    rows = TicketInterval.objects.filter(ticket_id=ticket.ticket_id).order_by("id")
    return [
        (row.state, row.ended_at and (row.ended_at - row.started_at).seconds / 60)
        for row in rows
    ]


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (recall, TicketState.CALLED),
        (serve, TicketState.SERVING),
        (no_show, TicketState.MISSED),
        (park, TicketState.PARKED),
        (finish, TicketState.FINISHED),
    ],
)
def test_a_window_takes_its_visitor_further(
    act: AtOwnWindow, state: TicketState
) -> None:
    hall = a_queue_hall()
    called = a_called_visitor(hall)

    moved = act(ticket_id=called.ticket_id, by=hall.clerks[0], at=minute(6))

    assert moved.state is state
    assert Ticket.objects.get(id=called.ticket_id).state == state
    last = JournalEntry.objects.filter(subject_id=str(called.ticket_id)).last()
    assert last is not None
    assert (last.after, last.payload["window"]) == (state, 1)


@pytest.mark.parametrize("act", [recall, serve, no_show, park, finish])
def test_another_window_leaves_it_alone(act: AtOwnWindow) -> None:
    hall = a_queue_hall()
    called = a_called_visitor(hall)

    with pytest.raises(AtAnotherWindow):
        act(ticket_id=called.ticket_id, by=hall.clerks[1], at=minute(6))


@pytest.mark.parametrize("act", [recall, serve, no_show, park, finish])
def test_another_hall_may_not_touch_it(act: AtOwnWindow) -> None:
    hall, other = a_queue_hall(), a_queue_hall()
    called = a_called_visitor(hall)

    with pytest.raises(NotAllowed):
        act(ticket_id=called.ticket_id, by=other.clerks[0], at=minute(6))


@pytest.mark.parametrize("act", [recall, serve, no_show, park])
def test_a_finished_ticket_stays_finished(act: AtOwnWindow) -> None:
    hall = a_queue_hall()
    called = a_called_visitor(hall)
    finish(ticket_id=called.ticket_id, by=hall.clerks[0], at=minute(6))

    with pytest.raises(NoSuchTicketStep):
        act(ticket_id=called.ticket_id, by=hall.clerks[0], at=minute(7))


def test_waits_and_services_fall_out_of_the_intervals() -> None:
    hall = a_queue_hall()
    called = a_called_visitor(hall)
    clerk = hall.clerks[0]
    serve(ticket_id=called.ticket_id, by=clerk, at=minute(6))
    park(ticket_id=called.ticket_id, by=clerk, at=minute(10))
    unpark(ticket_id=called.ticket_id, by=clerk, at=minute(25))
    serve(ticket_id=called.ticket_id, by=clerk, at=minute(26))
    finish(ticket_id=called.ticket_id, by=clerk, at=minute(30))

    assert states_of(called) == [
        ("waiting", 5),
        ("called", 1),
        ("serving", 4),
        ("parked", 15),
        ("called", 1),
        ("serving", 4),
    ]


def test_recalling_says_the_number_again_and_changes_no_interval() -> None:
    hall = a_queue_hall()
    called = a_called_visitor(hall)

    recall(ticket_id=called.ticket_id, by=hall.clerks[0], at=minute(7))

    assert Ticket.objects.get(id=called.ticket_id).called_at == minute(7)
    assert states_of(called) == [("waiting", 5), ("called", None)]


def test_a_parked_visitor_frees_the_window_and_any_colleague_may_take_them() -> None:
    hall = a_queue_hall()
    called = a_called_visitor(hall)
    park(ticket_id=called.ticket_id, by=hall.clerks[0], at=minute(6))
    hall.takes("A", 6)
    hall.calls(at=7)

    back = unpark(ticket_id=called.ticket_id, by=hall.clerks[1], at=minute(9))

    assert (back.state, back.window_number) == (TicketState.CALLED, 2)


def test_a_busy_window_takes_no_parked_visitor() -> None:
    hall = a_queue_hall()
    called = a_called_visitor(hall)
    park(ticket_id=called.ticket_id, by=hall.clerks[0], at=minute(6))
    hall.takes("A", 6)
    hall.calls(at=7)

    with pytest.raises(WindowBusy):
        unpark(ticket_id=called.ticket_id, by=hall.clerks[0], at=minute(9))


def test_the_desk_has_no_window_to_take_a_parked_visitor_to() -> None:
    hall = a_queue_hall()
    called = a_called_visitor(hall)
    park(ticket_id=called.ticket_id, by=hall.clerks[0], at=minute(6))

    with pytest.raises(NotAllowed):
        unpark(ticket_id=called.ticket_id, by=hall.guide, at=minute(9))


def test_sent_on_to_another_line_a_visitor_keeps_the_rank_they_earned() -> None:
    hall = a_queue_hall(serves=("A", "B"))
    hall.takes("A", 0)
    for late in (1, 2):
        hall.takes("B", late)
    called = hall.calls(at=5)

    moved = transfer(
        ticket_id=called.ticket_id,
        line_id=hall.lines["B"].pk,
        by=hall.clerks[0],
        at=minute(8),
    )

    assert moved.state is TicketState.WAITING
    assert hall.calls(at=9, window=2).label == "A001"
    assert states_of(called) == [
        ("waiting", 5),
        ("called", 3),
        ("waiting", 1),
        ("called", None),
    ]


def test_sent_to_one_window_nobody_else_calls_them() -> None:
    hall = a_queue_hall(serves=("A", "A", "B"))
    called = a_called_visitor(hall)
    transfer(
        ticket_id=called.ticket_id,
        window_id=hall.windows[2].pk,
        by=hall.guide,
        at=minute(8),
    )
    hall.takes("A", 9)

    assert hall.calls(at=10, window=2).label == "A002"
    assert hall.calls(at=11, window=3).label == "A001"


def test_a_line_that_no_window_serves_is_no_place_to_send_anybody() -> None:
    hall, other = a_queue_hall(), a_queue_hall()
    called = a_called_visitor(hall)

    for line_id in (other.lines["A"].pk, 10**6):
        with pytest.raises(NoSuchLine):
            transfer(
                ticket_id=called.ticket_id,
                line_id=line_id,
                by=hall.guide,
                at=minute(8),
            )
    with pytest.raises(NoWindow):
        transfer(
            ticket_id=called.ticket_id,
            window_id=other.windows[0].pk,
            by=hall.guide,
            at=minute(8),
        )


def test_who_missed_the_call_comes_back_behind_three_others() -> None:
    hall = a_queue_hall(serves=("A", "A"))
    missed = a_called_visitor(hall)
    no_show(ticket_id=missed.ticket_id, by=hall.clerks[0], at=minute(6))
    for late in (7, 8, 9, 10, 11):
        hall.takes("A", late)

    rejoin(token=missed.token, by=VISITOR, at=minute(12))

    order = [hall.serves(at, 1).label for at in range(20, 26)]
    assert order == ["A002", "A003", "A004", "A001", "A005", "A006"]


def test_who_comes_back_to_a_short_line_goes_last() -> None:
    hall = a_queue_hall()
    missed = a_called_visitor(hall)
    no_show(ticket_id=missed.ticket_id, by=hall.clerks[0], at=minute(6))
    hall.takes("A", 7)

    rejoin(token=missed.token, by=VISITOR, at=minute(12))

    assert [hall.serves(at, 1).label for at in (20, 22)] == ["A002", "A001"]


def test_coming_back_works_once_and_only_in_time() -> None:
    hall = a_queue_hall()
    missed = a_called_visitor(hall)
    no_show(ticket_id=missed.ticket_id, by=hall.clerks[0], at=minute(6))

    with pytest.raises(TooLateToReturn) as refusal:
        rejoin(token=missed.token, by=VISITOR, at=minute(22))

    assert refusal.value.facts == {"within_minutes": 15}
    rejoin(token=missed.token, by=VISITOR, at=minute(21))
    hall.calls(at=22)
    no_show(ticket_id=missed.ticket_id, by=hall.clerks[0], at=minute(23))
    with pytest.raises(TooLateToReturn):
        rejoin(token=missed.token, by=VISITOR, at=minute(24))


def test_nobody_comes_back_who_has_not_missed_anything() -> None:
    hall = a_queue_hall()
    ticket = hall.takes("A", 0)

    with pytest.raises(NoSuchTicketStep):
        rejoin(token=ticket.token, by=VISITOR, at=minute(1))


def test_a_visitor_gives_the_place_back_by_the_token() -> None:
    hall = a_queue_hall()
    ticket = hall.takes("A", 0)
    hall.takes("A", 1)

    assert give_up(token=ticket.token, by=VISITOR, at=minute(2)).state == "cancelled"
    assert hall.calls(at=3).label == "A002"


def test_without_the_token_there_is_nothing_to_give_back() -> None:
    with pytest.raises(NotFound):
        give_up(token="guessed", by=VISITOR, at=minute(0))


def test_the_desk_cancels_a_ticket_of_its_own_hall_only() -> None:
    hall, other = a_queue_hall(), a_queue_hall()
    ticket = hall.takes("A", 0)

    with pytest.raises(NotAllowed):
        cancel_ticket(ticket_id=ticket.ticket_id, by=other.guide, at=minute(1))
    moved = cancel_ticket(ticket_id=ticket.ticket_id, by=hall.guide, at=minute(1))

    assert moved.state is TicketState.CANCELLED
    assert not TicketInterval.objects.filter(ended_at=None).exists()


def test_what_nobody_closed_lapses_after_the_day() -> None:
    hall = a_queue_hall()
    forgotten = hall.takes("A", -24 * 60)
    today = hall.takes("A", 0)

    assert lapse(by=SYSTEM, at=minute(0)) == 1
    assert lapse(by=SYSTEM, at=minute(0)) == 0
    states = dict(Ticket.objects.values_list("id", "state"))
    assert states == {forgotten.ticket_id: "lapsed", today.ticket_id: "waiting"}
    assert TicketInterval.objects.get(ended_by="lapse").ended_at < minute(0)


def test_only_the_system_lets_tickets_lapse() -> None:
    hall = a_queue_hall()

    with pytest.raises(NotAllowed):
        lapse(by=hall.director, at=minute(0))


def test_a_favoured_visitor_sent_on_is_still_counted_as_passing() -> None:
    hall = a_queue_hall(serves=("A", "B"))
    hall.settle(patience=1)
    first = hall.takes("A", 0)
    hall.takes("A", 1)
    hall.takes("B", 2)
    hall.takes("B", 3)
    for at in (5, 7):
        called = hall.calls(at=at)
        transfer(
            ticket_id=called.ticket_id,
            line_id=hall.lines["B"].pk,
            by=hall.clerks[0],
            at=minute(at + 1),
        )

    order = [hall.serves(at, 1, window=2).label for at in (20, 22, 24, 26)]

    assert first.label == "A001"
    assert order == ["A001", "B001", "B002", "A002"]


def test_the_class_of_a_visitor_stands_in_the_journal() -> None:
    hall = a_queue_hall()
    ticket = hall.takes("A", 0, Priority.SOLDIER)

    entry = JournalEntry.objects.get(subject_id=str(ticket.ticket_id))
    assert entry.payload == {
        "ticket": "A001",
        "line": hall.lines["A"].pk,
        "priority": "soldier",
        "channel": "kiosk",
    }
