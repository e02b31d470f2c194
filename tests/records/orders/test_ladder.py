"""Orders are lit by the ladder that was set, as cases are."""

from datetime import timedelta

import pytest

from makers.cast import Cast
from makers.orders import SAID_AT, a_desk, row_of
from yimen.records.cases.actions.set_ladder import set_ladder
from yimen.records.orders import facts
from yimen.records.orders.actions.remind_units import remind_units
from yimen.records.orders.queries.follow import held_order
from yimen.records.orders.queries.lists import OrderFilter, order_rows
from yimen.rules.legal_clock.lights import Light, LightSettings
from yimen.rules.voice.order_clock import light_of

EARLY = LightSettings(reminder_days=4, red_days_after_promise=5)


@pytest.mark.django_db
def test_lists_pages_and_reminders_follow_the_ladder(cast: Cast) -> None:
    desk = a_desk(cast)
    number = desk.assigned()  # answered within five working days, by 9月14日
    set_ladder(ladder=EARLY, number=1, by=cast.lin_tao, at=SAID_AT)
    times, calendar = facts.times_of(row_of(number)), facts.calendar_of(row_of(number))
    seen = []

    for days in (0, 2, 8, 12, 20):
        at = SAID_AT + timedelta(days=days)
        (row,) = order_rows(OrderFilter(), actor=cast.lin_tao, at=at).rows
        told = held_order(number, at)
        assert told
        assert told.strip
        lights = {row.light, told.light, told.strip.light}
        assert lights == {light_of(times, at, calendar, EARLY)}
        seen.append(row.light)

    assert seen == [
        Light.GREEN,
        Light.REMINDER,
        Light.YELLOW,
        Light.YELLOW,
        Light.RED,
    ]
    assert remind_units(at=SAID_AT + timedelta(days=2)) == 1
