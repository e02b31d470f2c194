"""The day's count: the same as the figures say, and what a board reads of it."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from makers.cases import RECEIVED_AT, Counter
from makers.joint import Restaurant
from makers.persons import CHINA
from makers.queues import a_queue_hall
from yimen.records.cases import models
from yimen.records.cases.queries.clocks import light_of
from yimen.records.cases.queries.ladders import lit_by
from yimen.records.queue.actions.leave_window import leave_window
from yimen.records.statistics.actions.count_day import count_day
from yimen.records.statistics.models import DaySum
from yimen.records.statistics.queries._day import counted_day
from yimen.records.statistics.queries.boards import day_board
from yimen.records.statistics.queries.figures import figures
from yimen.rules.authority.sight import EVERYTHING
from yimen.rules.legal_clock.lights import Light
from yimen.rules.statistics.boards import COUNTED, FRESH, Now, WindowState, summed
from yimen.rules.statistics.cuts import Scope
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import Quantity

EVENING = datetime(2026, 9, 18, 17, tzinfo=CHINA)
LATER = datetime(2026, 10, 13, 17, tzinfo=CHINA)


def _same(path: str, at: datetime) -> None:
    day = at.astimezone(CHINA).date()
    told = summed(counted_day(at, lit_by()), path).quantities
    page = figures(Scope(path), Period(day, day, now=at), None, EVERYTHING)
    assert told == {one: page.whole.quantity(one) for one in COUNTED}


def test_the_count_is_what_the_figures_say(restaurant: Restaurant) -> None:
    counter = restaurant.counter
    restaurant.accepted()
    for make in (counter.granted, counter.accepted, counter.received):
        make()
    counter.granted(at=RECEIVED_AT - timedelta(days=1))
    for at in (EVENING, LATER):
        for path in ("", counter.cast.center.path, counter.cast.town_hall.path):
            _same(path, at)
    told = summed(counted_day(EVENING, lit_by()), "")
    assert told.quantities[Quantity.APPLIED] > 3
    assert told.matters[0][1] >= 3


def test_the_lights_are_those_of_the_worklist(counter: Counter) -> None:
    for number in range(3):
        counter.accepted(at=RECEIVED_AT - timedelta(days=number))
    counter.received()
    counter.correcting()
    by = lit_by()
    for days in (0, 10, 18, 25, 60):
        at = EVENING + timedelta(days=days)
        rows = [vars(one) for one in models.Case.objects.all()]
        lights = [light_of(row, at, by.calendar, by.ladder) for row in rows]
        told = summed(counted_day(at, by)).lights
        assert told == {one: lights.count(one.value) for one in Light}, days


def test_a_count_is_kept_and_read_until_it_is_old(counter: Counter) -> None:
    counter.accepted()
    assert count_day(at=EVENING) == 1
    counter.accepted()
    path = counter.cast.center.path
    fresh = day_board(path, EVENING + timedelta(minutes=1))
    assert fresh.cases.quantities[Quantity.APPLIED] == 1
    assert fresh.counted_at == EVENING
    assert [hot.applied for hot in fresh.hot] == [1]
    old = day_board(path, EVENING + FRESH + timedelta(seconds=1))
    assert old.cases.quantities[Quantity.APPLIED] == 2
    assert day_board("/no/", EVENING).cases.quantities[Quantity.APPLIED] == 0
    DaySum.objects.update(took_milliseconds=60_000)
    dear = day_board(path, EVENING + timedelta(hours=1))  # left to the background
    assert (dear.counted_at, dear.cases.quantities[Quantity.APPLIED]) == (EVENING, 1)
    assert count_day(at=EVENING + timedelta(minutes=19)) is None
    assert count_day(at=EVENING + timedelta(minutes=20)) == 1
    following = day_board(path, EVENING + timedelta(days=1))
    assert [(row.day, row.applied) for row in following.trend] == [
        (date(2026, 9, 18), 2)
    ]


def test_a_board_tells_people_and_windows_in_a_fixed_number_of_statements(
    db: Any,  # noqa: ARG001 - rolled back
) -> None:
    hall = a_queue_hall(serves=("A", "A", "B"))
    for minute in range(4):
        hall.takes("A", at=minute)
    hall.serves(at=6, minutes=5)
    hall.calls(at=12)
    leave_window(
        node_id=hall.node.pk,
        window_id=hall.windows[2].pk,
        by=hall.clerks[2],
        at=hall.minute(13),
    )
    day_board(hall.node.path, hall.minute(19))  # a process reads the calendar once
    with CaptureQueriesContext(connection) as said:
        board = day_board(hall.node.path, hall.minute(20))
    assert board.whole.visitors == 4
    assert board.whole.waiting == 2
    assert board.now_of(Now.LONGEST_WAIT) == 18
    assert board.now_of(Now.WAIT_MEDIAN) == (6 + 11) / 2
    assert [row.name for row in board.halls] == [hall.node.name]
    assert [one.state for one in board.windows] == [
        WindowState.BUSY,
        WindowState.IDLE,
        WindowState.ON_BREAK,
    ]
    assert board.now_of(Now.IDLE) == board.now_of(Now.ON_BREAK) == 1
    assert [(row.hour, row.today) for row in board.hours] == [(9, 4)]
    for minute in range(30, 36):
        hall.takes("A", at=minute)
    with CaptureQueriesContext(connection) as again:
        day_board(hall.node.path, hall.minute(40))
    assert len(again) == len(said)
