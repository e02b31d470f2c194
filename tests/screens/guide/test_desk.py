"""The hall's desk gives numbers, sees everybody, and helps whoever is lost."""

import pytest
from django.test import Client

from makers.cases import Counter
from makers.pages import tight
from makers.persons import a_browser
from makers.queues import QueueHall, a_hall_now
from yimen.records.queue.actions.leave_window import leave_window
from yimen.records.queue.actions.no_show import no_show
from yimen.records.queue.models import (
    HallSettings,
    Line,
    Ticket,
    WindowBreak,
    WindowLine,
)
from yimen.rules.authority.actors import Actor
from yimen.rules.queue.queueing import Priority

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def at_desk(hall: QueueHall) -> Client:
    return a_browser(hall.guide)


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_desk_shows_who_waits_and_who_is_where() -> None:
    hall = a_hall_now()
    hall.takes("A")
    hall.takes("A", 0, Priority.PREGNANT)
    hall.calls()

    page = tight(read(at_desk(hall), "/guide/"))

    assert "等候 1 人" in page
    assert "孕妇、抱婴" in page
    assert "<strong>A002</strong>" in page


def test_a_number_from_the_desk_keeps_the_class_that_was_seen() -> None:
    hall = a_hall_now()
    client = at_desk(hall)
    said = {"line": hall.lines["A"].pk, "priority": "disabled", "once": "one"}

    there = client.post("/guide/tickets/", said)["Location"]

    row = Ticket.objects.get()
    assert (row.priority, row.channel) == ("disabled", "guide")
    assert "A001" in read(client, there)


def test_a_number_for_a_green_channel_asks_for_its_case() -> None:
    hall = a_hall_now()
    said = {"line": hall.lines["A"].pk, "priority": "normal", "once": "one"}
    none = at_desk(hall).post("/guide/tickets/", {**said, "case": "5001990000"})
    class_alone = at_desk(hall).post(
        "/guide/tickets/", {**said, "priority": "green_channel"}
    )

    assert (none.status_code, class_alone.status_code) == (422, 422)
    assert not Ticket.objects.exists()


def test_a_number_without_a_line_is_asked_for_again() -> None:
    hall = a_hall_now()

    answer = at_desk(hall).post("/guide/tickets/", {"once": "one"})

    assert answer.status_code == 422
    assert not Ticket.objects.exists()


def test_the_lists_are_fetched_alone() -> None:
    hall = a_hall_now()
    hall.takes("A")

    page = at_desk(hall).get("/guide/", headers=HTMX).content.decode()

    assert "A001" in page
    assert "<html" not in page


def test_a_ticket_is_sent_to_another_line_or_window() -> None:
    hall = a_hall_now()
    ticket = hall.takes("A")
    client = at_desk(hall)
    assert "转过去" in read(client, f"/guide/tickets/{ticket.token}/")
    path = f"/guide/tickets/{ticket.token}/transfer/"

    client.post(path, {"target": f"line-{hall.lines['B'].pk}"})
    assert Ticket.objects.get().line_id == hall.lines["B"].pk
    client.post(path, {"target": f"window-{hall.windows[1].pk}"})
    assert Ticket.objects.get().wanted_window_id == hall.windows[1].pk
    client.post(path, {"target": "window-0"})
    assert Ticket.objects.get().wanted_window_id == hall.windows[1].pk


def test_a_ticket_is_cancelled() -> None:
    hall = a_hall_now()
    ticket = hall.takes("A")

    at_desk(hall).post(f"/guide/tickets/{ticket.token}/cancel/")

    assert Ticket.objects.get().state == "cancelled"


def test_the_desk_notes_which_case_a_visitor_came_about(counter: Counter) -> None:
    hall = a_hall_now()
    number, ticket = counter.accepted(), hall.takes("A")
    client = at_desk(hall)
    where = f"/guide/tickets/{ticket.token}/"

    wrong = client.post(f"{where}case/", {"case": "500199000000000000000000"})
    client.post(f"{where}case/", {"case": number})

    assert "没有编号是" in wrong.content.decode()
    assert f"<dd>{number}</dd>" in read(client, where)


def test_who_is_back_is_put_in_line_again() -> None:
    hall = a_hall_now()
    ticket = hall.takes("A")
    hall.calls()
    no_show(ticket_id=ticket.ticket_id, by=hall.clerks[0], at=hall.morning)
    client = at_desk(hall)
    assert "可以回来" in read(client, "/guide/")

    client.post(f"/guide/tickets/{ticket.token}/back/")

    assert Ticket.objects.get().joined_as == "returned"


