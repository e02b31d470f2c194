"""The call display: numbers and windows, said once, never a name."""

import re

import pytest
from django.test import Client

from makers.pages import tight
from makers.queues import QueueHall, a_hall_now
from yimen.records.queue.actions.leave_window import leave_window
from yimen.records.queue.actions.recall import recall
from yimen.records.queue.actions.serve import serve

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def the_board(client: Client, hall: QueueHall) -> str:
    answer = client.get(f"/board/{hall.node.code}/")
    assert answer.status_code == 200
    return answer.content.decode()


def seen_mark(page: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    return found[1]


def test_a_call_is_shown_large_and_said(client: Client) -> None:
    hall = a_hall_now()
    hall.takes("A")
    hall.calls()

    page = the_board(client, hall)

    assert '<p class="number">A001</p><p class="to">请到 1 号窗口</p>' in tight(page)
    assert 'data-say="请A001号到1号窗口"' in page


def test_several_calls_stand_together_and_the_served_beside_them(
    client: Client,
) -> None:
    hall = a_hall_now()
    hall.takes("A")
    hall.takes("B")
    hall.takes("B")
    first = hall.calls(window=1)
    serve(ticket_id=first.ticket_id, by=hall.clerks[0], at=hall.morning)
    hall.calls(window=2)

    page = the_board(client, hall)

    assert "<li><strong>A001</strong><span>1 号窗口</span></li>" in page
    assert '<p class="number">B001</p>' in page
    assert "等候 1 人" in page


def test_an_idle_hall_says_so(client: Client) -> None:
    page = the_board(client, a_hall_now())

    assert "请留意叫号" in page
    assert "没有人在等" in page


def test_the_display_is_sent_again_only_when_it_changed(client: Client) -> None:
    hall = a_hall_now()
    path = f"/board/{hall.node.code}/"
    mark = seen_mark(the_board(client, hall))

    answers = [client.get(path, {"seen": mark}, headers=HTMX) for _ in range(2)]
    hall.takes("A")
    changed = client.get(path, {"seen": mark}, headers=HTMX)

    assert 204 in {answer.status_code for answer in answers}
    assert changed.status_code == 200
    assert "<html" not in changed.content.decode()


def test_without_a_script_the_page_fetches_itself(client: Client) -> None:
    page = the_board(client, a_hall_now())

    refresh = '<noscript><meta http-equiv="refresh" content="4"></noscript>'
    assert refresh in tight(page)


def test_a_repeated_call_is_another_sentence_for_the_voice(client: Client) -> None:
    hall = a_hall_now()
    hall.takes("A")
    called = hall.calls()
    before = re.findall(r'data-call="([^"]+)"', the_board(client, hall))

    recall(ticket_id=called.ticket_id, by=hall.clerks[0], at=hall.minute(0.5))
    after = re.findall(r'data-call="([^"]+)"', the_board(client, hall))

    assert len(before) == len(after) == 1
    assert before != after


def test_loudspeakers_fetch_the_sentences_as_text(client: Client) -> None:
    hall = a_hall_now()
    hall.takes("A")
    hall.takes("B")
    hall.calls(window=1)
    hall.calls(window=2)

    answer = client.get(f"/board/{hall.node.code}/voice/")

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == "请A001号到1号窗口\n请B001号到2号窗口\n"


def test_the_foot_says_what_rests_and_the_halls_own_words(client: Client) -> None:
    hall = a_hall_now()
    hall.settle(notice="下午系统维护")
    leave_window(
        node_id=hall.node.pk,
        window_id=hall.windows[0].pk,
        back_at=hall.minute(5),
        by=hall.clerks[0],
        at=hall.morning,
    )

    page = client.get(f"/board/{hall.node.code}/foot/").content.decode()

    assert re.search(r"1号窗口 .*\d\d:\d\d 恢复", page)
    assert "下午系统维护" in page
