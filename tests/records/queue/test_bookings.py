"""Places are booked, given back, used or missed; never more than there are."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from makers.queues import QueueHall, a_queue_hall, minute
from yimen.records.journal.models import JournalEntry
from yimen.records.network.actions.except_day import except_day
from yimen.records.queue import queries
from yimen.records.queue.actions.book import Booked, Booking, book
from yimen.records.queue.actions.cancel_booking import cancel_booking
from yimen.records.queue.actions.check_in import check_in
from yimen.records.queue.actions.close_bookings import close_bookings
from yimen.records.queue.models import Appointment, Line, LineDay, Slot, Ticket
from yimen.rules.authority.actors import SYSTEM, VISITOR
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applicants import NotATelephone
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue.bookings import (
    BookedAlready,
    BookingOver,
    DayFull,
    SlotFull,
    SlotGone,
    TooEarlyToCheckIn,
    TooLateToCheckIn,
)
from yimen.rules.queue.opening import DayException
from yimen.rules.queue.queueing import Priority
from yimen.rules.queue.tickets import NoSuchLine
from yimen.rules.refusals import NotFound

if TYPE_CHECKING:
    from clusters import Clone

TEN = minute(30)  # the maker's morning begins at half past nine
HALF_PAST_TEN = minute(60)
PHONE = "13812342211"


def a_hall_with_slots(**columns: int) -> QueueHall:
    hall = a_queue_hall()
    facts = {"slot_quota": 2, "day_quota": 5, "days_ahead": 7} | columns
    Line.objects.filter(node=hall.node).update(**facts)
    return hall


def books(
    hall: QueueHall,
    starts_at: datetime = TEN,
    phone: str = PHONE,
    at: float = 0,
    **wish: Any,
) -> Booked:
    asked = Booking(
        line_id=hall.lines["A"].pk, starts_at=starts_at, name="张三", phone=phone
    )
    return book(booking=replace(asked, **wish), by=VISITOR, at=minute(at))


@pytest.mark.django_db
def test_a_booking_holds_a_place_and_names_nobody_in_the_open() -> None:
    hall = a_hall_with_slots()

    made = books(hall)

    row = Appointment.objects.get()
    assert len(made.code) == 8
    assert Slot.objects.get().taken == LineDay.objects.get().booked == 1
    assert "张三".encode() not in bytes(row.name_sealed)
    entry = JournalEntry.objects.get(subject_kind="appointment")
    assert entry.payload == {"line": row.line_id, "slot": row.slot_id}
    assert (row.last_sequence, bytes(row.last_hash)) == (1, bytes(entry.hash))


@pytest.mark.django_db
def test_a_full_slot_takes_nobody_more() -> None:
    hall = a_hall_with_slots()
    books(hall, phone="13800000001")
    books(hall, phone="13800000002")

    with pytest.raises(SlotFull):
        books(hall, phone="13800000003")

    assert LineDay.objects.get().booked == 2


@pytest.mark.django_db
def test_a_full_day_takes_nobody_more() -> None:
    hall = a_hall_with_slots(day_quota=1)
    books(hall, phone="13800000001")

    with pytest.raises(DayFull):
        books(hall, HALF_PAST_TEN, phone="13800000002")


@pytest.mark.django_db
@pytest.mark.parametrize("quota", ["slot_quota", "day_quota"])
def test_a_line_that_gives_none_can_t_be_booked(quota: str) -> None:
    hall = a_hall_with_slots(**{quota: 0})

    with pytest.raises((SlotGone, DayFull)):
        books(hall)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "starts_at",
    [
        minute(0),  # has begun
        minute(37),  # between two slots
        minute(-60),  # before the hall opens
        minute(8 * 24 * 60 + 30),  # too far ahead
        minute(5 * 24 * 60 + 30),  # a Saturday
    ],
)
def test_what_the_line_does_not_give_can_t_be_booked(starts_at: datetime) -> None:
    hall = a_hall_with_slots()

    with pytest.raises(SlotGone):
        books(hall, starts_at)


@pytest.mark.django_db
def test_a_closed_day_gives_no_slots() -> None:
    hall = a_hall_with_slots()
    today = local_date(TEN)
    closed = DayException((), "停电")
    except_day(node_code=hall.node.code, on=today, day=closed, by=SYSTEM, at=minute(0))
    from yimen.records.network.actions.set_hours import set_hours
    from yimen.rules.queue.opening import OpeningHours

    set_hours(node_code=hall.node.code, hours=OpeningHours(), by=SYSTEM, at=minute(0))

    with pytest.raises(SlotGone):
        books(hall)


@pytest.mark.django_db
def test_one_telephone_holds_one_place_a_day() -> None:
    hall = a_hall_with_slots()
    books(hall)

    with pytest.raises(BookedAlready):
        books(hall, HALF_PAST_TEN, phone="138 1234 2211")

    assert LineDay.objects.get().booked == 1


@pytest.mark.django_db
def test_a_number_that_nobody_can_dial_is_refused() -> None:
    with pytest.raises(NotATelephone):
        books(a_hall_with_slots(), phone="12345")


@pytest.mark.django_db
def test_a_line_that_is_not_there_can_t_be_booked() -> None:
    with pytest.raises(NoSuchLine):
        books(a_hall_with_slots(), line_id=0)


@pytest.mark.django_db
def test_a_place_given_back_is_free_again() -> None:
    hall = a_hall_with_slots(slot_quota=1)
    made = books(hall)

    cancel_booking(code=made.code, phone=PHONE, by=VISITOR, at=minute(1))

    books(hall, phone="13800000002")
    assert sorted(Appointment.objects.values_list("state", flat=True)) == [
        "booked",
        "cancelled",
    ]
    assert Slot.objects.get().taken == 1


@pytest.mark.django_db
def test_whoever_does_not_know_the_telephone_cancels_nothing() -> None:
    made = books(a_hall_with_slots())

    for code, phone in ((made.code, "13800000009"), ("00000000", PHONE)):
        with pytest.raises(NotFound):
            cancel_booking(code=code, phone=phone, by=VISITOR, at=minute(1))


@pytest.mark.django_db
def test_the_desk_cancels_without_the_telephone_in_its_own_hall() -> None:
    hall, other = a_hall_with_slots(), a_queue_hall()
    made = books(hall)

    with pytest.raises(NotAllowed):
        cancel_booking(code=made.code, by=other.guide, at=minute(1))
    cancel_booking(code=made.code, by=hall.guide, at=minute(1))

    assert Appointment.objects.get().state == "cancelled"


@pytest.mark.django_db
@pytest.mark.parametrize("at", [30, 40])
def test_a_slot_that_has_begun_is_not_given_back(at: int) -> None:
    made = books(a_hall_with_slots())

    with pytest.raises(BookingOver):
        cancel_booking(code=made.code, phone=PHONE, by=VISITOR, at=minute(at))


@pytest.mark.django_db
def test_checking_in_gives_a_ticket_that_ranks_by_the_appointed_time() -> None:
    hall = a_hall_with_slots()
    made = books(hall)
    for n in range(3):
        hall.takes("A", n)

    ticket = check_in(code=made.code, node_id=hall.node.pk, by=VISITOR, at=minute(20))

    row = Ticket.objects.get(id=ticket.ticket_id)
    assert (row.priority, row.channel) == (Priority.APPOINTMENT, "appointment")
    assert row.rank_at == TEN - timedelta(minutes=60)
    assert hall.calls(at=21).label == ticket.label
    assert Appointment.objects.get().state == "arrived"


@pytest.mark.django_db
def test_checking_in_twice_gives_the_same_ticket() -> None:
    hall = a_hall_with_slots()
    made = books(hall)

    first, again = (
        check_in(code=made.code, node_id=hall.node.pk, by=VISITOR, at=minute(at))
        for at in (20, 21)
    )

    assert first == again
    assert Ticket.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("at", "refusal"), [(-10, TooEarlyToCheckIn), (80, TooLateToCheckIn)]
)
def test_too_early_and_too_late_are_told_apart(
    at: int, refusal: type[Exception]
) -> None:
    hall = a_hall_with_slots()
    made = books(hall, at=-30)

    with pytest.raises(refusal):
        check_in(code=made.code, node_id=hall.node.pk, by=VISITOR, at=minute(at))


@pytest.mark.django_db
def test_a_code_is_good_in_its_own_hall_only() -> None:
    hall, other = a_hall_with_slots(), a_queue_hall()
    made = books(hall)

    with pytest.raises(NotFound):
        check_in(code=made.code, node_id=other.node.pk, by=VISITOR, at=minute(20))


@pytest.mark.django_db
def test_a_cancelled_booking_opens_no_door() -> None:
    hall = a_hall_with_slots()
    made = books(hall)
    cancel_booking(code=made.code, phone=PHONE, by=VISITOR, at=minute(1))

    with pytest.raises(BookingOver):
        check_in(code=made.code, node_id=hall.node.pk, by=VISITOR, at=minute(20))


@pytest.mark.django_db
def test_nobody_came_so_the_booking_is_missed_and_names_are_forgotten_later() -> None:
    hall = a_hall_with_slots()
    made = books(hall)

    assert close_bookings(by=SYSTEM, at=minute(74)) == 0
    assert close_bookings(by=SYSTEM, at=minute(76)) == 1
    assert queries.appointment(made.code, PHONE).name == "张*"
    close_bookings(by=SYSTEM, at=minute(32 * 24 * 60))

    row = Appointment.objects.get()
    assert row.state == "missed"
    assert not bytes(row.name_sealed)
    assert queries.appointment_of_code(made.code).name == ""
    with pytest.raises(NotFound):
        queries.appointment(made.code, PHONE)


@pytest.mark.django_db
def test_only_the_system_closes_bookings() -> None:
    hall = a_hall_with_slots()

    with pytest.raises(NotAllowed):
        close_bookings(by=hall.director, at=minute(0))


@pytest.mark.django_db
def test_the_page_of_slots_counts_what_is_left() -> None:
    hall = a_hall_with_slots(day_quota=3)
    books(hall, phone="13800000001")
    books(hall, phone="13800000002")

    page = queries.slots_page(hall.node.code, hall.lines["A"].pk, minute(0))

    today = page.days[0]
    assert today.slots[0].starts_at == TEN
    assert [slot.left for slot in today.slots[:2]] == [0, 1]
    assert [day.day.day for day in page.days] == [21, 22, 23, 24, 28]  # 25-27: 中秋


@pytest.mark.django_db
def test_halls_and_lines_without_slots_are_not_offered() -> None:
    hall, _ = a_hall_with_slots(), a_queue_hall()
    Line.objects.filter(pk=hall.lines["B"].pk).update(slot_quota=0)

    assert [one.code for one in queries.bookable_halls()] == [hall.node.code]
    _, lines = queries.bookable_lines(hall.node.code)
    assert [line.name for line in lines] == ["综合"]


@pytest.mark.django_db
def test_slots_of_another_halls_line_are_not_shown() -> None:
    hall, other = a_hall_with_slots(), a_hall_with_slots()

    with pytest.raises(NoSuchLine):
        queries.slots_page(hall.node.code, other.lines["A"].pk, minute(0))


@pytest.mark.django_db
def test_the_desk_sees_its_day_with_masked_names() -> None:
    hall, other = a_hall_with_slots(), a_queue_hall()
    books(hall)

    (row,) = queries.appointments_of_day(hall.guide, local_date(TEN))

    assert (row.name, row.phone, row.line_name) == ("张*", "138****2211", "综合")
    with pytest.raises(NotAllowed):
        queries.appointments_of_day(other.guide, local_date(TEN), node_id=hall.node.pk)


@pytest.mark.django_db
def test_the_database_itself_refuses_to_overbook() -> None:
    hall = a_hall_with_slots()
    books(hall)

    with pytest.raises(IntegrityError, match="slot_not_over"), transaction.atomic():
        Slot.objects.update(taken=3)
    with pytest.raises(IntegrityError, match="line_day_not"), transaction.atomic():
        LineDay.objects.update(booked=6)


def test_twenty_people_for_three_places_get_three(own_database: "Clone") -> None:
    hall = a_hall_with_slots(slot_quota=3, day_quota=40)

    answers = own_database.together(
        *(
            lambda n=n: books(hall, phone=f"138000000{n:02d}")  # each their own
            for n in range(20)
        )
    )

    kinds = sorted(type(answer).__name__ for answer in answers)
    assert kinds == ["Booked"] * 3 + ["SlotFull"] * 17
    assert Slot.objects.get().taken == LineDay.objects.get().booked == 3
    assert Appointment.objects.filter(state="booked").count() == 3


def test_twenty_people_for_the_last_places_of_a_day_get_them(
    own_database: "Clone",
) -> None:
    hall = a_hall_with_slots(slot_quota=9, day_quota=4)
    slots = (TEN, HALF_PAST_TEN)

    answers = own_database.together(
        *(
            lambda n=n: books(hall, slots[n % 2], phone=f"138000000{n:02d}")
            for n in range(20)
        )
    )

    assert sum(isinstance(answer, Booked) for answer in answers) == 4
    assert LineDay.objects.get().booked == 4
    assert sum(Slot.objects.values_list("taken", flat=True)) == 4