def test_tickets_of_another_hall_are_not_there() -> None:
    hall, other = a_hall_now(), a_hall_now()
    ticket = other.takes("A")

    answer = at_desk(hall).post(f"/guide/tickets/{ticket.token}/cancel/")

    assert answer.status_code == 404
    assert Ticket.objects.get().state == "waiting"


def test_who_passed_whom_stands_on_the_ticket() -> None:
    hall = a_hall_now()
    ticket = hall.takes("A")
    hall.takes("A", 0, Priority.SOLDIER)
    hall.calls(at=1)

    page = read(at_desk(hall), f"/guide/tickets/{ticket.token}/")

    assert "军人" in page
    assert "1 次，最多 8 次" in page


def test_the_director_closes_and_opens_lines() -> None:
    hall = a_hall_now()
    client, line = a_browser(hall.director), hall.lines["A"]

    client.post(f"/guide/lines/{line.pk}/close/", {"until": "15:00"})
    line.refresh_from_db()
    assert not line.is_open
    assert line.reopens_at is not None
    assert line.reopens_at.hour == 7  # 15:00 in the hall, in UTC
    assert "15:00" in read(client, "/guide/windows/")
    client.post(f"/guide/lines/{line.pk}/open/")
    assert Line.objects.get(pk=line.pk).is_open


def test_a_line_may_close_until_nobody_knows_when() -> None:
    hall = a_hall_now()

    a_browser(hall.director).post(f"/guide/lines/{hall.lines['A'].pk}/close/")

    row = Line.objects.get(pk=hall.lines["A"].pk)
    assert (row.is_open, row.reopens_at) == (False, None)


def test_a_window_leaves_and_comes_back() -> None:
    hall = a_hall_now()
    client, window = at_desk(hall), hall.windows[0].pk

    client.post(f"/guide/windows/{window}/leave/", {"until": "23:59"})
    assert "暂离" in read(client, "/guide/windows/")
    client.post(f"/guide/windows/{window}/reopen/")

    assert WindowBreak.objects.get().ended_at is not None


def test_the_director_says_which_lines_a_window_serves() -> None:
    hall = a_hall_now()
    path = f"/guide/windows/{hall.windows[1].pk}/lines/"

    a_browser(hall.director).post(path, {"lines": [hall.lines["A"].pk]})

    served = WindowLine.objects.filter(window=hall.windows[1])
    assert [row.line_id for row in served] == [hall.lines["A"].pk]


@pytest.mark.parametrize("who", ["guide", "clerk"])
def test_who_does_not_manage_the_queue_may_not_close_lines(who: str) -> None:
    hall = a_hall_now()
    actor: Actor = hall.guide if who == "guide" else hall.clerks[0]

    answer = a_browser(actor).post(f"/guide/lines/{hall.lines['A'].pk}/close/")

    assert answer.status_code == 403
    assert Line.objects.get(pk=hall.lines["A"].pk).is_open


def test_the_figures_show_every_line() -> None:
    hall = a_hall_now()
    hall.takes("A")
    hall.serves(at=0, minutes=1)

    page = read(at_desk(hall), "/guide/figures/")

    assert "A 综合" in page
    assert "B 社保" in page


def test_the_director_settles_on_the_figures_and_others_read_them() -> None:
    hall = a_hall_now()
    said = {
        "patience": 3,
        "priority_head_start": 20,
        "appointment_head_start": 40,
        "return_within": 10,
        "return_behind": 2,
        "notice": "下午系统维护",
        "version": 0,
    }

    answer = a_browser(hall.director).post("/guide/settings/", said)

    assert answer.status_code == 302
    assert HallSettings.objects.get().patience == 3
    page = read(at_desk(hall), "/guide/settings/")
    assert "下午系统维护" in page
    assert "<textarea" not in page


def test_figures_without_sense_are_asked_for_again() -> None:
    hall = a_hall_now()

    answer = a_browser(hall.director).post("/guide/settings/", {"patience": -1})

    assert answer.status_code == 200
    assert not HallSettings.objects.exists()


def test_a_visitor_is_sent_to_sign_in(client: Client) -> None:
    assert client.get("/guide/")["Location"].startswith("/sign-in/")


def test_a_window_on_a_break_is_marked_at_the_desk() -> None:
    hall = a_hall_now()
    leave_window(
        node_id=hall.node.pk,
        window_id=hall.windows[0].pk,
        back_at=hall.minute(30),
        by=hall.clerks[0],
        at=hall.morning,
    )

    assert "回来" in read(at_desk(hall), "/guide/")
