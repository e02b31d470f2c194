"""The evaluation device: five faces for a minute, then it rests."""

from datetime import timedelta

import pytest

from makers.persons import a_browser
from makers.queues import QueueHall, a_queue_hall
from yimen.records.queue.actions.finish import finish
from yimen.records.queue.actions.serve import serve
from yimen.records.ratings.models import Rating
from yimen.site import clock


@pytest.fixture
def hall(db: None) -> QueueHall:  # noqa: ARG001 - rolled back afterwards
    return a_queue_hall(morning=clock.now() - timedelta(minutes=10))


def served(hall: QueueHall, seconds_ago: float) -> int:
    hall.takes()
    called = hall.calls(at=1)
    clerk, done = hall.clerks[0], clock.now() - timedelta(seconds=seconds_ago)
    serve(ticket_id=called.ticket_id, by=clerk, at=hall.minute(2))
    finish(ticket_id=called.ticket_id, by=clerk, at=done)
    return called.ticket_id


def test_a_touch_is_taken_and_tags_may_follow(hall: QueueHall) -> None:
    ticket = served(hall, seconds_ago=5)
    browser = a_browser()
    address = f"/kiosk/{hall.node.code}/windows/1/"
    assert browser.get(address).content.decode().count('name="level"') == 5

    said = {"ticket": ticket, "level": "very_dissatisfied"}
    answer = browser.post(f"{address}rate", said, follow=True)
    assert "办理的人不会知道是您" in answer.content.decode()
    thanks = answer.request["PATH_INFO"]
    assert browser.post(thanks, {"tags": ["115"]}).status_code == 302
    row = Rating.objects.get()
    assert (row.level, row.tags) == ("very_dissatisfied", [115])
    assert "办完以后请您打个分" in browser.get(address).content.decode()


def test_after_a_minute_nobody_has_rated(hall: QueueHall) -> None:
    ticket = served(hall, seconds_ago=65)
    browser = a_browser()
    address = f"/kiosk/{hall.node.code}/windows/1/"
    assert 'name="level"' not in browser.get(address).content.decode()

    late = browser.post(f"{address}rate", {"ticket": ticket, "level": "satisfied"})
    assert late.status_code == 409
    assert "没有评价不等于满意" in late.content.decode()
    assert not Rating.objects.exists()
