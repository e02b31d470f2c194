"""The cases in files: whole, only what changed, and answering what the tables do."""

from collections import Counter as Counted
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from makers.cases import PERMIT, RECEIVED_AT, Counter, a_counter
from makers.cast import the_cast
from makers.joint import Restaurant
from makers.ratings import HOME, RATED_AT, a_token
from yimen.ports.case_archive import CaseArchive
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.models import Case
from yimen.records.journal.queries import entries
from yimen.records.ratings.actions.rate_case import rate_case
from yimen.records.statistics.actions.archive_cases import Archived, archive_cases
from yimen.records.statistics.actions.check_archive import check_archive
from yimen.records.statistics.models import ArchivePart, ArchiveRun
from yimen.records.statistics.queries._counted import (
    Group,
    Piece,
    counted_rows,
    instant,
)
from yimen.records.statistics.queries._engine import compiled_each
from yimen.records.statistics.queries._history import case_packs, tallies
from yimen.records.statistics.queries._live import live_tallies
from yimen.records.statistics.queries._names import children_of
from yimen.records.statistics.queries._question import Question
from yimen.records.statistics.queries._used import (
    BY_COURSE,
    BY_DAY,
    BY_MATTER,
    used_counts,
)
from yimen.records.statistics.queries.archive import archive_page
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.sight import EVERYTHING, NOTHING, Sight
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.statistics.cuts import Cut, Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import month_of
from yimen.rules.statistics.quantities import Quantity
from yimen.rules.voice.ratings import Level, Said

NIGHT = RECEIVED_AT + timedelta(days=40)
NEXT = RECEIVED_AT + timedelta(days=20)
SEPTEMBER = month_of(local_date(RECEIVED_AT))


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.YIMEN_ARCHIVE = tmp_path / "archive"
    return tmp_path / "archive"


def _run() -> Archived:
    return archive_cases(by=SYSTEM, at=NIGHT)


def test_only_what_changed_is_written_again(counter: Counter, folder: Path) -> None:
    counter.granted()
    number = counter.accepted()
    first = _run()
    assert (first.written, first.cases) == (2, 2)  # September, and what is open
    assert _run() == Archived(kept=2)
    Case.objects.filter(number=number).update(
        decided_at=RECEIVED_AT + timedelta(days=30), last_sequence=9
    )
    again = _run()  # October is new, nothing is open any more
    assert (again.written, again.kept, again.dropped) == (1, 1, 1)
    assert sorted(month for month, _ in CaseArchive(folder).parts()) == [
        "2026-09",
        "2026-10",
    ]


def test_a_rating_is_a_change(counter: Counter, folder: Path) -> None:
    token = a_token(counter.granted())
    assert _run().written == 1
    said = Said(level=Level.SATISFIED)
    rate_case(token=token, said=said, browser=HOME, at=RATED_AT)

    assert _run().written == 1
    assert _run() == Archived(kept=1)
    assert len(list(CaseArchive(folder).parts())) == 1


def test_a_broken_run_goes_on_and_a_damaged_file_is_named(
    counter: Counter, folder: Path
) -> None:
    counter.granted()
    counter.accepted()
    _run()
    ArchivePart.objects.filter(month="open").delete()  # broken off before it was noted
    assert _run().written == 1
    assert _checked() == {"open": True, "2026-09": True}
    (damaged,) = (folder / "month=open").glob("*.parquet")
    (whole,) = (folder / "month=2026-09").glob("*.parquet")
    damaged.write_bytes(whole.read_bytes())
    assert _checked() == {"open": False, "2026-09": True}
    _files_answer_what_the_tables_answer(EVERYTHING, Scope())  # the file is left out
    assert _run().written == 1  # and written anew
    assert _checked() == {"open": True, "2026-09": True}
    whole.write_bytes(b"PAR1")
    damaged.unlink()
    assert _checked() == {"open": False, "2026-09": False}
    assert archive_page(SYSTEM).unsound == 2
    assert _run().written == 2
    assert archive_page(SYSTEM).unsound == 0


def test_the_longest_unread_is_read_first(counter: Counter, folder: Path) -> None:
    counter.granted()
    counter.accepted()
    _run()
    (gone,) = (folder / "month=2026-09").glob("*.parquet")
    gone.unlink()
    nights = [
        check_archive(most=1, by=SYSTEM, at=NIGHT + timedelta(days=day)).unsound
        for day in (1, 2, 3)
    ]
    assert len(set(nights[:2])) == 2
    assert nights[0] == nights[2]
    assert [line.step for line in entries("archive", "cases")].count(
        Step.CHECK_ARCHIVE
    ) == sum(map(bool, nights))


@pytest.mark.usefixtures("own_database", "folder")
def test_runs_and_checks_are_noted_where_every_statement_commits() -> None:
    counter = a_counter(the_cast())
    counter.granted()
    manager = counter.cast.zheng_jie
    archive_cases(by=manager, at=NIGHT)
    assert check_archive(by=manager, at=NIGHT).parts == 1
    noted = [line.step for line in entries("archive", "cases")]
    assert noted == [Step.ARCHIVE_CASES, Step.CHECK_ARCHIVE]


def _checked() -> dict[str, bool | None]:
    check_archive(by=SYSTEM, at=NIGHT)
    return {row.month: row.is_sound for row in archive_page(SYSTEM).rows}


