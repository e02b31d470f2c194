"""The table: what was measured, beside its floor, and whether the goal was met."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

PLACE: Final = Path(__file__).with_name("RESULTS.md")
FIGURES: Final = Path(__file__).with_name("figures.json")
NOTES: Final = Path(__file__).with_name("NOTES.md")
HEADS: Final = ("what", "floor", "ours", "ratio", "goal", "met")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, and in words how it came about."""

    what: str
    floor: str
    ours: str
    ratio: str
    goal: str
    met: bool | None  # None: told, not judged
    how: str

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the table."""
        met = {True: "yes", False: "**no**", None: "–"}[self.met]
        return (self.what, self.floor, self.ours, self.ratio, self.goal, met)


def table(rows: Sequence[Row]) -> str:
    """The rows as a table of Markdown."""
    lines = [HEADS, tuple("---" for _ in HEADS), *(row.cells for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write(measured: Mapping[str, Sequence[Row]]) -> None:
    """Keep these figures, and draw the page of everything measured so far."""
    known = json.loads(FIGURES.read_text("utf-8")) if FIGURES.is_file() else {}
    for name, rows in measured.items():
        known[name] = {"machine": machine(), "rows": [asdict(row) for row in rows]}
    text = json.dumps(known, ensure_ascii=False, indent=1)
    FIGURES.write_text(f"{text}\n", encoding="utf-8")
    PLACE.write_text(_page(known), encoding="utf-8")


def _page(known: Mapping[str, Any]) -> str:
    rows = [Row(**row) for part in known.values() for row in part["rows"]]
    how = "\n".join(f"- **{row.what}.** {row.how}" for row in rows)
    places = "\n".join(f"- {name}: {part['machine']}" for name, part in known.items())
    notes = NOTES.read_text(encoding="utf-8") if NOTES.is_file() else ""
    return (
        f"# Measured\n\n{table(rows)}\n\n## How\n\n{how}\n\n## On what\n\n{places}"
        f"\n\n## Again\n\n{AGAIN}\n{notes and chr(10) + notes}"
    )


def machine() -> str:
    """What it ran on: figures of other machines differ, ratios less."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    facts = {
        "cores": os.cpu_count(),
        "memory": f"{memory:.0f} GiB",
        "load of the shared machine (5 minutes)": f"{os.getloadavg()[1]:.1f}",
        "Python": platform.python_version(),
        "Django": version("django"),
        "psycopg": version("psycopg"),
        "granian": version("granian"),
        "PostgreSQL": f"{_postgres()} (the embedded one, fsync on)",
    }
    return ", ".join(f"{name} {fact}" for name, fact in facts.items())


def _postgres() -> str:
    from yimen.site.binaries import PROGRAMS, packaged

    program = packaged() / PROGRAMS / "bin" / "postgres"
    told = subprocess.run(
        [str(program), "--version"], capture_output=True, text=True, check=False
    ).stdout
    return told.split()[-1] if told else f"18 beside Python {sys.version_info[:2]}"


AGAIN: Final = """\
`make bench` runs it all and draws this page anew, about ten minutes and 6 GB of
temporary disk on a quiet machine. `python -m benchmarks --only worklist` draws the
lines of one anew; `--small` is a try-out and writes nothing. Floor and ours take turns
within one run on one machine, so compare the ratios, not the figures. pgbench comes
with Debian's `postgresql-15`."""
