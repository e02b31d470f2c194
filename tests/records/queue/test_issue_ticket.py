"""Who may take a number, where and when."""

import pytest

from makers.queues import QueueHall, a_queue_hall, minute
from yimen.records.network.actions.set_hours import set_hours
from yimen.records.queue.actions.issue_ticket import Wish, issue_ticket
from yimen.records.queue.models import LineDay, Ticket
from yimen.rules.authority.actors import SYSTEM, VISITOR
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.queue.opening import OpeningHours
from yimen.rules.queue.tickets import HallClosed, NoSuchLine

pytestmark = pytest.mark.django_db


def a_hall_with_hours() -> QueueHall:
    hall = a_queue_hall()
    set_hours(node_code=hall.node.code, hours=OpeningHours(), by=SYSTEM, at=minute(0))
    return hall


@pytest.mark.parametrize("at", [-60, 0, 210])  # 8:30, 9:30, 13:00
def test_an_open_hall_gives_numbers_and_half_an_hour_before(at: int) -> None:
    assert a_hall_with_hours().takes("A", at).label == "A001"


@pytest.mark.parametrize("at", [-61, 160, 480, -48 * 60])
def test_a_closed_hall_gives_none_and_says_when_it_opens(at: int) -> None:
    hall = a_hall_with_hours()

    with pytest.raises(HallClosed) as refusal:
        hall.takes("A", at)

    opens_at = refusal.value.facts["opens_at"]
    assert opens_at is not None
    assert not Ticket.objects.exists()
    assert not LineDay.objects.exists()


def test_after_friday_it_opens_on_monday() -> None:
    hall = a_hall_with_hours()

    with pytest.raises(HallClosed) as refusal:
        hall.takes("A", -2 * 24 * 60)  # a Saturday

    assert str(refusal.value.facts["opens_at"].astimezone(CHINA)).startswith(  # type: ignore[attr-defined]
        "2026-09-20 09:00"  # a Sunday that is worked
    )


def test_the_desk_may_give_a_number_when_the_hall_is_closed() -> None:
    hall = a_hall_with_hours()
    wish = Wish(line_id=hall.lines["A"].pk, once="one", channel="guide")

    made = issue_ticket(wish=wish, by=hall.guide, at=minute(160))

    assert made.label == "A001"


def test_a_line_that_is_not_there_gives_no_number() -> None:
    with pytest.raises(NoSuchLine):
        issue_ticket(wish=Wish(line_id=0, once="one"), by=VISITOR, at=minute(0))


def test_numbers_begin_anew_every_day() -> None:
    hall = a_queue_hall()

    assert [hall.takes("A", day * 24 * 60).label for day in (0, 0, 1)] == [
        "A001",
        "A002",
        "A001",
    ]


def test_each_line_counts_for_itself() -> None:
    hall = a_queue_hall()

    assert [hall.takes(letter).label for letter in "ABA"] == ["A001", "B001", "A002"]
