"""`yimen replay`, `stats` and `supervise`, as they are tested from outside."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from makers.cases import Counter
from yimen.records.journal import queries as journal
from yimen.records.statistics.models import DatasetCase
from yimen.site.cli import cli

TABLE = (
    "case,matter,organ,window,channel,received,accepted,closed,due,result\n"
    "1,licence,A,1,web,2026-03-02 09:00,,2026-03-05 10:00,2026-03-10,ok\n"
    "2,licence,A,1,desk,2026-03-03 09:00,,2026-03-20 10:00,2026-03-10,ok\n"
    "3,permit,B,2,web,2026-03-04 09:00,,,2026-03-11,\n"
    "4,permit,B,2,web,2026-04-01 09:00,,,2026-05-11,\n"
    ",permit,B,2,web,2026-04-01 09:00,,,2026-05-11,\n"
)
PERIOD = ("--from", "2026-03-01", "--to", "2026-03-31")


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def said(*words: str) -> dict[str, object]:
    answer = run(*words, "--json")
    assert answer.exit_code == 0, answer.output
    found: dict[str, object] = json.loads(answer.stdout)
    return found


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


@pytest.mark.usefixtures("db")
def test_a_log_is_played_once(table: str) -> None:
    words = ("replay", table, "--as-dataset", "d", "--calendar", "mon-fri")
    first = said(*words)
    again = said(*words)

    names = ("rows", "created", "updated", "unchanged", "rejected")
    assert [first[name] for name in names] == [5, 4, 0, 0, 1]
    assert [again[name] for name in names] == [5, 0, 0, 4, 1]
    assert first["warnings"] == [{"row": 6, "kind": "case_missing", "value": ""}]
    lines = list(journal.entries("dataset_case", "d/1"))
    assert [line.after for line in lines] == ["received", "closed"]
    assert [line.happened_at.isoformat()[:10] for line in lines] == [
        "2026-03-02",
        "2026-03-05",
    ]
    assert journal.verify().ok


@pytest.mark.usefixtures("db")
def test_a_case_that_is_told_otherwise_is_restated(table: str, tmp_path: Path) -> None:
    run("replay", table, "--as-dataset", "d")
    later = tmp_path / "later.csv"
    closed = TABLE.replace("09:00,,,2026-03-11,", "09:00,,2026-03-09,2026-03-11,ok")
    later.write_text(closed, encoding="utf-8")

    report = said("replay", str(later), "--as-dataset", "d")

    assert (report["updated"], report["unchanged"]) == (1, 3)
    assert DatasetCase.objects.get(case="3").closed_at is not None
    stood = said("supervise", "--dataset", "d", "--as-of", "2026-03-08")
    assert (stood["open"], stood["closed"]) == (2, 1)


@pytest.mark.usefixtures("db")
def test_figures_of_a_dataset(table: str) -> None:
    run("replay", table, "--as-dataset", "d", "--calendar", "mon-fri")
    told = said("stats", *PERIOD, "--dataset", "d", "--by", "organ")

    overall = told["overall"]
    assert isinstance(overall, dict)
    names = ("n", "closed", "open", "on_time", "late", "open_overdue")
    assert [overall[name] for name in names] == [3, 2, 1, 1, 1, 1]
    assert overall["wd"]["mean"] == 8
    assert overall["wd"]["median"] == 8
    assert overall["cd"]["max"] == pytest.approx(17 + 1 / 24)
    by = told["by"]
    assert isinstance(by, dict)
    assert {name: one["n"] for name, one in by.items()} == {"A": 2, "B": 1}


@pytest.mark.usefixtures("db")
def test_supervision_travels_back(table: str) -> None:
    run("replay", table, "--as-dataset", "d")
    then = said("supervise", "--dataset", "d", "--as-of", "2026-03-12")
    unknown = said(
        "supervise",
        "--dataset",
        "d",
        "--as-of",
        "2026-03-12",
        "--known-at",
        "2026-03-12T00:00:00+08:00",
    )

    assert {name: then[name] for name in ("received", "open", "open_overdue")} == {
        "received": 3,
        "open": 2,
        "open_overdue": 2,
    }
    assert unknown["received"] == 0  # it was written down only today


def test_our_own_cases_stand_in_the_journal(counter: Counter) -> None:
    granted, waiting = counter.accepted(), counter.received()
    told = said("stats", "--from", "2026-09-01", "--to", "2026-09-30")
    stood = said("supervise", "--as-of", "2026-09-30")

    overall = told["overall"]
    assert isinstance(overall, dict)
    assert overall["n"] == 2
    assert stood["received"] == 2
    cases = stood["cases"]
    assert isinstance(cases, list)
    assert {one["case"] for one in cases} == {granted, waiting}
    assert all(one["due"] for one in cases)


@pytest.mark.usefixtures("db")
def test_wrong_calls_end_with_two(tmp_path: Path, table: str) -> None:
    stranger = tmp_path / "other.csv"
    stranger.write_text("a,b\n1,2\n", encoding="utf-8")
    run("replay", table, "--as-dataset", "d")

    assert run("replay", str(stranger)).exit_code == 2
    assert run("replay", table, "--as-dataset", "d", "--zone", "UTC").exit_code == 2
    assert run("stats", *PERIOD, "--dataset", "none").exit_code == 2
    assert run("supervise", "--as-of", "yesterday").exit_code == 2


@pytest.mark.usefixtures("db")
def test_a_period_that_is_not_over_is_looked_at_as_it_stands_now(table: str) -> None:
    run("replay", table, "--as-dataset", "d", "--calendar", "mon-fri")
    asked = ("stats", "--from", "2026-03-01", "--to", "2026-06-30", "--dataset", "d")

    after = said(*asked)["overall"]
    meanwhile = said(*asked, "--at", "2026-03-12T00:00:00+08:00")["overall"]

    assert isinstance(after, dict)
    assert isinstance(meanwhile, dict)
    assert (after["open_overdue"], meanwhile["open_overdue"]) == (2, 1)


@pytest.mark.usefixtures("db")
def test_a_period_that_ends_before_it_begins_is_a_wrong_call() -> None:
    answer = run("stats", "--from", "2026-03-31", "--to", "2026-03-01")

    assert answer.exit_code == 2
    assert "ends before it begins" in answer.output
