"""`yimen clock due` and `yimen calendar days`, as they are called from outside."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clusters import Clone
from yimen.site import calendar_source
from yimen.site.cli import cli

DUE = ("clock", "due")


@pytest.fixture(autouse=True)
def no_database(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if "own_database" in request.fixturenames:
        return
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("YIMEN_HOME", str(tmp_path / "home"))


def run(*words: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, [*words], input=stdin)


def due(*words: str) -> Result:
    return run(*DUE, "--accepted", "2026-09-18", "--limit", "20", *words)


def batch(text: str | bytes, *words: str) -> tuple[list[dict[str, str]], Result]:
    result = run(*DUE, "--batch", "-", *words, stdin=text)
    return list(csv.DictReader(io.StringIO(result.stdout))), result


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ((), "2026-10-22"),
        (("--unit", "cd"), "2026-10-08"),
        (("--unit", "h"), "2026-09-21T16:30:00+08:00"),
        (("--pause", "2026-09-21:2026-09-23"), "2026-10-26"),
        (("--pause", "2026-09-21:2026-10-12:5"), "2026-10-29"),
        (("--pause", "2026-09-21::5"), "2026-10-29"),
        (
            ("--pause", "2026-09-21:2026-09-22", "--pause", "2026-09-22::1"),
            "2026-10-26",
        ),
        (("--extend", "10"), "2026-11-05"),
    ],
)
def test_the_day_is_printed_alone(words: tuple[str, ...], last: str) -> None:
    result = due(*words)

    assert result.exit_code == 0
    assert result.stdout == f"{last}\n"
    assert result.stderr == ""


def test_the_ledger_explains_the_day() -> None:
    result = due("--explain")

    lines = result.stdout.splitlines()
    assert lines[0] == "2026-10-22"
    assert lines[1].startswith("2026-09-18 周五  —  起算日")
    assert "国庆节调休上班" in result.stdout
    assert lines[-2].startswith("2026-10-22 周四  计  第 20 个工作日")
    assert lines[-1] == "届满：2026年10月22日(周四)"


def test_the_json_document_adds_up() -> None:
    document = json.loads(due("--json", "--pause", "2026-09-21::5").stdout)

    assert document["due"] == "2026-10-29"
    assert document["provisional"] is False
    assert sum(line["counted"] for line in document["ledger"]) == 20
    assert all(
        set(line) == {"date", "counted", "why", "article"}
        for line in document["ledger"]
    )


def test_a_provisional_day_says_so_on_stderr() -> None:
    result = run(*DUE, "--accepted", "2026-12-21", "--limit", "20")

    assert result.stdout == "2027-01-19\n"
    assert "2027 is not published" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--accepted", "2026-09-18"),
        ("--limit", "20"),
        ("--accepted", "yesterday", "--limit", "20"),
        ("--accepted", "20260918", "--limit", "20"),
        ("--accepted", "2026-W38-5", "--limit", "20"),
        ("--accepted", "2026-09-18", "--limit", "-1"),
        ("--accepted", "2026-09-18", "--limit", "20", "--unit", "week"),
        ("--accepted", "2026-09-18", "--limit", "20", "--pause", "2026-09-21"),
        ("--accepted", "2026-09-18", "--limit", "20", "--pause", "2026-09-21:"),
        ("--accepted", "2026-09-18", "--limit", "20", "--pause", "a:b:c"),
        ("--accepted", "2026-09-18", "--limit", "20", "--pause", "1:2:3:4"),
        (
            *("--accepted", "2026-09-18", "--limit", "20"),
            *("--pause", "2026-09-21:2026-09-20"),
        ),
        ("--accepted", "2026-09-18", "--limit", "20", "--region", "nowhere"),
        ("--batch", "-", "--limit", "20"),
        ("--batch", "/nowhere/at/all.csv"),
    ],
)
def test_a_wrong_call_ends_with_two_and_says_nothing_on_stdout(
    words: tuple[str, ...],
) -> None:
    result = run(*DUE, *words)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_an_instant_in_another_zone_falls_on_its_day_in_china() -> None:
    result = run(*DUE, "--accepted", "2026-09-17T16:30:00+00:00", "--limit", "20")

    assert result.stdout == "2026-10-22\n"


def test_a_batch_keeps_every_column_in_its_order() -> None:
    rows, result = batch(
        "case,n,accepted,unit,note\n"
        "A,20,2026-09-18,,中文\n"
        "B,10,2026-09-15,cd,\n"
        'C,2,2026-09-18,mo,"a, ""b"""\n'
    )

    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == (
        "case,n,accepted,unit,note,due,provisional,error"
    )
    assert [(row["case"], row["note"], row["due"]) for row in rows] == [
        ("A", "中文", "2026-10-22"),
        ("B", "", "2026-09-28"),
        ("C", 'a, "b"', "2026-11-18"),
    ]
    assert {row["provisional"] for row in rows} == {"false"}


