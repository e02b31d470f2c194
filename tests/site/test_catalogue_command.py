"""`yimen catalogue` from outside: results on stdout, faults on stderr, exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clusters import Clone
from makers.catalogue import a_matter
from makers.persons import an_officer
from yimen.rules.authority.actors import Role
from yimen.rules.catalogue import written
from yimen.rules.legal_clock.limits import Limit
from yimen.site.commands.catalogue import cli

YIMEN = [sys.executable, "-c", "from yimen.site.cli import main; main()", "catalogue"]


pytestmark = pytest.mark.django_db


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, list(map(str, words)))


def a_file(folder: Path, *more: str) -> Path:
    organ = {"code": "O1", "name": "云溪区市场监督管理局"}
    good = {**written.written(a_matter(code="Y-cli")), "organ": organ}
    path = folder / "matters.jsonl"
    path.write_text("\n".join([json.dumps(good), *more]), encoding="utf-8")
    return path


def test_a_file_goes_in_comes_out_and_goes_in_unchanged(tmp_path: Path) -> None:
    file = a_file(tmp_path)

    first = run("import", file, "--publish", "--json")
    assert first.exit_code == 0, first.stderr
    report = json.loads(first.stdout)
    assert set(report) == {
        "rows",
        "created",
        "updated",
        "unchanged",
        "rejected",
        "warnings",
        "invalid_codes",
    }
    assert (report["rows"], report["created"]) == (1, 1)

    for name in ("out.xlsx", "out.json"):
        assert run("export", tmp_path / name, "--published").exit_code == 0
        again = json.loads(run("import", tmp_path / name, "--json").stdout)
        assert (again["rows"], again["unchanged"]) == (1, 1)


@pytest.mark.once
@pytest.mark.slow
def test_it_is_called_from_outside(own_database: Clone, tmp_path: Path) -> None:
    told = subprocess.run(
        [*YIMEN, "import", a_file(tmp_path, "{nonsense"), "--strict", "--json"],
        env=own_database.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 1
    assert json.loads(told.stdout)["rejected"] == 1
    assert told.stderr == ""


def test_rejected_rows_are_said_and_strict_fails(tmp_path: Path) -> None:
    file = a_file(tmp_path, "{nonsense")

    lenient = run("import", file)
    strict = run("import", file, "--strict", "--json")

    assert lenient.exit_code == 0
    assert "1 created, 0 updated, 0 unchanged, 1 rejected" in lenient.stdout
    assert "row 2: rejected_not_json" in lenient.stderr
    assert strict.exit_code == 1
    assert json.loads(strict.stdout)["rejected"] == 1


def test_it_acts_as_the_officer_named_and_refuses_others(tmp_path: Path) -> None:
    an_officer("郑洁", [Role.BUREAU_MANAGER], username="zhengjie")
    an_officer("王芳", [Role.CLERK], username="wangfang")
    file = a_file(tmp_path)

    assert run("import", file, "--as", "wangfang").exit_code == 1
    assert run("import", file, "--as", "nobody").exit_code == 2
    assert run("import", file, "--at", "yesterday").exit_code == 2
    assert run("import", file, "--at", "2026-09-18T09:00").exit_code == 2
    done = run(
        "import",
        file,
        "--as",
        "zhengjie",
        "--at",
        "2026-09-18T09:00+08:00",
        "--publish",
    )
    assert done.exit_code == 0, done.stderr


def test_a_wrong_call_and_a_file_of_another_kind_end_with_two(tmp_path: Path) -> None:
    pdf = tmp_path / "matters.pdf"
    pdf.write_bytes(b"%PDF")

    assert run("import", tmp_path / "none.json").exit_code == 2
    refused = run("import", pdf)
    assert refused.exit_code == 2
    assert "file=matters.pdf, why=.pdf" in refused.stderr
    assert run("export", tmp_path / "out.txt").exit_code == 2
    assert run("export", tmp_path / "none" / "out.json").exit_code == 2
    assert run("template", tmp_path / "none" / "template.xlsx").exit_code == 2
    assert run("template", tmp_path / "template.xlsx").exit_code == 0
    assert (tmp_path / "template.xlsx").read_bytes()[:2] == b"PK"
    assert "Example:" in run("import", "--help").stdout


def test_a_file_of_the_level_above_is_held_against_the_catalogue(
    tmp_path: Path,
) -> None:
    run("import", a_file(tmp_path), "--publish")
    organ = {"code": "O1", "name": "市局"}
    above = [
        a_matter(code="U-1", promised_limit=Limit(3)),
        a_matter(code="U-2", name="只有上级的事项"),
    ]
    lines = [json.dumps({**written.written(one), "organ": organ}) for one in above]
    file = tmp_path / "city.jsonl"
    file.write_text("\n".join([*lines, "nonsense"]), encoding="utf-8")

    told = json.loads(run("compare", file, "--json").stdout)
    said = run("compare", file)

    first, second = told["matters"]
    assert (first["side"], first["upper"], first["own"]) == ("upper", "U-2", None)
    assert (second["way"], second["own"]) == ("name", "Y-cli")
    assert second["promises_longer"]
    assert second["differences"] == [
        {
            "field": "promised_limit",
            "entry": "",
            "upper": "3个工作日",
            "own": "8个工作日",
        }
    ]
    assert [one["row"] for one in told["unread"]] == [3]
    assert said.stdout.startswith("1 only above, 0 only here, 1 different")
    assert "row 3" in said.stderr
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    assert run("compare", tmp_path / "x.pdf").exit_code == 2
    assert json.loads(run("import", a_file(tmp_path), "--json").stdout)["unchanged"]
