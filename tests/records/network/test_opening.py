"""When a hall is open: its own week, that of the place above, and single days."""

from datetime import date, datetime, time

import pytest

from makers.cast import Cast
from makers.persons import NOW
from makers.places import a_node
from yimen.records.journal.models import JournalEntry
from yimen.records.network import queries
from yimen.records.network.actions.except_day import except_day
from yimen.records.network.actions.set_hours import set_hours
from yimen.records.network.models import Node
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.network import NodeKind
from yimen.rules.queue.opening import (
    MORNING,
    OFFICE_DAY,
    DayException,
    OpeningHours,
    Session,
    Shut,
)
from yimen.rules.refusals import NotFound, Overtaken

MONDAY = date(2026, 9, 21)
NATIONAL_DAY = date(2026, 10, 1)
SIX_DAYS = OpeningHours(week=dict.fromkeys(range(6), OFFICE_DAY))
EVENING = Session(time(18), time(20))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=CHINA)


def hours_of(node: Node) -> queries.HallHours:
    return queries.hall_hours(node.pk, MONDAY)


def six_days(node: Node, by: Actor = SYSTEM) -> None:
    set_hours(node_code=node.code, hours=SIX_DAYS, by=by, at=NOW)


def test_a_hall_of_which_nobody_said_when_it_opens_is_never_closed(cast: Cast) -> None:
    found = hours_of(cast.center)

    assert found.hours is None
    assert found.door(at(MONDAY, 3)).is_open


def test_the_week_that_was_set_is_the_week_that_is_read(cast: Cast) -> None:
    six_days(cast.center)

    found = hours_of(cast.center)

    assert found.hours == SIX_DAYS
    assert found.version == 1
    assert found.door(at(date(2026, 9, 19), 10)).is_open  # a Saturday
    door = found.door(at(MONDAY, 12, 30))
    assert (door.why, door.opens_at) == (Shut.BREAK, at(MONDAY, 13, 30))


def test_a_place_below_opens_as_the_place_above_until_it_has_its_own(
    cast: Cast,
) -> None:
    six_days(cast.center)
    village = a_node("柳坪村便民服务站", NodeKind.SERVICE_STATION, cast.town_hall)

    assert hours_of(village).hours == SIX_DAYS
    assert hours_of(village).version == 0
    mornings = OpeningHours(week={0: (MORNING,)})
    set_hours(node_code=village.code, hours=mornings, by=SYSTEM, at=NOW)

    assert hours_of(village).hours == mornings
    assert hours_of(cast.town_hall).hours == SIX_DAYS
    assert hours_of(cast.other_center).hours is None


def test_a_single_day_differs_and_is_as_the_week_says_again(cast: Cast) -> None:
    six_days(cast.center)
    evening = DayException((EVENING,), "延时服务")

    except_day(node_code=cast.center.code, on=MONDAY, day=evening, by=SYSTEM, at=NOW)
    door = hours_of(cast.center).door(at(MONDAY, 10))
    assert (door.is_open, door.opens_at, door.note) == (
        False,
        at(MONDAY, 18),
        "延时服务",
    )
    except_day(node_code=cast.center.code, on=MONDAY, day=None, by=SYSTEM, at=NOW)

    assert hours_of(cast.center).door(at(MONDAY, 10)).is_open


def test_a_place_below_may_open_when_the_place_above_is_closed(cast: Cast) -> None:
    six_days(cast.center)
    closed = DayException((), "台风")
    except_day(node_code=cast.center.code, on=MONDAY, day=closed, by=SYSTEM, at=NOW)
    assert not hours_of(cast.town_hall).door(at(MONDAY, 10)).is_open

    except_day(
        node_code=cast.town_hall.code,
        on=MONDAY,
        day=DayException((MORNING,)),
        by=SYSTEM,
        at=NOW,
    )

    assert hours_of(cast.town_hall).door(at(MONDAY, 10)).is_open
    assert [row.is_own for row in hours_of(cast.town_hall).exceptions] == [True]


def test_a_duty_roster_opens_the_hall_on_a_holiday(cast: Cast) -> None:
    six_days(cast.center)
    assert not hours_of(cast.center).sessions(NATIONAL_DAY)

    roster = DayException((MORNING,), "值班")
    except_day(
        node_code=cast.center.code, on=NATIONAL_DAY, day=roster, by=SYSTEM, at=NOW
    )

    assert hours_of(cast.center).sessions(NATIONAL_DAY) == (
        (at(NATIONAL_DAY, 9), at(NATIONAL_DAY, 12)),
    )


def test_without_hours_appointments_are_given_in_office_hours(cast: Cast) -> None:
    assert len(hours_of(cast.center).sessions(MONDAY)) == 2
    assert not hours_of(cast.center).sessions(date(2026, 9, 26))


def test_hours_are_set_over_what_was_read(cast: Cast) -> None:
    six_days(cast.center)

    with pytest.raises(Overtaken):
        set_hours(
            node_code=cast.center.code, hours=SIX_DAYS, version=7, by=SYSTEM, at=NOW
        )
    set_hours(node_code=cast.center.code, hours=SIX_DAYS, version=1, by=SYSTEM, at=NOW)

    assert hours_of(cast.center).version == 2


def test_the_duty_director_sets_the_hours_of_the_own_hall_only(cast: Cast) -> None:
    director = cast.anybody(Role.DUTY_DIRECTOR)

    six_days(cast.center, director)

    with pytest.raises(NotAllowed):
        six_days(cast.other_center, director)
    with pytest.raises(NotAllowed):
        except_day(
            node_code=cast.other_center.code,
            on=MONDAY,
            day=None,
            by=director,
            at=NOW,
        )
    entry = JournalEntry.objects.get(step="set_hours")
    assert entry.payload["week"]["5"] == [["09:00", "12:00"], ["13:30", "17:30"]]


@pytest.mark.django_db
def test_a_hall_that_is_not_there_has_no_hours() -> None:
    with pytest.raises(NotFound):
        queries.hall_hours(0, MONDAY)
