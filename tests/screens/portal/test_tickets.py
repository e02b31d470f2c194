"""The ticket on the phone: every state in plain words, every reason."""

import pytest
from django.test import Client

from makers.queues import QueueHall, a_hall_now
from yimen.records.queue.actions.finish import finish
from yimen.records.queue.actions.issue_ticket import TicketIssued
from yimen.records.queue.actions.no_show import no_show
from yimen.records.queue.actions.park import park
from yimen.records.queue.actions.serve import serve
from yimen.records.queue.models import Ticket
from yimen.rules.queue.queueing import Priority

pytestmark = pytest.mark.django_db


def the_phone(client: Client, ticket: TicketIssued) -> str:
    answer = client.get(f"/ticket/{ticket.token}/")
    assert answer.status_code == 200
    return answer.content.decode()


def a_call(hall: QueueHall) -> TicketIssued:
    ticket = hall.takes("A")
    hall.calls()
    return ticket


def test_who_waits_sees_how_many_and_how_long(client: Client) -> None:
    hall = a_hall_now()
    hall.takes("A")
    mine = hall.takes("A")

    page = the_phone(client, mine)

    assert "前面还有 <strong>1</strong> 人" in page
    assert "您来以后 0 次，最多 8 次" in page
    assert 'http-equiv="refresh"' in page


def test_who_is_called_sees_the_window(client: Client) -> None:
    page = the_phone(client, a_call(a_hall_now()))

    assert "请到 <strong>1 号窗口</strong>" in page


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (serve, "1 号窗口正在为您办理"),
        (park, "窗口给您留着号"),
        (finish, "办完了，慢走"),
        (no_show, "叫过您的号了"),
    ],
)
def test_every_state_has_its_sentence(client: Client, act: object, words: str) -> None:
    hall = a_hall_now()
    mine = a_call(hall)
    assert callable(act)

    act(ticket_id=mine.ticket_id, by=hall.clerks[0], at=hall.morning)

    assert words in the_phone(client, mine)


def test_who_missed_the_call_comes_back_from_the_phone(client: Client) -> None:
    hall = a_hall_now()
    mine = a_call(hall)
    no_show(ticket_id=mine.ticket_id, by=hall.clerks[0], at=hall.morning)
    assert "我回来了" in the_phone(client, mine)

    client.post(f"/ticket/{mine.token}/back/")

    assert Ticket.objects.get().state == "waiting"


def test_too_late_there_is_no_button_any_more(client: Client) -> None:
    hall = a_hall_now()
    mine = a_call(hall)
    no_show(ticket_id=mine.ticket_id, by=hall.clerks[0], at=hall.minute(-20))

    page = the_phone(client, mine)
    answer = client.post(f"/ticket/{mine.token}/back/")

    assert "我回来了" not in page
    assert answer.status_code == 409
    assert "过号已经超过 15 分钟" in answer.content.decode()


def test_who_won_t_wait_gives_the_place_back(client: Client) -> None:
    mine = a_hall_now().takes("A")

    client.post(f"/ticket/{mine.token}/leave/")

    assert "这个号已经取消" in the_phone(client, mine)


def test_the_slip_names_who_went_first_and_why(client: Client) -> None:
    hall = a_hall_now()
    mine = hall.takes("A")
    hall.takes("A", 0, Priority.ELDERLY)
    hall.calls(at=1)

    page = client.get(f"/ticket/{mine.token}/why/").content.decode()

    assert "A002" in page
    assert "老年人" in page
    assert "最多 8 次" in page


def test_where_nobody_went_first_the_slip_says_so(client: Client) -> None:
    mine = a_hall_now().takes("A")

    page = client.get(f"/ticket/{mine.token}/why/").content.decode()

    assert "没有人在您前面插过号" in page


@pytest.mark.parametrize("path", ["", "why/"])
def test_a_guessed_address_shows_nothing(client: Client, path: str) -> None:
    assert client.get(f"/ticket/guessed/{path}").status_code == 404
