"""What a process remembers of the day: never more, never less than the tables say."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from clusters import Clone, administrator
from makers.cases import PERMIT, RECEIVED_AT, Counter, a_counter
from makers.cast import the_cast
from makers.ratings import HOME, RATED_AT, a_token
from patience import PATIENCE_SECONDS
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.models import Case
from yimen.records.ratings.actions.rate_case import rate_case
from yimen.records.statistics.actions.archive_cases import archive_cases
from yimen.records.statistics.models import ArchiveRun
from yimen.records.statistics.queries import _newer
from yimen.records.statistics.queries._history import tallies
from yimen.records.statistics.queries._live import live_tallies
from yimen.records.statistics.queries.figures import counted, figures
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.sight import EVERYTHING
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.statistics.cuts import Cut, Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import month_of
from yimen.rules.statistics.quantities import Quantity
from yimen.rules.voice.ratings import Level, Said

NIGHT = RECEIVED_AT + timedelta(days=1)
SEPTEMBER = month_of(local_date(RECEIVED_AT))
CUTS = (None, Cut.ORGAN, Cut.OFFICER, Cut.KIND)


@pytest.fixture
def day(
    own_database: Clone,  # noqa: ARG001 - commits are real
    tmp_path: Path,
    settings: Settings,
) -> Counter:
    """A counter on the morning after its first night in files; acts are committed."""
    settings.YIMEN_ARCHIVE = tmp_path / "archive"
    counter = a_counter(the_cast())
    counter.granted()
    counter.examined()
    archive_cases(by=SYSTEM, at=NIGHT)
    with connection.cursor() as cursor:  # a minute has passed
        cursor.execute("UPDATE archive_run SET behind_from = clock_timestamp()")
    return counter


def _told_as_by_the_tables() -> None:
    asked = Relation.CASES, Scope(), {"now": SEPTEMBER}, CUTS, EVERYTHING
    told, live = tallies(*asked), live_tallies(*asked)
    assert told.keys() == live.keys()
    for group, tally in live.items():
        assert told[group].quantities == tally.quantities
        for measured, spread in tally.spreads.items():
            wanted = pytest.approx(asdict(spread))
            assert asdict(told[group].spreads[measured]) == wanted


def _remembered() -> int:
    (run,) = ArchiveRun.objects.all()
    return int(_newer.newer_facts(run).num_rows)


def _rated() -> int:
    whole = figures(Scope(), SEPTEMBER, None, EVERYTHING).whole
    return whole.quantity(Quantity.RATED)


def test_every_view_reads_what_was_done_since_the_last(day: Counter) -> None:
    assert _remembered() == 0
    waiting = day.examined()
    token = a_token(day.granted())
    _told_as_by_the_tables()
    day.accepted()
    grant(
        number=waiting,
        permit=PERMIT,
        by=day.cast.zhao_min,
        at=RECEIVED_AT + timedelta(days=3),
    )
    _told_as_by_the_tables()
    said = Said(level=Level.DISSATISFIED)
    rate_case(token=token, said=said, browser=HOME, at=RATED_AT)
    _told_as_by_the_tables()
    assert _remembered() == 3


def test_a_line_that_was_older_when_it_came_is_seen(
    day: Counter, own_database: Clone
) -> None:
    """Somebody writes, another commits and is looked at, then the first commits."""
    written, looked = Event(), Event()
    token = a_token(day.granted())

    def slow() -> None:
        with transaction.atomic():
            said = Said(level=Level.DISSATISFIED)
            rate_case(token=token, said=said, browser=HOME, at=RATED_AT)
            written.set()
            assert looked.wait(PATIENCE_SECONDS)

    def quick() -> None:
        assert written.wait(PATIENCE_SECONDS)
        day.accepted()
        _told_as_by_the_tables()
        assert _rated() == 0
        looked.set()

    assert own_database.together(slow, quick) == [None, None]
    _told_as_by_the_tables()
    assert _rated() == 1


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_what_was_never_committed_is_not_remembered(day: Counter) -> None:
    before = figures(Scope(), SEPTEMBER, None, EVERYTHING).whole
    with _undone():
        day.granted()
        within = figures(Scope(), SEPTEMBER, None, EVERYTHING).whole
        assert within.quantity(Quantity.CLOSED) == before.quantity(Quantity.CLOSED) + 1
    after = figures(Scope(), SEPTEMBER, None, EVERYTHING).whole
    assert after.quantity(Quantity.CLOSED) == before.quantity(Quantity.CLOSED)


def test_another_run_begins_anew(day: Counter) -> None:
    day.granted()
    assert _remembered() == 1
    (run,) = ArchiveRun.objects.all()
    archive_cases(by=SYSTEM, at=NIGHT + timedelta(days=1))
    run.delete()
    day.granted()
    _told_as_by_the_tables()


def test_a_journal_that_was_put_back_is_read_anew(
    day: Counter, own_database: Clone
) -> None:
    """As after a restored backup, without the last hour."""
    day.granted()
    gone = day.granted()
    assert _remembered() == 2
    with administrator(own_database.name) as chief:
        chief.execute("SET session_replication_role = replica")
        chief.execute("DELETE FROM journal_entry WHERE subject_id = %s", [gone])
        chief.execute("DELETE FROM cases WHERE number = %s", [gone])
    _told_as_by_the_tables()
    assert _remembered() == 1


def test_the_cases_behind_a_figure_are_as_many_from_files(day: Counter) -> None:
    newest = day.granted(at=RECEIVED_AT + timedelta(minutes=5))
    for quantity in (Quantity.CLOSED, Quantity.ACCEPTED, Quantity.OPEN):
        page = figures(Scope(), SEPTEMBER, Cut.NODE, EVERYTHING)
        rows = counted(quantity, Scope(), SEPTEMBER, EVERYTHING)
        assert rows.total == page.whole.quantity(quantity) == len(rows.rows)
    closed = counted(Quantity.CLOSED, Scope(), SEPTEMBER, EVERYTHING).rows
    (row,) = (one for one in closed if one.number == newest)
    case = Case.objects.get(number=newest)
    assert (row.received_at, row.closed_at) == (case.received_at, case.decided_at)
    assert row.organ == day.cast.organ.name
    assert row.matter == case.matter_version.name
    by_place = figures(Scope(), SEPTEMBER, Cut.NODE, EVERYTHING).rows
    for group in by_place:
        within = counted(
            Quantity.CLOSED,
            Scope(),
            SEPTEMBER,
            EVERYTHING,
            group=(Cut.NODE, group.key),
        )
        assert within.total == group.quantity(Quantity.CLOSED)
