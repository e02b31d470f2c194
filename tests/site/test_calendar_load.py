"""`yimen calendar load`: a notice in, open cases moved, everything reported."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from makers.cases import Counter, row_of
from makers.persons import CHINA
from yimen.records.calendars import queries
from yimen.rules.refusals import Refused
from yimen.site import clock
from yimen.site.cli import cli

NOTICE = "date,kind,name,notice\n2026-11-26,off,临时放假,国办发明电〔2026〕10号\n"

pytestmark = pytest.mark.django_db


def load(folder: Path, text: str, *words: str, label: str = "26") -> Result:
    file = folder / "notice.csv"
    file.write_text(text, encoding="utf-8-sig")
    command = ("calendar", "load", str(file), "--version", label, *words)
    return CliRunner().invoke(cli, command)


def test_a_notice_is_loaded_and_says_what_it_moved(
    counter: Counter, tmp_path: Path
) -> None:
    number = counter.accepted(at=datetime(2026, 11, 19, 10, tzinfo=CHINA))

    result = load(tmp_path, NOTICE)

    assert result.exit_code == 0, result.stderr
    assert "1 days declared, 1 count otherwise now\n  2026-11-26 off" in result.stdout
    assert "1 cases moved: 1 later, 0 earlier" in result.stdout
    assert "binds the organ: 1" in result.stdout
    assert row_of(number).due_on == date(2026, 12, 4)
    assert not queries.current_calendar().working(date(2026, 11, 26))


def test_the_report_is_one_json_document(tmp_path: Path) -> None:
    report = json.loads(load(tmp_path, NOTICE, "--json").stdout)

    assert report["changes"] == [{"date": "2026-11-26", "working": 0}]
    assert report["moved"]["cases"] == 0
    assert (report["rows"], report["days"], report["rejected"]) == (1, 1, [])


def test_a_preview_loads_nothing(counter: Counter, tmp_path: Path) -> None:
    number = counter.accepted(at=datetime(2026, 11, 19, 10, tzinfo=CHINA))

    result = load(tmp_path, NOTICE, "--preview")

    assert "1 cases moved: 1 later" in result.stdout
    assert row_of(number).due_on == date(2026, 12, 3)
    assert queries.current_calendar().working(date(2026, 11, 26))


def test_a_region_nobody_knows_does_not_stand_for_the_nation(tmp_path: Path) -> None:
    result = load(tmp_path, NOTICE, "--region", "Guangxi")

    assert result.exit_code == 2
    assert queries.current_calendar().working(date(2026, 11, 26))


def test_a_bad_row_is_reported_and_the_rest_is_loaded(tmp_path: Path) -> None:
    result = load(tmp_path, NOTICE + "2026-11-31,off,x,x\n2026-12-01,maybe,x,x\n")

    assert result.exit_code == 0
    assert "line 3: bad_date 2026-11-31" in result.stderr
    assert "line 4: bad_kind maybe" in result.stderr
    assert not queries.current_calendar().working(date(2026, 11, 26))


def test_strict_loads_nothing_if_a_row_is_bad(tmp_path: Path) -> None:
    result = load(tmp_path, NOTICE + "2026-11-31,off,x,x\n", "--strict")

    assert result.exit_code == 1
    assert queries.current_calendar().working(date(2026, 11, 26))


def test_a_contradiction_loads_nothing(tmp_path: Path) -> None:
    result = load(tmp_path, NOTICE + "2026-11-26,work,x,x\n")

    assert isinstance(result.exception, Refused)
    assert queries.current_calendar().working(date(2026, 11, 26))


def test_the_same_notice_twice_is_loaded_once(tmp_path: Path) -> None:
    load(tmp_path, NOTICE)

    result = load(tmp_path, NOTICE)

    assert result.exit_code == 0
    assert "26 was loaded before" in result.stdout
    assert "0 cases moved" in result.stdout


def test_a_year_cut_short_is_remarked_on(tmp_path: Path) -> None:
    result = load(tmp_path, "date,kind,name,notice\n2027-05-03,off,劳动节,x\n")

    assert "years now known: 2027" in result.stdout
    assert "2027-10-01 is always off, but not named" in result.stderr


def test_a_clerk_may_not_load(counter: Counter, tmp_path: Path) -> None:
    clerk = counter.cast.wang_fang
    from yimen.records.people.models import Officer

    username = Officer.objects.get(pk=clerk.officer_id).username

    result = load(tmp_path, NOTICE, "--as", username)

    assert isinstance(result.exception, Refused)


def test_a_file_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    command = ("calendar", "load", str(tmp_path / "no.csv"), "--version", "x")

    assert CliRunner().invoke(cli, command).exit_code == 2


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "date,kind\n"])
def test_a_file_that_is_no_notice_is_a_wrong_call(tmp_path: Path, text: str) -> None:
    result = load(tmp_path, text)

    assert result.exit_code == 2
    assert "names no day that can be read" in result.stderr


def test_the_nightly_run_catches_up(counter: Counter) -> None:
    from yimen.records.cases.models import Case
    from yimen.site.tick import follow_the_calendar

    number = counter.accepted()
    Case.objects.filter(number=number).update(due_on=date(2026, 9, 30))

    assert follow_the_calendar(clock.now()) == "1 moved"
    assert row_of(number).due_on == date(2026, 10, 9)
    assert follow_the_calendar(clock.now()) == "0 moved"
