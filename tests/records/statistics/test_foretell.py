"""Every night: what is said of handling times and waits, and how it fared."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from makers.cases import PERMIT, RECEIVED_AT, Counter
from makers.persons import CHINA
from makers.queues import NINE, a_queue_hall
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.models import Case
from yimen.records.queue.models import Ticket
from yimen.records.statistics.actions.foretell import foretell
from yimen.records.statistics.models import HandlingRange, WaitRecord
from yimen.records.statistics.queries.ranges import handling_range, wait_record
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.what_if.foretelling import ENOUGH, Range
from yimen.site import clock

NIGHT = datetime(2026, 10, 9, 1, 10, tzinfo=CHINA)
LATER = NIGHT + timedelta(days=60)


def granted(counter: Counter, at: datetime, days: int, count: int) -> str:
    """So many cases accepted then and granted so many days later; their matter."""
    number = ""
    for _ in range(count):
        number = counter.examined(at=at)
        grant(
            number=number,
            permit=PERMIT,
            by=counter.cast.zhao_min,
            at=at + timedelta(days=days, hours=2),
        )
    return str(Case.objects.get(number=number).matter_version.matter.code)


def test_a_range_is_told_tried_changed_and_given_up(counter: Counter) -> None:
    code = granted(counter, RECEIVED_AT, 3, ENOUGH - 1)
    assert foretell(at=NIGHT).changed == 0
    assert handling_range(code) is None
    granted(counter, RECEIVED_AT, 4, 1)
    assert foretell(at=NIGHT).changed == 1
    assert foretell(at=NIGHT).changed == 0
    told = handling_range(code)
    assert told is not None
    assert told.range == Range(2, 2, ENOUGH)
    assert told.record.percent is None
    monday = datetime(2026, 10, 19, 9, 30, tzinfo=CHINA)
    granted(counter, monday, 0, 6)
    granted(counter, monday, 2, 4)
    assert foretell(at=NIGHT + timedelta(days=20)).changed == 1
    after = handling_range(code)
    assert after is not None
    assert after.range.low_days == 0
    assert (after.record.told, after.record.right) == (10, 4)
    assert HandlingRange.objects.exclude(ended_on=None).count() == 1
    assert foretell(at=NIGHT + timedelta(days=400)).changed == 1
    assert handling_range(code) is None


def test_the_guide_tells_the_range_and_how_often_it_was_right(
    counter: Counter, client: Client
) -> None:
    code = granted(counter, RECEIVED_AT, 3, ENOUGH)
    foretell(at=NIGHT)
    HandlingRange.objects.update(low_days=1, high_days=3, tried=40, right=33)
    page = client.get(f"/guides/{code}/").content.decode()
    assert "最近十件里有八件 1 到 3 个工作日办好" in page
    assert f"看了近半年办结的 {ENOUGH} 件，还没有办完的不算在内" in page
    assert "40 件里百分之 83 说准了" in page
    client.cookies["django_language"] = "en"
    english = client.get(f"/guides/{code}/").content.decode()
    assert "eight of ten recent cases took 1 to 3 working days" in english
    assert "83 percent came true" in english
    assert "those still open left out" in english


@pytest.mark.django_db
def test_the_waits_of_a_day_are_noted_once_and_told_at_the_kiosk(
    client: Client,
) -> None:
    hall = a_queue_hall(serves=("A",), letters="A")
    for turn in range(ENOUGH):
        hall.takes("A", at=turn * 6)
        hall.serves(at=turn * 6 + 1, minutes=4)
    Ticket.objects.update(told_low=0, told_high=1)
    Ticket.objects.filter(number__lte=3).update(told_low=5, told_high=9)
    assert foretell(at=NINE).days == 0  # the day is not over
    tomorrow = NINE + timedelta(days=1)
    assert foretell(at=tomorrow).days == 1
    assert foretell(at=tomorrow).days == 0
    record = wait_record(hall.node.pk, tomorrow)
    assert (record.told, record.right, record.percent) == (10, 7, 70)
    assert wait_record(hall.node.pk, LATER).told == 0
    WaitRecord.objects.update(day=local_date(clock.now()))
    page = client.get(f"/kiosk/{hall.node.code}/").content.decode()
    assert "近四周说的等候时间，百分之 70 说准了" in page
