"""The cases in files: whole, only what changed, and answering what the tables do."""

from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from makers.cases import RECEIVED_AT, Counter
from makers.joint import Restaurant
from makers.ratings import HOME, RATED_AT, a_token
from yimen.ports.case_archive import CaseArchive
from yimen.records.cases.models import Case
from yimen.records.ratings.actions.rate_case import rate_case
from yimen.records.statistics.actions.archive_cases import Archived, archive_cases
from yimen.records.statistics.models import ArchivePart
from yimen.records.statistics.queries._live import live_tallies
from yimen.records.statistics.queries._names import children_of
from yimen.records.statistics.queries.archive import checked_parts, history_tallies
from yimen.rules.actors import SYSTEM
from yimen.rules.calendar import local_date
from yimen.rules.ratings import Level, Said
from yimen.rules.sight import EVERYTHING
from yimen.rules.statistics.cuts import Cut, Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import month_of

NIGHT = RECEIVED_AT + timedelta(days=40)
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
    assert all(part.is_sound for part in checked_parts(SYSTEM))
    (damaged,) = (folder / "month=open").glob("*.parquet")
    (whole,) = (folder / "month=2026-09").glob("*.parquet")
    damaged.write_bytes(whole.read_bytes())
    assert {part.month: part.is_sound for part in checked_parts(SYSTEM)} == {
        "open": False,
        "2026-09": True,
    }
    damaged.unlink()
    assert _run().written == 1
    assert all(part.is_sound for part in checked_parts(SYSTEM))


def test_files_answer_what_the_tables_answer(
    restaurant: Restaurant, folder: Path
) -> None:
    counter = restaurant.counter
    restaurant.accepted()
    counter.granted()
    counter.granted(at=RECEIVED_AT - timedelta(days=40))
    counter.received()
    _run()
    periods = {"now": SEPTEMBER, "then": SEPTEMBER.before(), "year": SEPTEMBER}
    for scope in (Scope(), Scope(only={Cut.CHANNEL: "window"})):
        for cut in (None, Cut.NODE, Cut.ORGAN, Cut.MATTER, Cut.REGION):
            places = children_of(scope.path)
            live = live_tallies(
                Relation.CASES, scope, periods, cut, EVERYTHING, places=places
            )
            files = CaseArchive(folder).files
            told = history_tallies(files, scope, periods, cut, places=places)
            assert told.keys() == live.keys()
            assert live
            for group, tally in live.items():
                assert told[group].quantities == tally.quantities
                for measured, spread in tally.spreads.items():
                    assert asdict(told[group].spreads[measured]) == pytest.approx(
                        asdict(spread)
                    )
