"""`yimen network`: taken in, reported, written out again."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from makers.cast import Cast
from yimen.records.network import queries
from yimen.records.people.models import Officer
from yimen.site.commands.network import cli

STREETS = (
    "streetCode,street,code,name\n"
    "500117001,合阳城街道,500117001005,营盘街社区居民委员会\n"
    "500117001,合阳城街道,5001170010,短码社区\n"
)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


@pytest.fixture
def streets(tmp_path: Path) -> str:
    path = tmp_path / "streets.csv"
    path.write_text(STREETS, encoding="utf-8")
    return str(path)


@pytest.mark.usefixtures("db")
def test_the_report_is_one_document(streets: str) -> None:
    answer = run("import", streets, "--json", "--at", "2026-09-21T09:00+08:00")

    assert answer.exit_code == 0
    assert json.loads(answer.stdout) == {
        "rows": 2,
        "created": 1,
        "updated": 0,
        "unchanged": 0,
        "rejected": 1,
        "warnings": [{"row": 3, "kind": "rejected_code", "value": "5001170010"}],
        "invalid_codes": ["5001170010"],
    }


@pytest.mark.usefixtures("db")
def test_people_read_it_in_words_and_strict_says_no(streets: str) -> None:
    answer = run("import", streets, "--strict")

    assert answer.exit_code == 1
    assert "2 rows: 1 created" in answer.stdout
    assert "row 3: rejected_code" in answer.stderr


@pytest.mark.usefixtures("db")
def test_what_went_out_comes_back_unchanged(streets: str, tmp_path: Path) -> None:
    run("import", streets)
    out = tmp_path / "out.csv"

    out.write_text(run("export").stdout, encoding="utf-8")
    again = json.loads(run("import", str(out), "--json").stdout)

    assert again["unchanged"] == again["rows"] == 6


def test_an_officer_imports_what_an_officer_may(cast: Cast, streets: str) -> None:
    clerk = Officer.objects.get(pk=cast.wang_fang.officer_id).username
    manager = Officer.objects.get(pk=cast.zheng_jie.officer_id).username

    refused = run("import", streets, "--as", clerk)
    run("import", streets, "--as", manager)

    assert refused.exit_code == 1
    assert queries.node_of_code("500117001") is not None


@pytest.mark.usefixtures("db")
def test_another_file_is_a_wrong_call(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n", encoding="utf-8")

    answer = run("import", str(path))

    assert answer.exit_code == 2
    assert "first line must name" in answer.stderr


@pytest.mark.usefixtures("db")
def test_a_long_list_of_oddities_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    rows = "".join(f"1,街,{n},村\n" for n in range(30))
    path.write_text(f"streetCode,street,code,name\n{rows}", encoding="utf-8")

    assert "and 10 more" in run("import", str(path)).stderr
