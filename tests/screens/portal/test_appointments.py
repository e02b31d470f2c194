"""Booking on the phone: hall, line, time, name; then a code that opens the door."""

import re
from datetime import datetime, time, timedelta

import pytest
from django.test import Client

from makers.queues import QueueHall, a_hall_now
from yimen.records.network.actions.set_hours import set_hours
from yimen.records.queue.models import Appointment, Line
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.legal_clock.calendar import CHINA, local_date
from yimen.rules.queue.opening import OpeningHours, Session
from yimen.site import clock

pytestmark = pytest.mark.django_db

PHONE = "138 1234 2211"
ALL_DAY = OpeningHours(
    week=dict.fromkeys(range(7), (Session(time(0), time(23, 59)),)),
    keeps_national_holidays=False,
)


@pytest.fixture
def hall() -> QueueHall:
    """A hall that is open day and night and gives two places every half hour."""
    found = a_hall_now()
    Line.objects.filter(node=found.node).update(
        slot_quota=2, day_quota=90, days_ahead=2
    )
    set_hours(node_code=found.node.code, hours=ALL_DAY, by=SYSTEM, at=found.morning)
    return found


def tomorrow_at(hour: int) -> datetime:
    day = local_date(clock.now()) + timedelta(days=1)
    return datetime.combine(day, time(hour), tzinfo=CHINA)


def slot_path(hall: QueueHall, starts_at: datetime) -> str:
    line = hall.lines["A"].pk
    return f"/appointments/{hall.node.code}/{line}/{starts_at:%Y%m%d%H%M}/"


def book(client: Client, hall: QueueHall, phone: str = PHONE) -> str:
    """Fill in the form for ten o'clock tomorrow; where that leads."""
    said = {"name": "张三", "phone": phone, "matter": "开饭店"}
    return client.post(slot_path(hall, tomorrow_at(10)), said)["Location"]


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_one_question_a_page_leads_to_a_code(client: Client, hall: QueueHall) -> None:
    code = hall.node.code
    line = hall.lines["A"].pk
    assert f"/appointments/{code}/" in read(client, "/appointments/")
    assert f"/appointments/{code}/{line}/" in read(client, f"/appointments/{code}/")
    path = slot_path(hall, tomorrow_at(10))
    assert path in read(client, f"/appointments/{code}/{line}/")
    assert "谁来办？" in read(client, path)

    page = read(client, book(client, hall))

    row = Appointment.objects.get()
    assert f"{row.code[:4]} {row.code[4:]}" in page
    assert "张* 138****2211" in page
    assert "10:00 前 30 分钟" in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": "张三", "phone": "12345"}, "请填写能打通的手机或电话。"),
        ({"name": "", "phone": PHONE}, "请填写姓名。"),
    ],
)
def test_what_is_missing_is_asked_for_again(
    client: Client, hall: QueueHall, said: dict[str, str], words: str
) -> None:
    answer = client.post(slot_path(hall, tomorrow_at(10)), said)

    assert words in answer.content.decode()
    assert not Appointment.objects.exists()


def test_a_full_slot_is_shown_as_full_and_refused_in_words(
    client: Client, hall: QueueHall
) -> None:
    for number in (1, 2):
        book(client, hall, f"1380000000{number}")

    page = read(client, f"/appointments/{hall.node.code}/{hall.lines['A'].pk}/")
    said = {"name": "张三", "phone": PHONE}
    answer = client.post(slot_path(hall, tomorrow_at(10)), said)

    assert slot_path(hall, tomorrow_at(10)) not in page
    assert answer.status_code == 409
    assert "这个时段约满了" in answer.content.decode()


def test_a_fully_booked_line_says_what_to_do(client: Client, hall: QueueHall) -> None:
    Line.objects.update(days_ahead=0, slot_minutes=24 * 60)

    page = read(client, f"/appointments/{hall.node.code}/{hall.lines['A'].pk}/")

    assert "最近几天都约满了" in page


@pytest.mark.parametrize("stamp", ["nonsense", "202001010900"])
def test_a_time_that_is_not_given_is_refused(
    client: Client, hall: QueueHall, stamp: str
) -> None:
    path = f"/appointments/{hall.node.code}/{hall.lines['A'].pk}/{stamp}/"

    answer = client.post(path, {"name": "张三", "phone": PHONE})

    assert answer.status_code == 409


def test_the_appointment_goes_into_the_phones_calendar(
    client: Client, hall: QueueHall
) -> None:
    there = book(client, hall)

    answer = client.get(f"{there}calendar.ics")

    text = answer.content.decode()
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert (
        f"DTSTART:{tomorrow_at(10).astimezone(clock.now().tzinfo):%Y%m%dT%H%M%SZ}"
        in text
    )
    assert "TRIGGER:-PT90M" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_it_is_found_again_by_code_and_telephone(
    client: Client, hall: QueueHall
) -> None:
    book(client, hall)
    code = Appointment.objects.get().code

    page = client.post(
        "/appointments/mine/", {"code": f"{code[:4]} {code[4:]}", "phone": PHONE}
    ).content.decode()

    assert "约好了" in page
    assert "取消预约" in page


@pytest.mark.parametrize("wrong", ["code", "phone"])
def test_a_wrong_code_and_a_wrong_telephone_look_the_same(
    client: Client, hall: QueueHall, wrong: str
) -> None:
    book(client, hall)
    said = {"code": Appointment.objects.get().code, "phone": PHONE}
    said[wrong] = {"code": "00000000", "phone": "13800000000"}[wrong]

    answer = client.post("/appointments/mine/", said)

    assert answer.status_code == 404
    assert "没有找到" in answer.content.decode()


def test_a_code_that_is_no_code_is_asked_for_again(client: Client) -> None:
    answer = client.post("/appointments/mine/", {"code": "123", "phone": PHONE})

    assert "预约码是 8 位数字。" in answer.content.decode()


def test_it_is_cancelled_by_code_and_telephone(client: Client, hall: QueueHall) -> None:
    there = book(client, hall)
    code = Appointment.objects.get().code

    answer = client.post("/appointments/cancel/", {"code": code, "phone": PHONE})

    assert "已经取消" in answer.content.decode()
    assert "已经取消" in read(client, there)
    assert Appointment.objects.get().state == "cancelled"


def test_nobody_forges_the_address_of_an_appointment(
    client: Client, hall: QueueHall
) -> None:
    there = book(client, hall)
    signed = re.sub(r"^/appointments/done/(.+)/$", r"\1", there)

    assert client.get(f"/appointments/done/{signed[:-1]}x/").status_code == 404


def test_where_nothing_can_be_booked_the_page_says_so(client: Client) -> None:
    hall = a_hall_now()

    assert "现在没有大厅可以预约" in read(client, "/appointments/")
    assert "不接受预约" in read(client, f"/appointments/{hall.node.code}/")


def test_a_missed_appointment_sends_to_the_hall(
    client: Client, hall: QueueHall
) -> None:
    there = book(client, hall)
    Appointment.objects.update(state="missed")

    assert "约好的时间过了" in read(client, there)


def test_the_pages_speak_english(client: Client, hall: QueueHall) -> None:
    client.cookies["django_language"] = "en"

    assert hall.node.name in read(client, "/appointments/")
    assert "Which hall would you like to visit?" in read(client, "/appointments/")
