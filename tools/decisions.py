"""The list of decisions, made from their headings."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parents[1] / "docs" / "adr"
INDEX: Final = "README.md"
_HEAD: Final = """\
# Decisions

What was decided about the building of Yimen, and why; written by `make docs` from the
headings. Each says its context, the decision, its cost, and the check that holds us to
it. Numbers were given out ahead; those that are missing were never used.

"""


def decisions() -> list[Path]:
    """Every decision, in the order of its number."""
    return sorted(path for path in FOLDER.glob("*.md") if path.name != INDEX)


def index() -> str:
    """One line for each decision: its number, its sentence, its file."""
    return _HEAD + "".join(_line(path) for path in decisions())


def _line(path: Path) -> str:
    with path.open(encoding="utf-8") as text:
        heading = text.readline().removeprefix("# ").strip()
    return f"- [{heading}]({path.name})\n"
