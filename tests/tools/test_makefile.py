"""The bench itself: every target is told, and CI runs the same ones."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z0-9-]+):", MAKEFILE, re.MULTILINE)


def test_help_lists_every_target() -> None:
    told = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    listed = re.findall(r"^make ([a-z0-9-]+) +\S", told.stdout, re.MULTILINE)
    assert listed == TARGETS
    assert {"run", "test", "check", "fix", "bench", "help"} <= set(listed)


def test_every_target_is_one_of_name_not_of_file() -> None:
    phony = re.findall(r"^\.PHONY: ([a-z0-9-]+)$", MAKEFILE, re.MULTILINE)

    assert phony == TARGETS


def test_help_is_what_make_does_by_itself() -> None:
    told = subprocess.run(
        ["make"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert told.stdout.startswith("make help")


def test_ci_runs_what_a_developer_runs() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert lines[-1] == "exec make test"
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_every_dependency_is_locked_with_its_hash() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        blocks = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())
        for block in blocks:
            assert re.match(r"[a-z0-9._-]+==\S+", block), f"{path.name}: {block}"
            assert "--hash=sha256:" in block, f"{path.name}: {block}"
