"""A terminal gives numbers at the pace of people, and says so kindly."""

import pytest
from django.test import Client

from makers.queues import QueueHall, a_hall_now
from yimen.records.queue.models import Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yimen.rules.queue.touches.AT_ONE_TERMINAL", 2)


def take(client: Client, hall: QueueHall, once: int) -> int:
    asked = {"line": hall.lines["A"].pk, "once": f"touch-{once}"}
    there = client.post(f"/kiosk/{hall.node.code}/tickets/", asked)
    if there.status_code == 429:
        assert "请到导办台" in there.content.decode()
    return int(there.status_code)


def test_who_presses_on_and_on_is_asked_to_wait(client: Client) -> None:
    hall = a_hall_now()
    client.get(f"/kiosk/{hall.node.code}/")

    met = [take(client, hall, n) for n in range(4)]

    assert met == [302, 302, 429, 429]
    assert Ticket.objects.count() == 2


def test_the_terminal_beside_it_goes_on(client: Client) -> None:
    hall, beside = a_hall_now(), Client()
    for browser in (client, beside):
        browser.get(f"/kiosk/{hall.node.code}/")
    assert [take(client, hall, n) for n in range(3)][-1] == 429

    assert take(beside, hall, 9) == 302


def test_who_throws_the_name_away_counts_with_all_who_do() -> None:
    hall = a_hall_now()

    met = [take(Client(), hall, n) for n in range(3)]

    assert met == [302, 302, 429]


def test_codes_of_appointments_are_not_tried_without_end(client: Client) -> None:
    hall = a_hall_now()
    path = f"/kiosk/{hall.node.code}/check-in/"

    met = [client.post(path, {"code": f"{n:08}"}).status_code for n in range(3)]

    assert met == [404, 404, 429]
    assert client.get(path).status_code == 200


def test_a_number_that_was_missed_is_not_fished_for(client: Client) -> None:
    path = f"/kiosk/{a_hall_now().node.code}/back/"

    met = [client.post(path, {"ticket": str(n)}).status_code for n in range(3)]

    assert met == [200, 200, 429]


def test_a_name_of_ones_own_making_is_no_name(client: Client) -> None:
    hall = a_hall_now()

    met = []
    for n in range(3):
        client.cookies["terminal"] = f"mine-{n}"
        met.append(take(client, hall, n))

    assert met == [302, 302, 429]
