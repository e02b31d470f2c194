"""The queue at the window."""

import pytest
from django.test import Client

from makers.persons import a_browser
from makers.queues import QueueHall, a_queue_hall
from yimen.records.queue.actions.issue_ticket import Wish, issue_ticket
from yimen.records.queue.models import Ticket
from yimen.rules.authority.actors import VISITOR
from yimen.site import clock


@pytest.fixture
def hall(db: None) -> QueueHall:  # noqa: ARG001 - rolled back afterwards
    return a_queue_hall()


@pytest.fixture
def at_window(hall: QueueHall) -> Client:
    return a_browser(hall.clerks[0])


def a_visitor(hall: QueueHall) -> Ticket:
    wish = Wish(line_id=hall.lines["A"].pk, once="one-touch")
    issued = issue_ticket(wish=wish, by=VISITOR, at=clock.now())
    return Ticket.objects.get(pk=issued.ticket_id)


def test_nobody_waits_is_said(at_window: Client) -> None:
    page = at_window.post("/window/queue/call", follow=True).content.decode()

    assert "现在没有人等候" in page


def test_a_visitor_is_called_served_and_finished(
    hall: QueueHall, at_window: Client
) -> None:
    ticket = a_visitor(hall)
    said = {"ticket": str(ticket.pk)}

    called = at_window.post("/window/queue/call", follow=True).content.decode()
    serving = at_window.post("/window/queue/serve", said, follow=True)
    done = at_window.post("/window/queue/finish", said, follow=True).content.decode()

    assert "A001" in called
    assert "办完了" in serving.content.decode()
    assert "叫下一位" in done
    ticket.refresh_from_db()
    assert ticket.state == "finished"


@pytest.mark.parametrize(
    ("verb", "state"), [("recall", "called"), ("no-show", "missed"), ("park", "parked")]
)
def test_a_called_visitor_is_put_aside_or_called_again(
    hall: QueueHall, at_window: Client, verb: str, state: str
) -> None:
    ticket = a_visitor(hall)
    at_window.post("/window/queue/call")

    at_window.post(f"/window/queue/{verb}", {"ticket": str(ticket.pk)})

    ticket.refresh_from_db()
    assert ticket.state == state


def test_a_parked_visitor_is_called_back(hall: QueueHall, at_window: Client) -> None:
    ticket = a_visitor(hall)
    said = {"ticket": str(ticket.pk)}
    at_window.post("/window/queue/call")
    at_window.post("/window/queue/park", said)

    page = at_window.get("/window/").content.decode()
    at_window.post("/window/queue/unpark", said)

    assert "叫回 A001" in page
    ticket.refresh_from_db()
    assert ticket.state == "called"


def test_a_visitor_is_sent_on_to_another_line(
    hall: QueueHall, at_window: Client
) -> None:
    ticket = a_visitor(hall)
    at_window.post("/window/queue/call")
    other = str(hall.lines["B"].pk)

    at_window.post("/window/queue/transfer", {"ticket": str(ticket.pk), "line": other})

    ticket.refresh_from_db()
    assert ticket.state == "waiting"


def test_what_can_not_be_done_is_said_in_words(at_window: Client) -> None:
    page = at_window.post("/window/queue/finish", {"ticket": "0"}, follow=True)

    assert page.status_code == 200
    assert "notice" in page.content.decode()