def test_a_bad_row_gets_its_error_and_the_rest_goes_on() -> None:
    rows, result = batch(
        "accepted,n,unit\n"
        "2026-13-01,5,wd\n"
        "2026-09-18,five,wd\n"
        "2026-09-18,1_0,wd\n"
        "20260918,5,wd\n"
        "2026-09-18,-5,wd\n"
        "2026-09-18,5,week\n"
        "2026-09-18\n"
        "2026-09-18,5,wd,more\n"
        "2026-09-18,99999999,wd\n"
        "2026-09-18,99999999,cd\n"
        "2026-09-18,99999999,mo\n"
        "2026-09-18,99999999,h\n"
        "0001-01-01,5,wd\n"
        ",,\n"
        "2026-09-18,5,wd\n"
    )

    assert result.exit_code == 0
    assert len(rows) == 15
    assert [bool(row["error"]) for row in rows] == [True] * 14 + [False]
    assert all(row["due"] == row["provisional"] == "" for row in rows[:-1])
    assert rows[-1]["due"] == "2026-09-24"
    assert "14 rows have an error" in result.stderr


def test_strict_turns_a_bad_row_into_a_no() -> None:
    _, bad = batch("accepted,n\nx,5\n", "--strict")
    _, good = batch("accepted,n\n2026-09-18,5\n", "--strict")

    assert (bad.exit_code, good.exit_code) == (1, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_batch_reads_what_offices_send(encoding: str, ending: str) -> None:
    text = ending.join(["Accepted, N ,备注", "2026-09-18,20,有", "", ""])

    rows, _ = batch(text.encode(encoding))

    assert [(row["due"], row["备注"]) for row in rows] == [("2026-10-22", "有")]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n"])
def test_a_batch_without_its_columns_is_a_wrong_call(text: str) -> None:
    rows, result = batch(text)

    assert rows == []
    assert result.exit_code == 2


def test_a_hundred_thousand_rows_take_seconds(tmp_path: Path) -> None:
    many = "\n".join(
        f"20{n % 20 + 5:02}-{n % 12 + 1:02}-{n % 28 + 1:02},{n % 60}"
        for n in range(100_000)
    )
    file = tmp_path / "many.csv"
    file.write_text("accepted,n\n" + many + "\n", encoding="utf-8")

    result = run(*DUE, "--batch", str(file))

    assert len(result.stdout.splitlines()) == 100_001


def test_without_a_database_neither_django_nor_psycopg_is_loaded(
    tmp_path: Path,
) -> None:
    script = (
        "import sys; sys.argv = ['yimen', 'clock', 'due', '--accepted',"
        " '2026-09-18', '--limit', '20']\n"
        "from yimen.site.cli import main\n"
        "try: main()\n"
        "except SystemExit as left: assert not left.code\n"
        "assert not {'django', 'psycopg'} & set(sys.modules)\n"
    )

    ran = subprocess.run(
        [sys.executable, "-c", script],
        env={
            "YIMEN_HOME": str(tmp_path),
            "PYTHONPATH": str(Path(calendar_source.__file__).parents[2]),
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout) == (0, "2026-10-22\n"), ran.stderr


def test_days_are_printed_with_their_reasons() -> None:
    result = run("calendar", "days", "--from", "2026-02-13", "--to", "2026-02-16")

    assert result.stdout == (
        "date,working,reason\n"
        "2026-02-13,1,工作日\n"
        "2026-02-14,1,春节调休上班\n"
        "2026-02-15,0,春节放假\n"
        "2026-02-16,0,春节放假\n"
    )


def test_an_unknown_year_is_an_error_and_nothing_is_printed() -> None:
    result = run("calendar", "days", "--from", "2026-12-30", "--to", "2027-01-02")

    assert result.exit_code == 1
    assert result.stdout == ""


def test_days_backwards_are_a_wrong_call() -> None:
    result = run("calendar", "days", "--from", "2026-02-13", "--to", "2026-02-12")

    assert result.exit_code == 2


@pytest.mark.parametrize(
    "words", [("clock",), DUE, ("calendar",), ("calendar", "days")]
)
def test_every_help_has_an_example(words: tuple[str, ...]) -> None:
    assert "Example: yimen" in run(*words, "--help").stdout


def test_a_database_answers_by_its_own_calendar(own_database: Clone) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "WITH version AS (INSERT INTO calendar_version (region, label, source,"
            " digest, is_bundled, loaded_at, loaded_by) VALUES ('450000', 'x', '',"
            " 'x', false, now(), 'system') RETURNING id)"
            " INSERT INTO calendar_day (calendar_version_id, day, kind, name, notice)"
            " SELECT id, '2026-09-21', 'off', '三月三', 'x' FROM version"
        )
    command = [sys.executable, "-c", "from yimen.site.cli import main; main()", *DUE]
    command += ["--accepted", "2026-09-18", "--limit", "20"]

    printed = [
        subprocess.run(
            [*command, *region],
            env=own_database.environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for region in ([], ["--region", "450102"])
    ]

    assert printed == ["2026-10-22\n", "2026-10-23\n"]
