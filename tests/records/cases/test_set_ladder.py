"""The ladder that is set rules the lights: in SQL as in the rules, and back again."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from clusters import Clone
from makers.cases import RECEIVED_AT, Counter, a_counter, facts_of, row_of
from makers.cast import the_cast
from makers.crowds import AT, Crowd, by_the_rules, mixed
from yimen.ports.almanac import bundled_calendar
from yimen.records.cases import models, queries
from yimen.records.cases.actions._dates import reminder_on
from yimen.records.cases.actions._follow import Moves, move_all
from yimen.records.cases.actions.accept import accept
from yimen.records.cases.actions.follow_calendar import follow_calendar
from yimen.records.cases.actions.foresee_ladder import foresee_ladder
from yimen.records.cases.actions.set_ladder import set_ladder
from yimen.records.cases.actions.undo import undo
from yimen.records.cases.queries import Filters
from yimen.records.cases.queries.clocks import light_of
from yimen.records.cases.queries.ladders import lit_by
from yimen.records.cases.queries.walks import LIGHTS, today_values
from yimen.records.journal import queries as journal
from yimen.records.statistics.queries._day import counted_day
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.lifecycle import DECIDING_STATES, OPEN_STATES, State
from yimen.rules.legal_clock.calendar import days_from
from yimen.rules.legal_clock.clock import (
    ClockFacts,
    DecisionClock,
    Limit,
    Unit,
    due,
    light,
)
from yimen.rules.legal_clock.lights import (
    HOUSE,
    HUNAN,
    JIANGSU,
    Light,
    LightSettings,
)
from yimen.rules.refusals import Overtaken
from yimen.rules.statistics.boards import summed
from yimen.site import clock

EARLY = LightSettings(5, 40, 5, 1, red_by_statute=False)
LATE = LightSettings(0, 0, 10, 9)
CALENDAR = bundled_calendar()


def put(counter: Counter, ladder: LightSettings, number: int = 1) -> int:
    by = counter.cast.lin_tao
    return set_ladder(ladder=ladder, number=number, by=by, at=RECEIVED_AT)


def reminders() -> Mapping[str, Any]:
    return dict(models.Case.objects.values_list("number", "reminder_on"))


def in_sql(at: datetime) -> dict[str, str]:
    """The light of every case, as lists are filtered."""
    whens = " ".join(f"WHEN {LIGHTS[one]} THEN '{one}'" for one in Light)
    text = f"SELECT number, CASE {whens} ELSE '' END FROM cases"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(text, today_values(at, lit_by()))
        return dict(cursor.fetchall())


def in_python(at: datetime) -> dict[str, str]:
    """The light of every case, as lines and pages show it."""
    by = lit_by()
    rows = [vars(one) for one in models.Case.objects.all()]
    return {one["number"]: light_of(one, at, by.calendar, by.ladder) for one in rows}


@pytest.mark.django_db
@pytest.mark.parametrize("ladder", [HOUSE, JIANGSU, HUNAN, EARLY, LATE])
def test_a_light_is_the_same_in_sql_and_in_the_rules(
    counter: Counter, ladder: LightSettings
) -> None:
    crowd = Crowd(counter, 11, [counter.cast.center.pk])
    crowd.born(300)
    granted = models.Case.objects.filter(state=State.GRANTED)
    owing = [row.pk for row in granted[::2]]
    models.Case.objects.filter(pk__in=owing).update(owed_by_on=AT.date())
    put(counter, ladder)
    follow_calendar(calendar="CN", by=SYSTEM, at=AT)

    wanted = {
        row.number: by_the_rules(row)["reminder_on"]
        for row in models.Case.objects.filter(state__in=DECIDING_STATES)
        if facts_of(row.number).clock
    }
    now = reminders()
    assert {number: now[number] for number in wanted} == wanted
    seen: set[str] = set()
    for days in (-60, -14, -2, 0, 1, 9, 40):
        at = AT + timedelta(days=days)
        assert in_sql(at) == in_python(at), days
        seen.update(in_sql(at).values())
    assert seen == {*Light, ""}


@pytest.mark.django_db
@pytest.mark.parametrize("ladder", [JIANGSU, EARLY])
def test_lists_pages_counters_and_boards_follow(
    counter: Counter, ladder: LightSettings
) -> None:
    put(counter, ladder)
    who, everything = counter.cast.wang_fang, frozenset(State)
    mixed(counter, RECEIVED_AT + timedelta(days=9))
    for days in (9, 13, 19, 26):
        at = RECEIVED_AT.replace(hour=10) + timedelta(days=days)
        rows = queries.inbox(who, at, Filters(states=everything)).rows
        for row in rows:
            clock = facts_of(row.number).clock
            page = queries.case_page(row.number, who, at).clock
            assert page.light == row.light
            if page.strip and clock and not clock.leading.limit.unit.is_timed:
                assert row.light == page.strip.light, row
                assert row.light == light(clock, at, CALENDAR, ladder), row
        for lamp in Light:
            wanted = Filters(states=everything, light=lamp)
            found = {one.number for one in queries.inbox(who, at, wanted).rows}
            assert found == {one.number for one in rows if one.light == lamp}
        lights = [one.light for one in rows if one.state in OPEN_STATES]
        told = summed(counted_day(at, lit_by())).lights
        assert told == {one: lights.count(one.value) for one in Light}, days


@pytest.mark.django_db
def test_changed_and_changed_back_everything_is_as_it_was(counter: Counter) -> None:
    mixed(counter, RECEIVED_AT + timedelta(days=9))
    before, version = reminders(), row_of(number := counter.accepted()).version
    before = reminders()

    moved = put(counter, EARLY)
    between = reminders()
    put(counter, HOUSE, 2)

    assert moved == sum(between[name] != before[name] for name in before) > 10
    assert reminders() == before
    lines = journal.entries("case", number)[-2:]
    assert [(one.step, one.actor, one.article) for one in lines] == [
        (Step.MOVE_REMINDER, SYSTEM.mark, "")
    ] * 2
    assert [one.payload["ladder"] for one in lines] == [1, 2]
    assert lines[0].payload["set"]["reminder_on"] == between[number].isoformat()
    assert row_of(number).version == version
    assert follow_calendar(calendar="nightly", by=SYSTEM, at=AT) == Moves()
    assert [row.number for row in queries.ladders()] == [2, 1]
    assert queries.ladders()[1].ladder == EARLY
    told = journal.entries("light_ladder", "house")[0].payload
    assert told == {"is": asdict(EARLY), "was": asdict(HOUSE)}


@pytest.mark.django_db
def test_who_read_the_earlier_ladder_is_caught_up_with_at_night(
    counter: Counter,
) -> None:
    number = counter.accepted()
    early = row_of(number).reminder_on
    put(counter, EARLY)
    models.Case.objects.filter(number=number).update(reminder_on=early)

    moves = follow_calendar(calendar="nightly", by=SYSTEM, at=AT)

    assert moves == Moves(cases=1)
    line = journal.entries("case", number)[-1]
    assert (line.step, line.payload["calendar"]) == ("move_reminder", "nightly")
    assert row_of(number).reminder_on != early


@pytest.mark.django_db
def test_a_step_can_be_taken_back_after_the_reminder_has_moved(
    counter: Counter,
) -> None:
    number, clerk = counter.received(), counter.cast.wang_fang
    before = row_of(number).reminder_on
    accept(number=number, by=clerk, at=RECEIVED_AT)
    put(counter, EARLY)

    undo(number=number, reason="按错", has_paper_back=True, by=clerk, at=RECEIVED_AT)

    assert (row_of(number).state, row_of(number).reminder_on) == ("received", before)
    moves = follow_calendar(calendar="nightly", by=SYSTEM, at=AT)
    assert moves == Moves(cases=1)
    assert row_of(number).reminder_on == by_the_rules(row_of(number))["reminder_on"]


@pytest.mark.django_db
def test_the_same_ladder_is_not_set_again_and_not_everybody_may(
    counter: Counter,
) -> None:
    assert put(counter, HOUSE) == 0
    assert queries.ladders() == ()
    with pytest.raises(NotAllowed):
        set_ladder(ladder=EARLY, number=1, by=counter.cast.wu_gang, at=AT)
    put(counter, EARLY)
    with pytest.raises(Overtaken):
        put(counter, HUNAN)
    assert queries.ladder_then(RECEIVED_AT - timedelta(seconds=1)) == HOUSE
    assert queries.ladder_then(RECEIVED_AT) == EARLY


@pytest.mark.django_db
def test_a_crash_leaves_neither_ladder_nor_reminders(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.accepted()
    before = reminders()

    def torn(*args: Any, **kwargs: Any) -> None:
        move_all(*args, **kwargs)
        raise RuntimeError("the power fails")

    monkeypatch.setattr(f"{set_ladder.__module__}.move_all", torn)
    with pytest.raises(RuntimeError):
        put(counter, EARLY)

    assert reminders() == before
    assert queries.ladders() == ()
    assert lit_by().ladder == HOUSE


@pytest.mark.django_db
def test_a_past_light_is_told_by_the_ladder_of_that_day(counter: Counter) -> None:
    number, late = counter.accepted(), timedelta(days=30)
    waiting = counter.received()
    both, now = [number, waiting], clock.now()
    row = vars(models.Case.objects.get(number=number))
    set_ladder(ladder=EARLY, number=1, by=counter.cast.lin_tao, at=RECEIVED_AT + late)

    for days in (0, 12, 20, 29):
        at = RECEIVED_AT + timedelta(days=days)
        shown = light_of(row, at, CALENDAR, HOUSE)
        assert queries.lights_then(both, at, now)[number] == shown, days
        assert queries.lights_then(both, at, now - late) == {}  # nothing was known
    today = RECEIVED_AT + late
    told = in_python(today)
    assert queries.lights_then(both, today, now) == told == dict.fromkeys(both, "red")
    assert light_of(row, today, CALENDAR, HOUSE) == "yellow"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", ["UPDATE light_ladder SET number = 7", "DELETE FROM light_ladder"]
)
def test_a_ladder_that_was_in_force_stays(counter: Counter, change: str) -> None:
    put(counter, EARLY)
    with (
        pytest.raises(IntegrityError, match="stays what it was"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


@pytest.mark.django_db
@pytest.mark.parametrize("ladder", [JIANGSU, EARLY, HOUSE])
def test_what_is_foreseen_comes_true_and_is_not_done_yet(
    counter: Counter, ladder: LightSettings
) -> None:
    mixed(counter, RECEIVED_AT + timedelta(days=9))
    at, by = RECEIVED_AT + timedelta(days=15), counter.cast.lin_tao
    before, lines = reminders(), len(journal.entries("light_ladder", "house"))

    seen = foresee_ladder(ladder=ladder, by=by, at=at)

    assert (reminders(), queries.ladders(), lines) == (before, (), 0)
    assert seen.now == open_lights(at)
    put(counter, ladder)
    assert seen.then == open_lights(at)
    with pytest.raises(NotAllowed):
        foresee_ladder(ladder=ladder, by=counter.cast.wu_gang, at=at)


def open_lights(at: datetime) -> dict[Light, int]:
    shown = in_python(at)
    is_open = models.Case.objects.filter(state__in=OPEN_STATES)
    lights = [shown[row.number] for row in is_open]
    return {one: lights.count(one.value) for one in Light}


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_the_journal_still_verifies(
    own_database: Clone, settings: Any, algorithm: str
) -> None:
    assert own_database
    settings.YIMEN_JOURNAL_ALGORITHM = algorithm
    counter = a_counter(the_cast())
    number = counter.accepted()
    mixed(counter, RECEIVED_AT)

    assert put(counter, EARLY) > 3

    assert journal.verify().first_bad is None
    assert journal.entries("case", number)[-1].step == Step.MOVE_REMINDER


ladders = st.builds(
    LightSettings,
    reminder_days=st.integers(0, 10),
    reminder_percent=st.integers(0, 50),
    percent_from_limit=st.integers(1, 90),
    red_days_after_promise=st.integers(1, 30),
    red_by_statute=st.booleans(),
)


@settings(max_examples=60)
@given(
    ladders,
    st.dates(date(2025, 1, 1), date(2026, 6, 30)),
    st.integers(0, 60),
    st.sampled_from([Unit.WORKING_DAY, Unit.CALENDAR_DAY]),
)
def test_the_reminder_is_the_first_day_that_is_not_green(
    ladder: LightSettings, started_on: date, number: int, unit: Unit
) -> None:
    facts = ClockFacts(started_on, Limit(number, unit))
    clock = DecisionClock(started_on, None, facts.limit)
    last = due(facts, CALENDAR).on
    since = reminder_on(facts, CALENDAR, ladder=ladder)

    assert started_on <= since <= last
    for day in days_from(started_on, last):
        is_green = light(clock, day, CALENDAR, ladder) is Light.GREEN
        assert is_green == (day < since), day
