"""One touch on a picture, one number; it works without a script."""

import re

import pytest
from django.test import Client

from makers.queues import QueueHall, a_hall_now
from yimen.records.queue.actions.close_line import close_line
from yimen.records.queue.actions.no_show import no_show
from yimen.records.queue.models import Line, Ticket

pytestmark = pytest.mark.django_db


def the_page(client: Client, hall: QueueHall, path: str = "") -> str:
    answer = client.get(f"/kiosk/{hall.node.code}/{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def touch(client: Client, hall: QueueHall, page: str, letter: str = "A") -> str:
    """Press the button of a line as the page offers it; where that leads."""
    line = hall.lines[letter].pk
    fields = dict(
        re.findall(
            r'name="(\w+)" value="([^"]*)"',
            next(form for form in page.split("<form") if f'value="{line}"' in form),
        )
    )
    return client.post(f"/kiosk/{hall.node.code}/tickets/", fields)["Location"]


def test_one_touch_gives_a_number_with_everything_one_needs(client: Client) -> None:
    hall = a_hall_now()
    hall.takes("A")

    there = touch(client, hall, the_page(client, hall))
    page = client.get(there).content.decode()

    assert "A002" in page
    assert "1 人" in page
    assert "1 号窗口" in page
    assert "<svg" in page
    assert "/static/kiosk/slip.css" in page


def test_the_same_touch_twice_is_one_ticket(client: Client) -> None:
    hall = a_hall_now()
    page = the_page(client, hall)

    assert touch(client, hall, page) == touch(client, hall, page)
    assert Ticket.objects.count() == 1


def test_two_visitors_at_the_same_page_get_two_numbers(client: Client) -> None:
    hall = a_hall_now()

    touch(client, hall, the_page(client, hall))
    touch(client, hall, the_page(client, hall))

    assert Ticket.objects.count() == 2


def test_who_goes_first_says_so_with_one_touch_more(client: Client) -> None:
    hall = a_hall_now()
    page = the_page(client, hall, "?as=elderly")

    touch(client, hall, page)

    assert "按老年人优先取号" in page
    assert Ticket.objects.get().priority == "elderly"


@pytest.mark.parametrize("asked", ["appointment", "president", ""])
def test_nobody_invents_a_class_for_themselves(client: Client, asked: str) -> None:
    hall = a_hall_now()

    page = the_page(client, hall, f"?as={asked}")

    assert "优先取号，办理时" not in page
    touch(client, hall, page.replace('value="normal"', 'value="appointment"'))
    assert not Ticket.objects.exists()


def test_a_closed_line_says_when_it_opens_and_cannot_be_touched(
    client: Client,
) -> None:
    hall = a_hall_now()
    reopens_at = hall.minute(60)
    close_line(
        line_id=hall.lines["B"].pk,
        reopens_at=reopens_at,
        by=hall.director,
        at=hall.morning,
    )

    page = the_page(client, hall)

    assert "开始取号" in page
    assert f'name="line" value="{hall.lines["B"].pk}"' not in page


def test_a_line_that_closed_meanwhile_is_refused_in_words(client: Client) -> None:
    hall = a_hall_now()
    page = the_page(client, hall)
    Line.objects.update(is_open=False)

    fields = {"line": hall.lines["A"].pk, "once": "a touch", "priority": "normal"}
    answer = client.post(f"/kiosk/{hall.node.code}/tickets/", fields)

    assert "综合" in page
    assert answer.status_code == 409
    assert "“综合”现在不取号" in answer.content.decode()


def test_a_touch_without_sense_leads_back(client: Client) -> None:
    hall = a_hall_now()

    answer = client.post(f"/kiosk/{hall.node.code}/tickets/", {"line": "x"})

    assert answer["Location"] == f"/kiosk/{hall.node.code}/"


def test_who_missed_the_call_touches_the_number_and_waits_again(
    client: Client,
) -> None:
    hall = a_hall_now()
    missed = hall.takes("A")
    hall.calls()
    no_show(ticket_id=missed.ticket_id, by=hall.clerks[0], at=hall.morning)
    assert "A001" in the_page(client, hall, "back/")

    answer = client.post(f"/kiosk/{hall.node.code}/back/", {"ticket": missed.ticket_id})

    assert answer["Location"].endswith(f"/tickets/{missed.token}/")
    assert Ticket.objects.get().state == "waiting"


def test_a_number_that_missed_nothing_cannot_be_touched(client: Client) -> None:
    hall = a_hall_now()
    waiting = hall.takes("A")

    answer = client.post(
        f"/kiosk/{hall.node.code}/back/", {"ticket": waiting.ticket_id}
    )

    assert answer.status_code == 200
    assert "现在没有可以回来的号" in answer.content.decode()
    assert Ticket.objects.get().returns == 0


def test_type_is_large_unless_somebody_wants_it_smaller(client: Client) -> None:
    hall = a_hall_now()
    large = the_page(client, hall)

    client.cookies["elder"] = "0"
    small = the_page(client, hall)

    assert 'class="public kiosk elder"' in large
    assert 'class="public kiosk"' in small


def test_the_kiosk_speaks_english(client: Client) -> None:
    hall = a_hall_now()
    hall.takes("A")

    client.cookies["django_language"] = "en"
    page = the_page(client, hall)

    assert "What brings you here today?" in page
    assert "1 waiting" in page


def test_an_unknown_hall_is_not_found(client: Client) -> None:
    assert client.get("/kiosk/nowhere/").status_code == 404


def test_a_hall_without_lines_says_what_to_do(client: Client) -> None:
    hall = a_hall_now(serves=(), letters="")

    assert "这个大厅还没有开通取号" in the_page(client, hall)
