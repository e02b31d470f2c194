"""A holiday notice moves open cases: SQL and rules agree, closed ones stay."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from clusters import Clone
from makers.cases import Counter, row_of
from makers.cast import Cast, the_cast
from makers.crowds import AT, Crowd, by_the_rules
from makers.locks import until_somebody_waits
from makers.persons import CHINA
from makers.places import a_node, a_region
from yimen.records.calendars import queries as calendars
from yimen.records.calendars.actions.load_notice import load_notice
from yimen.records.cases import models
from yimen.records.cases.actions._follow import Moves
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.follow_calendar import follow_calendar
from yimen.records.cases.actions.foresee_calendar import foresee_calendar
from yimen.records.cases.queries import moved_page
from yimen.records.journal import queries as journal
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import OnlyReceive
from yimen.rules.cases.lifecycle import State
from yimen.rules.legal_clock.holiday_table import read_table

HEADING = "date,kind,name,notice\n"
NOTICE_2027 = HEADING + "\n".join(
    f"{day},off,春节,国办发明电〔2026〕9号"
    for day in (
        *("2027-01-01", "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10"),
        *("2027-05-03", "2027-10-01", "2027-10-04"),
    )
)
CLOSURE = HEADING + "2026-11-26,off,临时放假,国办\n"
ONE_MORE = HEADING + "2026-11-28,work,临时调休,国办\n"


def load(text: str, label: str, region: str = "CN") -> None:
    load_notice(
        table=read_table(text.splitlines()),
        region=region,
        label=label,
        source="",
        by=SYSTEM,
        at=AT,
    )


def follow(calendar: str = "CN 2027", by: Actor = SYSTEM) -> Moves:
    return follow_calendar(calendar=calendar, by=by, at=AT)


def two_halls(cast: Cast) -> list[int]:
    guangxi = a_region("450102", "邕城区")
    return [cast.center.pk, a_node("邕城区政务服务中心", region=guangxi).pk]


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_every_case_gets_the_days_that_the_rules_want(
    counter: Counter, seed: int
) -> None:
    load(NOTICE_2027, "2027")
    load(HEADING + "2026-12-07,off,三月三,桂\n2026-12-12,work,补,桂\n", "26", "450000")
    rows = Crowd(counter, seed, two_halls(counter.cast)).born(250)
    wanted = {row.pk: by_the_rules(row) for row in rows}

    moves = follow()

    different = [
        (row.number, row.state, name, getattr(row, name), value)
        for row in models.Case.objects.filter(pk__in=wanted)
        for name, value in wanted[row.pk].items()
        if getattr(row, name) != value
    ]
    assert different == []
    assert moves.cases == models.Case.objects.exclude(last_sequence=0).count() > 80


@pytest.mark.django_db
def test_run_again_nothing_moves(counter: Counter) -> None:
    Crowd(counter, 9, [counter.cast.center.pk]).born(60)
    load(NOTICE_2027, "2027")
    follow()

    assert follow() == Moves()


@pytest.mark.django_db
def test_what_the_acts_wrote_does_not_move_without_a_notice(counter: Counter) -> None:
    counter.received()
    counter.correcting()
    counter.accepted()
    counter.examined()
    counter.granted()

    assert follow() == Moves()


@pytest.fixture
def running(counter: Counter) -> str:
    """Accepted on a Thursday, promised in 10 and to decide in 20 working days."""
    return counter.accepted(at=datetime(2026, 11, 19, 10, tzinfo=CHINA))


@pytest.mark.django_db
def test_a_day_off_more_moves_both_limits_and_keeps_what_was_printed(
    running: str,
) -> None:
    before = row_of(running)
    load(CLOSURE, "2026-补充")

    moves = follow("CN 2026-补充")

    after = row_of(running)
    assert (before.due_on, after.due_on) == (date(2026, 12, 3), date(2026, 12, 4))
    assert after.statutory_due_on == date(2026, 12, 18)
    assert after.printed_due_on == before.printed_due_on == date(2026, 12, 3)
    assert moves == Moves(cases=1, later=1, printed_earlier=1)


@pytest.mark.django_db
def test_a_day_worked_more_moves_them_forward(running: str) -> None:
    load(ONE_MORE, "2026-调休")

    moves = follow("CN 2026-调休")

    assert row_of(running).due_on == date(2026, 12, 2)
    assert moves == Moves(cases=1, earlier=1, printed_later=1)


@pytest.mark.django_db
def test_a_year_that_becomes_known_makes_provisional_days_certain(
    counter: Counter,
) -> None:
    number = counter.accepted(at=datetime(2026, 12, 10, 10, tzinfo=CHINA))
    assert row_of(number).due_is_provisional
    load(HEADING + "2027-01-01,off,元旦,x\n2027-02-08,off,春节,x\n", "2027")

    moves = follow()

    assert not row_of(number).due_is_provisional
    assert moves == Moves(cases=1, made_certain=1)


@pytest.mark.django_db
def test_closed_and_correcting_cases_stay(counter: Counter) -> None:
    numbers = [counter.correcting()]
    for state in (State.REJECTED, State.WITHDRAWN, State.RETURNED, State.DELIVERED):
        number = counter.accepted()
        models.Case.objects.filter(number=number).update(state=state)
        numbers.append(number)
    before = [(row_of(number).due_on, row_of(number).last_hash) for number in numbers]
    load(HEADING + "2026-09-21,off,临时放假,国办\n", "2026-补充")

    assert follow() == Moves()
    assert before == [
        (row_of(number).due_on, row_of(number).last_hash) for number in numbers
    ]


@pytest.mark.django_db
def test_each_moved_case_has_one_line_and_keeps_its_version(running: str) -> None:
    before = row_of(running)
    load(CLOSURE, "2026-补充")

    follow("CN 2026-补充")

    after = row_of(running)
    assert after.version == before.version
    assert after.last_sequence == before.last_sequence + 1
    line = journal.entries("case", running)[-1]
    assert line.step == "move_due"
    assert line.article == "行政许可法第八十二条"
    assert line.payload["calendar"] == "CN 2026-补充"
    assert line.payload["set"]["due_on"] == "2026-12-04"
    assert line.payload["was"]["due_on"] == "2026-12-03"


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_the_journal_still_verifies(
    own_database: Clone, settings: Any, algorithm: str
) -> None:
    assert own_database
    from makers.cases import a_counter

    settings.YIMEN_JOURNAL_ALGORITHM = algorithm
    counter = a_counter(the_cast())
    Crowd(counter, 5, [counter.cast.center.pk]).born(120)
    counter.accepted(at=datetime(2026, 11, 19, 10, tzinfo=CHINA))
    load(NOTICE_2027, "2027")
    load(CLOSURE, "2026-补充")

    moves = follow()

    assert moves.cases > 20
    assert journal.verify().first_bad is None


@pytest.mark.django_db
def test_hashes_that_are_given_come_in_portions(
    counter: Counter, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.YIMEN_JOURNAL_ALGORITHM = "sm3"
    monkeypatch.setattr(
        "yimen.records.cases.actions._follow.GIVEN_AT_ONCE", 7, raising=True
    )
    Crowd(counter, 6, [counter.cast.center.pk]).born(40)
    load(NOTICE_2027, "2027")

    moves = follow()

    assert moves.cases > 7
    assert follow() == Moves()


def test_a_case_that_somebody_moves_meanwhile_is_looked_at_again(
    own_database: Clone,
) -> None:
    assert own_database
    from makers.cases import a_counter, an_opinion

    counter = a_counter(the_cast())
    number = counter.accepted(at=datetime(2026, 11, 19, 10, tzinfo=CHINA))
    load(CLOSURE, "26")

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            examine(
                number=number, opinion=an_opinion(), by=counter.cast.li_qiang, at=AT
            )
            followed = pool.submit(in_own_connection, follow)
            until_somebody_waits()
        moves = followed.result()

    assert moves == Moves(cases=1, later=1, printed_earlier=1)
    assert row_of(number).state == State.EXAMINED
    assert row_of(number).due_on == date(2026, 12, 4)
    assert journal.verify().first_bad is None


def in_own_connection(act: Callable[[], Moves]) -> Moves:
    try:
        return act()
    finally:
        connection.close()


@pytest.mark.django_db
def test_only_who_may_load_a_notice_may_follow_one(counter: Counter) -> None:
    with pytest.raises(NotAllowed):
        follow(by=counter.cast.wang_fang)
    assert follow(by=counter.cast.zheng_jie) == Moves()


@pytest.mark.django_db
def test_what_is_foreseen_is_undone_and_comes_true(
    counter: Counter, running: str
) -> None:
    manager = counter.cast.zheng_jie
    table = read_table(CLOSURE.splitlines())

    foreseen = foresee_calendar(
        table=table, region="CN", label="26", source="", by=manager, at=AT
    )

    assert row_of(running).due_on == date(2026, 12, 3)
    assert calendars.current_calendar().counts(date(2026, 11, 26))
    assert [change.on for change in foreseen.loaded.changes] == [date(2026, 11, 26)]
    [case] = foreseen.cases
    assert (case.number, case.applicant) == (running, "张*")
    assert (case.was_on, case.due_on) == (date(2026, 12, 3), date(2026, 12, 4))
    assert case.promise_on == case.printed_due_on == date(2026, 12, 3)
    load(CLOSURE, "26")
    assert follow("CN 26", by=manager) == foreseen.moves


@pytest.mark.django_db
def test_whom_to_tell_is_listed_by_what_the_actor_may_see(
    counter: Counter, running: str
) -> None:
    load(CLOSURE, "26")
    follow("CN 26")

    page = moved_page("CN 26", AT - timedelta(days=400), counter.cast.zheng_jie)
    elsewhere = moved_page("CN 26", AT - timedelta(days=400), counter.cast.sun_li)
    another = moved_page("CN 25", AT - timedelta(days=400), counter.cast.zheng_jie)

    assert [row.number for row in page.rows] == [running]
    assert page.rows[0].due_on == date(2026, 12, 4)
    assert page.next_after == 0
    assert elsewhere.rows == another.rows == ()


@pytest.mark.django_db
def test_a_local_law_shortens_the_notice_limit(counter: Counter) -> None:
    at = datetime(2026, 11, 19, 10, tzinfo=CHINA)
    number = counter.taken_in(OnlyReceive(), at=at).number
    models.LocalPractice.objects.create(
        region=a_region(), notice_days=3, notice_article="某条例第三十六条"
    )
    follow()

    assert row_of(number).notice_due_on == date(2026, 11, 24)


def test_an_empty_table_of_moves_adds_up() -> None:
    one = Moves(cases=1, later=1)

    assert one.plus(replace(one, later=0, earlier=1)) == Moves(2, 1, 1)
