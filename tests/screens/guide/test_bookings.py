"""The desk books for people and lets them in."""

from datetime import date, time, timedelta

import pytest

from makers.persons import a_browser
from makers.queues import QueueHall, a_hall_now
from yimen.records.network.actions.set_hours import set_hours
from yimen.records.queue import queries
from yimen.records.queue.models import Appointment, Line
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue.opening import OpeningHours, Session

pytestmark = pytest.mark.django_db

ALL_DAY = OpeningHours(
    week=dict.fromkeys(range(7), (Session(time(0), time(23, 59)),)),
    keeps_national_holidays=False,
)


@pytest.fixture
def hall() -> QueueHall:
    """Open day and night, with appointments in line A."""
    found = a_hall_now()
    Line.objects.filter(pk=found.lines["A"].pk).update(
        slot_quota=2, day_quota=90, days_ahead=2
    )
    set_hours(node_code=found.node.code, hours=ALL_DAY, by=SYSTEM, at=found.morning)
    return found


def tomorrow(hall: QueueHall) -> date:
    return local_date(hall.morning) + timedelta(days=1)


def book(hall: QueueHall) -> str:
    """Book the last slot of tomorrow at the desk; where that leads."""
    line = hall.lines["A"].pk
    page = queries.slots_page(hall.node.code, line, hall.morning)
    slot = page.days[-1].slots[-1].starts_at
    said = {"slot": slot.isoformat(), "name": "张三", "phone": "13812342211"}
    desk = a_browser(hall.guide)
    assert "约综合" in desk.get(f"/guide/bookings/add/{line}/").content.decode()
    return desk.post(f"/guide/bookings/add/{line}/", said)["Location"]


def test_the_desk_books_for_somebody(hall: QueueHall) -> None:
    there = book(hall)

    page = a_browser(hall.guide).get(there).content.decode()

    assert "张* 138****2211" in page
    assert "约好" in page


def test_the_desk_gives_the_place_back(hall: QueueHall) -> None:
    book(hall)
    code = Appointment.objects.get().code

    a_browser(hall.guide).post(f"/guide/bookings/{code}/cancel/")

    assert Appointment.objects.get().state == "cancelled"


def test_another_halls_desk_does_not(hall: QueueHall) -> None:
    book(hall)
    code = Appointment.objects.get().code

    answer = a_browser(a_hall_now().guide).post(f"/guide/bookings/{code}/cancel/")

    assert answer.status_code == 403
    assert Appointment.objects.get().state == "booked"


def test_whoever_stands_at_the_desk_is_let_in(hall: QueueHall) -> None:
    book(hall)
    row = Appointment.objects.get()
    row.slot.starts_at, row.slot.ends_at = hall.minute(5), hall.minute(35)
    row.slot.save(update_fields=["starts_at", "ends_at"])

    there = a_browser(hall.guide).post(f"/guide/bookings/{row.code}/arrived/")

    assert there["Location"].startswith("/guide/?issued=")
    assert Appointment.objects.get().state == "arrived"


def test_a_day_without_appointments_says_so(hall: QueueHall) -> None:
    page = a_browser(hall.guide).get("/guide/bookings/?day=nonsense").content.decode()

    assert "这一天没有预约" in page


def test_a_line_without_free_slots_sends_to_the_queue() -> None:
    hall = a_hall_now()
    Line.objects.update(days_ahead=0, slot_quota=1, day_quota=1, slot_minutes=1440)

    page = a_browser(hall.guide).get(f"/guide/bookings/add/{hall.lines['A'].pk}/")

    assert "没有可以约的时间" in page.content.decode()


def test_a_closed_hall_shows_when_it_opens(hall: QueueHall) -> None:
    shut = OpeningHours(week={tomorrow(hall).weekday(): (Session(time(9), time(12)),)})
    set_hours(
        node_code=hall.node.code, hours=shut, version=1, by=SYSTEM, at=hall.morning
    )
    client = a_browser()

    kiosk = client.get(f"/kiosk/{hall.node.code}/").content.decode()
    board = client.get(f"/board/{hall.node.code}/").content.decode()
    desk = a_browser(hall.guide).get("/guide/").content.decode()

    assert "大厅现在没有开门" in kiosk
    assert "09:00 开门" in kiosk
    assert "09:00 开门" in board
    assert f"/bureau/network/{hall.node.code}/hours/" in desk
