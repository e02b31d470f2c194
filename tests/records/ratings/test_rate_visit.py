"""The device at the window: one rating per visit, and silence is no rating."""

from datetime import timedelta

import pytest

from makers.queues import QueueHall, a_queue_hall
from yimen.records.ratings import queries
from yimen.records.ratings.actions.ask_rating import ask_rating
from yimen.records.ratings.actions.detail_rating import detail_rating
from yimen.records.ratings.actions.rate_visit import rate_visit
from yimen.records.ratings.models import Rating
from yimen.rules.queue.tickets import AtAnotherWindow
from yimen.rules.voice.rating_integrity import Browser
from yimen.rules.voice.ratings import (
    DeviceTimedOut,
    Level,
    NotRateable,
    RatedAlready,
    Said,
    TagOfOtherLevel,
)

BAD = Said(level=Level.VERY_DISSATISFIED)
DEVICE = Browser()


@pytest.fixture
def hall(db: None) -> QueueHall:  # noqa: ARG001 - rolled back afterwards
    return a_queue_hall()


def test_the_device_asks_for_a_minute_after_the_visit_and_then_rests(
    hall: QueueHall,
) -> None:
    hall.takes()
    ticket = hall.serves(at=1, minutes=5).ticket_id
    done = hall.minute(6)

    assert queries.device_page(hall.node.code, 1, hall.minute(3)) is None
    page = queries.device_page(hall.node.code, 1, done + timedelta(seconds=30))
    assert page is not None
    assert page.ticket_id == ticket
    late = done + timedelta(seconds=61)
    assert queries.device_page(hall.node.code, 1, late) is None
    with pytest.raises(DeviceTimedOut):
        rate_visit(ticket_id=ticket, said=BAD, browser=DEVICE, at=late)
    assert not Rating.objects.exists()


def test_one_visit_counts_once_and_the_lowest_level_is_taken(hall: QueueHall) -> None:
    hall.takes()
    ticket = hall.serves(at=1, minutes=5).ticket_id
    at = hall.minute(6) + timedelta(seconds=20)
    made = rate_visit(ticket_id=ticket, said=BAD, browser=DEVICE, at=at)

    with pytest.raises(RatedAlready):
        rate_visit(ticket_id=ticket, said=BAD, browser=DEVICE, at=at)
    assert queries.device_page(hall.node.code, 1, at) is None
    with pytest.raises(TagOfOtherLevel):
        detail_rating(rating_id=made, tags=frozenset({510}), at=at)
    detail_rating(rating_id=made, tags=frozenset({115}), at=at)
    with pytest.raises(RatedAlready):
        detail_rating(rating_id=made, tags=frozenset({113}), at=at)
    row = Rating.objects.get()
    assert (row.tags, row.window_id) == ([115], hall.windows[0].pk)


def test_the_clerk_may_ask_while_the_visitor_stands_there(hall: QueueHall) -> None:
    from yimen.records.queue.actions.serve import serve

    hall.takes()
    called = hall.calls(at=1)
    with pytest.raises(NotRateable):
        ask_rating(ticket_id=called.ticket_id, by=hall.clerks[0], at=hall.minute(2))
    serve(ticket_id=called.ticket_id, by=hall.clerks[0], at=hall.minute(2))
    with pytest.raises(AtAnotherWindow):
        ask_rating(ticket_id=called.ticket_id, by=hall.clerks[1], at=hall.minute(3))
    ask_rating(ticket_id=called.ticket_id, by=hall.clerks[0], at=hall.minute(3))

    assert queries.device_page(hall.node.code, 1, hall.minute(3.5)) is not None
    assert queries.device_page(hall.node.code, 2, hall.minute(3.5)) is None


def test_a_touch_within_seconds_of_the_end_is_marked(hall: QueueHall) -> None:
    hall.takes()
    ticket = hall.serves(at=1, minutes=5).ticket_id
    at = hall.minute(6) + timedelta(seconds=1)
    rate_visit(ticket_id=ticket, said=BAD, browser=DEVICE, at=at)

    marks = Rating.objects.get().marks.all()
    assert [one.suspicion for one in marks] == ["too_soon"]