PERIODS = {
    "now": SEPTEMBER,
    "then": SEPTEMBER.before(),
    "after": month_of(local_date(NEXT)),
}
CUTS = (None, *(cut for cut in Cut if cut is not Cut.MONTH))


def _files_answer_what_the_tables_answer(sight: Sight, *scopes: Scope) -> None:
    for scope in scopes:
        places = children_of(scope.path)
        live = live_tallies(Relation.CASES, scope, PERIODS, CUTS, sight, places=places)
        told = tallies(Relation.CASES, scope, PERIODS, CUTS, sight, places=places)
        assert told.keys() == live.keys()
        for group, tally in live.items():
            assert told[group].quantities == tally.quantities
            for measured, spread in tally.spreads.items():
                assert asdict(told[group].spreads[measured]) == pytest.approx(
                    asdict(spread)
                )


@contextmanager
def _tables_alone() -> Iterator[None]:
    """Within, the files count for nothing, as after a change of the calendars."""
    with transaction.atomic():
        ArchiveRun.objects.update(calendar="another")
        yield
        transaction.set_rollback(True)


def _files_open_to_what_the_tables_open_to(sight: Sight, *scopes: Scope) -> None:
    for scope in scopes:
        told = _opened(scope, sight)
        with _tables_alone():
            assert told == _opened(scope, sight)


def _opened(scope: Scope, sight: Sight) -> list[object]:
    """The cases behind figures, and what they used."""
    organ = Case.objects.values_list("organ__code", flat=True)[0]
    places = children_of(scope.path)
    question = Question(scope, {"": SEPTEMBER}, sight)
    by_place = replace(question, places=places)
    asked = [
        (question, Group()),
        (question, Group(Cut.ORGAN, organ)),
        *((by_place, Group(Cut.NODE, code)) for code in places[:2]),
    ]
    rows = [
        counted_rows(Quantity.CLOSED, *one, piece)
        for one in asked
        for piece in (Piece(0, 50), Piece(1, 1))
    ]
    used = [
        Counted(map(tuple, used_counts(question, by)))
        for by in (BY_MATTER, BY_DAY, BY_COURSE)
    ]
    packs = case_packs(question, partial(compiled_each, Cut.ORGAN), 2)
    each = [
        (*row[:2], *map(instant, row[2:5]), *row[5:])
        for _, pack in packs
        for row in pack
    ]
    return [*rows, *used, each]


def _settle() -> None:
    """The acts so far lie behind the run, as they do a minute after it."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_run SET behind_from = clock_timestamp()")


@pytest.mark.usefixtures("folder")
def test_files_and_what_is_newer_answer_what_the_tables_answer(
    restaurant: Restaurant,
) -> None:
    counter, cast = restaurant.counter, restaurant.counter.cast
    sights = (
        EVERYTHING,
        NOTHING,
        Sight(organ_id=cast.organ.pk),
        Sight(hall_path=cast.center.path),
        Sight(hall_id=cast.town_hall.pk, organ_id=cast.other_organ.pk),
    )
    scopes = Scope(), Scope(path=cast.center.path, only={Cut.CHANNEL: "window"})
    restaurant.accepted()
    kept = counter.granted()
    counter.granted(at=RECEIVED_AT - timedelta(days=40))
    waiting, token = counter.examined(), a_token(counter.granted())
    _run()
    _settle()
    for sight in sights:
        _files_answer_what_the_tables_answer(sight, *scopes)
        _files_open_to_what_the_tables_open_to(sight, *scopes)
    grant(number=waiting, permit=PERMIT, by=cast.zhao_min, at=NEXT)
    rate_case(
        token=token, said=Said(level=Level.DISSATISFIED), browser=HOME, at=RATED_AT
    )
    counter.received()
    for sight in sights:
        _files_answer_what_the_tables_answer(sight, *scopes)
        _files_open_to_what_the_tables_open_to(sight, *scopes)
    Case.objects.filter(number=kept).update(decided_at=NEXT)  # by no act: as at night
    files, tables = (
        answer(Relation.CASES, Scope(), PERIODS, (None,), EVERYTHING)
        for answer in (tallies, live_tallies)
    )
    assert [
        told[None, "now", ""].quantities[Quantity.CLOSED] for told in (files, tables)
    ] == [2, 1]
    question = Question(Scope(), {"": SEPTEMBER}, EVERYTHING)
    wanted = Quantity.CLOSED, question, Group(), Piece(0, 9)
    assert counted_rows(*wanted)[0] == 2
    with _tables_alone():
        assert counted_rows(*wanted)[0] == 1
    _run()
    _settle()
    _files_answer_what_the_tables_answer(EVERYTHING, *scopes)


def test_where_files_are_missing_or_calendars_changed_the_tables_answer(
    counter: Counter, folder: Path
) -> None:
    counter.granted()
    _run()
    _settle()
    next(folder.glob("month=*/*.parquet")).unlink()
    _files_answer_what_the_tables_answer(EVERYTHING, Scope())
    assert _run().written == 1
    ArchiveRun.objects.update(calendar="another")
    Case.objects.update(channel="online")  # by no act: the files would not know
    _files_answer_what_the_tables_answer(EVERYTHING, Scope())
    _files_open_to_what_the_tables_open_to(
        EVERYTHING, Scope(only={Cut.CHANNEL: "online"})
    )
