"""The rules are pure, and every contract of the house can fail."""

import ast
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from typing import Final

import pytest

from architecture import house

BREACHES: Final = {
    "rings": ("rules/breach.py", "import yimen.records.journal.models\n"),
    "pure": ("rules/breach.py", "import django\n"),
    "records": (
        "records/journal/queries/breach.py",
        "import yimen.records.cases.models\n",
    ),
    "inside": ("records/people/utils.py", "x = 1\n"),
    "tables": ("screens/shared/breach.py", "import yimen.records.people.models\n"),
    "screens": ("screens/shared/breach.py", "import yimen.screens.window.urls\n"),
    "cycles": (
        "screens/window/first.py",
        "import yimen.screens.window.second\n",
        "screens/window/second.py",
        "import yimen.screens.window.first\n",
    ),
}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(house.tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def test_a_rule_imports_only_the_standard_library_and_rules() -> None:
    foreign = {
        f"{house.shown(path)}: {name}"
        for path in house.modules("rules")
        for name in imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith("yimen.rules")
    }

    assert not foreign


def contracts() -> list[str]:
    parser = ConfigParser()
    parser.read(house.ROOT / ".importlinter")
    prefix = "importlinter:contract:"
    return [s.removeprefix(prefix) for s in parser.sections() if s.startswith(prefix)]


def test_every_contract_is_broken_on_purpose_here() -> None:
    assert set(contracts()) == set(BREACHES)


@pytest.mark.parametrize("contract", sorted(BREACHES))
def test_a_breach_of_the_contract_is_caught(contract: str, tmp_path: Path) -> None:
    copy = tmp_path / "yimen"
    shutil.copytree(house.SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    breach = BREACHES[contract]
    for name, text in zip(breach[::2], breach[1::2], strict=True):
        target = copy / name
        before = target.read_text(encoding="utf-8") if target.exists() else ""
        target.write_text(before + text, encoding="utf-8")

    run = subprocess.run(
        [
            Path(sys.executable).with_name("lint-imports"),
            *("--config", house.ROOT / ".importlinter"),
            *("--contract", contract, "--no-cache"),
        ],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 1, run.stdout
    assert "1 broken" in run.stdout
