"""The rules are pure, and every contract of the house can fail."""

import ast
import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from architecture import house


@dataclass(frozen=True)
class Breach:
    """What somebody writes where, and what the contract's verdict says of it."""

    files: dict[str, str]
    found: str


BREACHES: Final = {
    "rings": Breach(
        {"rules/outward.py": "import yimen.records.journal.models\n"},
        "yimen.rules.outward -> yimen.records.journal.models",
    ),
    "pure": Breach(
        {"rules/framed.py": "import django\n"}, "yimen.rules.framed -> django"
    ),
    "records": Breach(
        {"records/journal/queries/upward.py": "import yimen.records.cases.models\n"},
        "yimen.records.journal.queries.upward -> yimen.records.cases.models",
    ),
    "inside": Breach(
        {"records/people/utils.py": "x = 1\n"}, "yimen.records.people.utils"
    ),
    "tables": Breach(
        {"screens/shared/reaching.py": "import yimen.records.people.models\n"},
        "yimen.screens.shared.reaching -> yimen.records.people.models",
    ),
    "screens": Breach(
        {"screens/shared/aside.py": "import yimen.screens.window.urls\n"},
        "yimen.screens.shared.aside -> yimen.screens.window.urls",
    ),
    "cycles": Breach(
        {
            "screens/window/first.py": "import yimen.screens.window.second\n",
            "screens/window/second.py": "import yimen.screens.window.first\n",
        },
        "No cycles are allowed in yimen.screens.window.",
    ),
}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in house.nodes(path):
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


def contracts() -> dict[str, str]:
    """Each contract's name, by its key."""
    parser = ConfigParser()
    parser.read(house.ROOT / ".importlinter")
    prefix = "importlinter:contract:"
    named = (name for name in parser.sections() if name.startswith(prefix))
    return {name.removeprefix(prefix): parser[name]["name"] for name in named}


def test_every_contract_is_broken_on_purpose_here() -> None:
    assert set(contracts()) == set(BREACHES)


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the linter says of each broken contract, in a copy with every breach."""
    folder = tmp_path_factory.mktemp("breaches")
    pyc = shutil.ignore_patterns("__pycache__")
    shutil.copytree(house.SOURCE, folder / "yimen", ignore=pyc)
    for breach in BREACHES.values():
        for name, text in breach.files.items():
            target = folder / "yimen" / name
            before = target.read_text(encoding="utf-8") if target.exists() else ""
            target.write_text(before + text, encoding="utf-8")
    run = subprocess.run(
        [
            Path(sys.executable).with_name("lint-imports"),
            *("--config", house.ROOT / ".importlinter", "--no-cache"),
        ],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stdout
    told = run.stdout.partition("Broken contracts")[2]
    parts = re.split(r"\n(.+)\n-+\n", told)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("contract", sorted(BREACHES))
def test_a_breach_of_the_contract_is_caught(
    contract: str, verdicts: dict[str, str]
) -> None:
    said = verdicts[contracts()[contract]]

    assert BREACHES[contract].found in said
