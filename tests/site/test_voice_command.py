"""`yimen import petitions` and `yimen voice stats`, as they are tested from outside."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from yimen.site.cli import cli

MAILBOX = (
    "留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间\n"
    "1,网友,路灯,2019/4/25 9:00,不亮,已修,2019/4/26 9:00\n"
    "2,网友,公交,2019/4/25 9:00,太少,已加开,2019/7/25 21:00\n"
    "3,网友,噪声,2020/1/2 9:00,太吵,在查,2020/1/3\n"
    "4,网友,停车,2020/1/2 9:00,没位,,\n"
)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


@pytest.fixture
def mailbox(tmp_path: Path) -> str:
    path = tmp_path / "mailbox.csv"
    path.write_text(MAILBOX, encoding="utf-8")
    return str(path)


@pytest.mark.usefixtures("db")
def test_a_mailbox_is_taken_in_and_counted(mailbox: str) -> None:
    taken = run("import", "petitions", mailbox, "--as-dataset", "m", "--json")
    again = run("import", "petitions", mailbox, "--as-dataset", "m", "--json")
    told = run("voice", "stats", "--dataset", "m", "--limit", "15", "--json")

    assert json.loads(taken.stdout) == {
        "rows": 4,
        "created": 4,
        "updated": 0,
        "unchanged": 0,
        "rejected": 0,
        "warnings": [{"row": 4, "kind": "replied_without_time", "value": "2020/1/3"}],
        "invalid_codes": [],
    }
    assert json.loads(again.stdout)["unchanged"] == 4
    said = json.loads(told.stdout)
    overall = said["overall"]
    names = ("n", "replied", "within_limit", "late", "left_out")
    assert [overall[name] for name in names] == [4, 3, 2, 1, 1]
    assert overall["wd"]["median"] == 32
    assert overall["cd"] == {
        "mean": 46.25,
        "median": 46.25,
        "p90": pytest.approx(82.45),
        "p95": pytest.approx(86.975),
        "max": 91.5,
    }
    assert {year: one["n"] for year, one in said["by"]["year"].items()} == {
        "2019": 2,
        "2020": 2,
    }


@pytest.mark.usefixtures("db")
def test_people_read_it_in_words(mailbox: str) -> None:
    assert "4 rows: 4 created" in run("import", "petitions", mailbox).stdout
    assert "within_limit" in run("voice", "stats", "--limit", "15").stdout


@pytest.mark.usefixtures("db")
def test_wrong_calls_end_with_two(tmp_path: Path) -> None:
    stranger = tmp_path / "other.csv"
    stranger.write_text("a,b\n1,2\n", encoding="utf-8")

    assert run("import", "petitions", str(stranger)).exit_code == 2
    assert run("voice", "stats", "--dataset", "none", "--limit", "5").exit_code == 2
    assert run("voice", "stats").exit_code == 2


@pytest.mark.usefixtures("db")
def test_a_nasty_register_loses_no_row_and_spoils_no_figure(tmp_path: Path) -> None:
    path = tmp_path / "nasty.csv"
    rows = [
        "民意信箱导出",
        MAILBOX.splitlines()[0] + ",备注",
        f'1,网友,路灯,2019/4/25 9:00,"a\tb\n{"长" * 7000}",已修,2019/4/26 9:00',
        "1,网友,路灯,20190425 0900,不亮,已修,43581.375,",
        " ,,,,,,",
        f"{'字' * 7000},网友,公交,2019/4/25 9:00,太少,已加开,9999/7/25 21:00",
        '4,网友,"停车,2050/1/3 9:00,没位,已办,2050/1/4 9:00',
    ]
    path.write_text("\r\n".join(rows), encoding="gbk")

    taken = run("import", "petitions", str(path), "--as-dataset", "n", "--json")
    again = run("import", "petitions", str(path), "--as-dataset", "n", "--json")
    told = run("voice", "stats", "--dataset", "n", "--limit", "1", "--json")

    found = json.loads(taken.stdout)
    assert (found["rows"], found["created"], found["rejected"]) == (4, 4, 0)
    assert {(one["row"], one["kind"]) for one in found["warnings"]} == {
        (4, "number_repeated"),
        (6, "number_too_long"),
        (6, "replied_unreadable"),
        (7, "quotes_odd"),
    }
    assert all(len(one["value"]) < 100 for one in found["warnings"])
    assert json.loads(again.stdout)["unchanged"] == 4
    overall = json.loads(told.stdout)["overall"]
    assert (overall["n"], overall["replied"], overall["within_limit"]) == (4, 3, 3)
    assert overall["cd"]["max"] == 1
