"""Whoever booked types the code at the kiosk and need not queue."""

import pytest
from django.test import Client

from makers.queues import QueueHall, a_hall_now
from yimen.ports.vault import vault
from yimen.records.queue.models import Appointment, Slot, Ticket
from yimen.rules.legal_clock.calendar import local_date

pytestmark = pytest.mark.django_db


def an_appointment(hall: QueueHall, begins: float) -> Appointment:
    """A place that was booked, so many minutes from this instant."""
    slot = Slot.objects.create(
        line=hall.lines["A"],
        day=local_date(hall.morning),
        starts_at=hall.minute(begins),
        ends_at=hall.minute(begins + 30),
        quota=1,
        taken=1,
    )
    return Appointment.objects.create(
        node=hall.node,
        line=hall.lines["A"],
        slot=slot,
        day=slot.day,
        code="12345678",
        name_sealed=vault().seal("张三"),
        phone_sealed=vault().seal("13812342211"),
        phone_digest=vault().digest("13812342211"),
        booked_at=hall.morning,
    )


def path(hall: QueueHall) -> str:
    return f"/kiosk/{hall.node.code}/check-in/"


@pytest.mark.parametrize("typed", ["12345678", "1234 5678"])
def test_the_code_gives_a_number_that_goes_first(client: Client, typed: str) -> None:
    hall = a_hall_now()
    hall.takes("A")
    an_appointment(hall, begins=10)
    assert "请输入 8 位预约码" in client.get(path(hall)).content.decode()

    there = client.post(path(hall), {"code": typed})["Location"]

    assert "A002" in client.get(there).content.decode()
    assert Ticket.objects.get(number=2).priority == "appointment"


@pytest.mark.parametrize(
    ("begins", "typed", "status", "words"),
    [
        (10, "00000000", 404, "没有找到"),
        (60, "12345678", 409, "现在还早"),
        (-60, "12345678", 409, "预约的时间已经过了"),
    ],
)
def test_what_is_wrong_is_said_at_the_kiosk(
    client: Client, begins: float, typed: str, status: int, words: str
) -> None:
    hall = a_hall_now()
    an_appointment(hall, begins)

    answer = client.post(path(hall), {"code": typed})

    page = answer.content.decode()
    assert (answer.status_code, words in page) == (status, True)
    assert 'class="public kiosk' in page
    assert not Ticket.objects.exists()
