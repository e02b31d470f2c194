"""`yimen ids check`: a whole register, row by row."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from yimen.site.commands.ids import cli


def check(path: Path | str, *options: str, given: bytes = b"") -> Result:
    return CliRunner().invoke(cli, ["check", str(path), *options], input=given)


def a_file(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "register.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_every_row_gets_its_answer_in_order(tmp_path: Path) -> None:
    path = a_file(
        tmp_path,
        "standard,value\n"
        "GB11643,11010519491231002X\n"
        "GB11643,110105194912310021\n"
        "GB11643,440524188001010014\n"
        "GB32100,11511301008778183N\n"
        "GB32100,91350100M0001TGQXM\n"
        "GB11643,99999919900101001X\n"
        "GB99999,1\n",
    )

    answer = check(path, "--on", "2026-09-21")

    assert answer.exit_code == 0
    assert answer.stdout == (
        "standard,value,valid,warning\n"
        "GB11643,11010519491231002X,true,\n"
        "GB11643,110105194912310021,false,check digit does not fit\n"
        "GB11643,440524188001010014,true,\n"
        "GB32100,11511301008778183N,true,\n"
        "GB32100,91350100M0001TGQXM,false,check digit does not fit\n"
        "GB11643,99999919900101001X,false,check digit does not fit\n"
        "GB99999,1,false,unknown standard\n"
    )


def test_an_unknown_region_only_warns(tmp_path: Path) -> None:
    path = a_file(tmp_path, "standard,value\nGB11643,999999199001010016\n")

    row = check(path).stdout.splitlines()[1]

    assert row == "GB11643,999999199001010016,true,unknown region"


def test_a_birthday_to_come_is_none(tmp_path: Path) -> None:
    path = a_file(tmp_path, "standard,value\nGB11643,11010519491231002X\n")

    row = check(path, "--on", "1949-12-30").stdout.splitlines()[1]

    assert row.endswith(",false,birth date in the future")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_spreadsheets_write_what_they_like(tmp_path: Path, encoding: str) -> None:
    text = "姓名,standard,value\r\n张三,GB11643,11010519491231002X\r\n\r\n"
    path = a_file(tmp_path, text, encoding)

    answer = check(path)

    assert answer.stdout.splitlines() == [
        "姓名,standard,value,valid,warning",
        "张三,GB11643,11010519491231002X,true,",
    ]


def test_columns_may_stand_in_any_order_and_cells_be_missing(tmp_path: Path) -> None:
    path = a_file(tmp_path, "value,standard\n11010519491231002X,GB11643\nonly\na,b,c\n")

    rows = list(csv.reader(io.StringIO(check(path).stdout)))

    assert rows[1:] == [
        ["11010519491231002X", "GB11643", "true", ""],
        ["only", "", "false", "1 cells instead of 2"],
        ["a", "b", "false", "3 cells instead of 2"],
    ]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "standard\nGB11643\n"])
def test_a_wrong_header_is_a_wrong_call(tmp_path: Path, text: str) -> None:
    answer = check(a_file(tmp_path, text))

    assert answer.exit_code == 2
    assert not answer.stdout
    assert "no column" in answer.stderr


def test_no_file_and_no_text_are_wrong_calls(tmp_path: Path) -> None:
    noise = tmp_path / "noise"
    noise.write_bytes(b"standard,value\n\xff\xff\xff")

    assert check(tmp_path / "nothing.csv").exit_code == 2
    assert check(noise).exit_code == 2


def test_a_pipe_will_do() -> None:
    answer = check("-", given=b"standard,value\nGB11643,11010519491231002X\n")

    assert answer.stdout.splitlines()[1].endswith(",true,")


def test_it_needs_no_web_and_no_database() -> None:
    script = (
        "import sys, yimen.site.commands.ids;"
        "print([m for m in ('django', 'psycopg') if m in sys.modules])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
    )

    assert loaded.stdout.strip() == "[]"
