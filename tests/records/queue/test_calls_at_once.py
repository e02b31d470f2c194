"""Twenty windows press the key together: each person is called exactly once."""

import threading
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction

from makers.queues import QueueHall, a_queue_hall, minute
from yimen.records.queue.actions._moving import TicketMoved
from yimen.records.queue.actions.call_next import NobodyWaits, call_next
from yimen.records.queue.actions.finish import finish
from yimen.records.queue.models import Ticket, TicketInterval
from yimen.rules.queue.queueing import Priority
from yimen.rules.queue.tickets import WindowBusy
from yimen.rules.refusals import Overtaken, Refused

if TYPE_CHECKING:
    from clusters import Clone


@dataclass(frozen=True)
class Call:
    """One call as its clerk saw it: when the key went down, when the answer came."""

    label: str
    pressed: float
    answered: float


def until_nobody_waits(hall: QueueHall, window: int) -> list[Call]:
    clerk = hall.clerks[window]
    called = []
    for moment in range(1000):
        pressed = time.perf_counter()
        answer = call_next(by=clerk, at=minute(60 + moment / 60))
        if isinstance(answer, NobodyWaits):
            return called
        called.append(Call(answer.label, pressed, time.perf_counter()))
        finish(ticket_id=answer.ticket_id, by=clerk, at=minute(60 + moment / 60))
    raise AssertionError("the queue never ends")


def everybody_at_once(hall: QueueHall, clone: "Clone") -> list[Call]:
    answers = clone.together(
        *(lambda place=place: until_nobody_waits(hall, place) for place in range(20))
    )
    wrong = [answer for answer in answers if not isinstance(answer, list)]
    assert not wrong, wrong
    return [call for answer in answers for call in answer]


def test_every_person_is_called_exactly_once(own_database: "Clone") -> None:
    hall = a_queue_hall(serves=("AB", "B", "A", "BC") * 5, letters="ABC")
    people = [hall.takes("ABC"[n % 3], n / 10).label for n in range(300)]

    called = everybody_at_once(hall, own_database)

    assert Counter(call.label for call in called) == Counter(people)
    assert set(Ticket.objects.values_list("state", flat=True)) == {"finished"}
    assert not TicketInterval.objects.filter(ended_at=None).exists()


@pytest.mark.parametrize("patience", [0, 1, 3])
def test_the_bound_holds_under_twenty_windows(
    own_database: "Clone", patience: int
) -> None:
    hall = a_queue_hall(serves=("AB", "B", "A", "BC") * 5, letters="ABC")
    hall.settle(patience=patience)
    classes = (Priority.NORMAL, Priority.NORMAL, Priority.ELDERLY, Priority.APPOINTMENT)
    people = [
        hall.takes("ABC"[n % 3], n / 10, classes[n * 7 % 4]).label for n in range(160)
    ]

    called = everybody_at_once(hall, own_database)

    assert Counter(call.label for call in called) == Counter(people)
    assert max(times_passed(called).values()) <= patience


def times_passed(calls: list[Call]) -> dict[str, int]:
    """How many of the same line joined later and were called surely earlier.

    Surely: their clerk had the answer before anybody pressed the key for this one.
    """
    return {
        mine.label: sum(
            other.label[0] == mine.label[0]
            and other.label > mine.label
            and other.answered < mine.pressed
            for other in calls
        )
        for mine in calls
    }


def test_one_window_pressed_twenty_times_calls_one_person(
    own_database: "Clone",
) -> None:
    hall = a_queue_hall()
    for n in range(20):
        hall.takes("A", n)

    answers = own_database.together(
        *(lambda: call_next(by=hall.clerks[0], at=minute(60)) for _ in range(20))
    )

    called = [answer for answer in answers if isinstance(answer, TicketMoved)]
    refused = [answer for answer in answers if isinstance(answer, Refused)]
    assert (len(called), len(refused)) == (1, 19)
    assert {type(answer) for answer in refused} <= {WindowBusy, Overtaken}
    assert Ticket.objects.filter(state="called").count() == 1


def test_who_is_held_elsewhere_is_skipped_however_many_are_due(
    own_database: "Clone",
) -> None:
    hall = a_queue_hall()
    hall.settle(patience=0)  # then everybody is due
    waiting = [hall.takes("A", n) for n in range(12)]
    hall.takes("A", 12, Priority.ELDERLY)  # then calls may be out of turn
    first = [ticket.ticket_id for ticket in waiting[:11]]
    held, released = threading.Event(), threading.Event()
    called: list[TicketMoved | NobodyWaits] = []

    def hold() -> None:
        with transaction.atomic():
            assert len(Ticket.objects.select_for_update().filter(id__in=first)) == 11
            held.set()
            assert released.wait(timeout=60)

    def call() -> None:
        assert held.wait(timeout=60)
        called.append(call_next(by=hall.clerks[0], at=minute(60)))
        released.set()

    assert own_database.together(hold, call) == [None, None]

    (answer,) = called
    assert isinstance(answer, TicketMoved)
    assert answer.label == waiting[11].label


def test_numbers_taken_at_once_are_all_different(own_database: "Clone") -> None:
    hall = a_queue_hall()

    answers = own_database.together(
        *(lambda: [hall.takes("A").label for _ in range(10)] for _ in range(20))
    )

    labels = [label for answer in answers for label in answer]
    assert sorted(labels) == [f"A{n:03d}" for n in range(1, 201)]


def test_joining_at_once_keeps_count_and_instant_in_step(
    own_database: "Clone",
) -> None:
    hall = a_queue_hall()

    own_database.together(
        *(lambda: [hall.takes("A") for _ in range(10)] for _ in range(20))
    )

    joined = list(Ticket.objects.order_by("number").values_list("joined_at", flat=True))
    assert joined == sorted(set(joined))


@pytest.mark.django_db
def test_the_database_itself_refuses_a_second_visitor_at_a_window() -> None:
    hall = a_queue_hall()
    first, second = hall.takes("A", 0), hall.takes("A", 1)
    hall.calls(at=2)
    row = Ticket.objects.get(id=first.ticket_id)

    with (
        pytest.raises(IntegrityError, match="window_one_visitor"),
        transaction.atomic(),
    ):
        Ticket.objects.filter(id=second.ticket_id).update(
            state="called", window=row.window_id, officer=row.officer_id
        )


@pytest.mark.django_db
def test_the_database_itself_refuses_a_number_twice() -> None:
    hall = a_queue_hall()
    hall.takes("A", 0)
    second = hall.takes("A", 1)

    with (
        pytest.raises(IntegrityError, match="ticket_number_once"),
        transaction.atomic(),
    ):
        Ticket.objects.filter(id=second.ticket_id).update(number=1)


@pytest.mark.django_db
def test_the_database_itself_refuses_two_open_intervals() -> None:
    hall = a_queue_hall()
    ticket = hall.takes("A", 0)
    row = TicketInterval.objects.get(ticket_id=ticket.ticket_id)
    row.pk = None

    with (
        pytest.raises(IntegrityError, match="ticket_one_open_interval"),
        transaction.atomic(),
    ):
        row.save(force_insert=True)


@pytest.mark.django_db
def test_one_touch_makes_one_ticket() -> None:
    hall = a_queue_hall()

    first = hall.takes("A", 0, once="the same touch")
    again = hall.takes("A", 0, once="the same touch")

    assert first == again
    assert hall.takes("A", 1).label == "A002"
