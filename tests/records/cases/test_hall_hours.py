"""Limits in hours run in the hall's own legal hours, wherever the clock is asked."""

from datetime import datetime, time, timedelta

import pytest

from makers.cases import MATERIALS, RECEIVED_AT, WHOLE, Counter, facts_of, row_of
from makers.catalogue import a_matter, a_version
from makers.persons import CHINA
from yimen.records.cases import queries
from yimen.records.cases.actions.follow_calendar import follow_calendar
from yimen.records.network.actions.set_hours import set_hours
from yimen.records.network.models import OpeningHours as HoursRow
from yimen.records.network.queries import hall_hours
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.cases.applications import Accept
from yimen.rules.legal_clock.hours import OFFICE_HOURS, LegalHours
from yimen.rules.legal_clock.limits import Limit, Unit
from yimen.rules.queue.opening import OpeningHours

EARLY = LegalHours(((time(8), time(12)), (time(14), time(18))))
AT_ELEVEN = RECEIVED_AT.replace(hour=11, minute=0)  # a Friday


@pytest.fixture
def urgent(counter: Counter) -> int:
    """A matter that is promised within four hours."""
    matter = a_matter(
        name="临时占道备案",
        organ_id=counter.cast.organ.pk,
        materials=MATERIALS,
        statutory_limit=Limit(20),
        promised_limit=Limit(4, Unit.HOUR),
    )
    return a_version(matter)


def keep(counter: Counter, legal: LegalHours | None, code: str = "") -> None:
    node = code or counter.cast.center.code
    row = HoursRow.objects.filter(node__code=node).first()
    set_hours(
        node_code=node,
        hours=OpeningHours(legal=legal),
        version=row.version if row else 0,
        by=SYSTEM,
        at=RECEIVED_AT,
    )


def accepted(counter: Counter, urgent: int) -> str:
    return counter.taken_in(
        Accept(), at=AT_ELEVEN, matter_version_id=urgent, papers=WHOLE
    ).number


def at(hour: int, minute: int = 0) -> datetime:
    return AT_ELEVEN.replace(hour=hour, minute=minute)


def test_without_hours_of_its_own_the_usual_ones_run(
    counter: Counter, urgent: int
) -> None:
    number = accepted(counter, urgent)

    assert facts_of(number).hours == OFFICE_HOURS
    assert row_of(number).due_at == at(16, 30)  # 1 before noon, 3 from 13:30


def test_the_halls_own_hours_run_where_it_has_some(
    counter: Counter, urgent: int
) -> None:
    keep(counter, EARLY)

    number = accepted(counter, urgent)

    assert facts_of(number).hours == EARLY
    assert row_of(number).due_at == at(17)  # 1 before noon, 3 from 14:00
    prospect = queries.prospect(urgent, WHOLE, counter.cast.wang_fang, AT_ELEVEN)
    assert prospect.due_on == AT_ELEVEN.date()


def test_long_opening_adds_nothing_to_the_legal_hours(
    counter: Counter, urgent: int
) -> None:
    keep(counter, None)

    assert row_of(accepted(counter, urgent)).due_at == at(16, 30)


def test_a_place_below_follows_the_place_above(counter: Counter) -> None:
    keep(counter, EARLY)
    keep(counter, None, counter.cast.town_hall.code)

    below = hall_hours(counter.cast.town_hall.pk, RECEIVED_AT.date())

    assert below.legal == EARLY


def test_lists_and_pages_ask_the_same_clock(counter: Counter, urgent: int) -> None:
    keep(counter, EARLY)
    number = accepted(counter, urgent)
    look = at(16, 45)

    (row,) = queries.inbox(counter.cast.li_qiang, look, queries.Filters()).rows
    page = queries.case_page(number, counter.cast.li_qiang, look)

    assert row.strip is not None
    assert page.clock.strip is not None
    assert row.strip.sentence == page.clock.strip.sentence
    assert row.light == page.clock.light == page.clock.strip.light


def test_new_hours_move_the_cases_in_hours_and_no_others(
    counter: Counter, urgent: int
) -> None:
    timed, plain = accepted(counter, urgent), counter.accepted()
    before = row_of(plain).version
    keep(counter, EARLY)

    moves = follow_calendar(
        calendar="nightly", by=SYSTEM, at=AT_ELEVEN + timedelta(hours=1)
    )
    again = follow_calendar(
        calendar="nightly", by=SYSTEM, at=AT_ELEVEN + timedelta(hours=2)
    )

    assert (moves.cases, again.cases) == (1, 0)
    assert row_of(timed).due_at == datetime(2026, 9, 18, 17, tzinfo=CHINA)
    assert row_of(plain).version == before
