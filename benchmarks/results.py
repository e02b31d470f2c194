"""The table: what was measured, beside its floor, and whether the goal was met."""

import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

PLACE: Final = Path(__file__).with_name("RESULTS.md")
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


def write(rows: Sequence[Row]) -> None:
    """Keep this run: the table, how each figure came about, the machine."""
    how = "\n".join(f"- **{row.what}.** {row.how}" for row in rows)
    notes = NOTES.read_text(encoding="utf-8") if NOTES.is_file() else ""
    PLACE.write_text(
        f"# Measured\n\n{table(rows)}\n\n## How\n\n{how}\n\n## The machine\n\n"
        f"{machine()}\n\n## Again\n\n{AGAIN}\n{notes and chr(10) + notes}",
        encoding="utf-8",
    )


def machine() -> str:
    """What it ran on: figures of other machines differ, ratios less."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    facts = {
        "cores": os.cpu_count(),
        "memory": f"{memory:.0f} GiB",
        "load when the table was written": f"{os.getloadavg()[1]:.1f} (5 minutes)",
        "Python": platform.python_version(),
        "Django": version("django"),
        "psycopg": version("psycopg"),
        "granian": version("granian"),
        "PostgreSQL": f"{_postgres()} (the embedded one, fsync on)",
    }
    return "\n".join(f"- {name}: {fact}" for name, fact in facts.items())


def _postgres() -> str:
    from yimen.site.binaries import PROGRAMS, packaged

    program = packaged() / PROGRAMS / "bin" / "postgres"
    told = subprocess.run(
        [str(program), "--version"], capture_output=True, text=True, check=False
    ).stdout
    return told.split()[-1] if told else f"18 beside Python {sys.version_info[:2]}"


AGAIN: Final = """\
`make bench` runs it all and writes this page; about ten minutes and 5 GB of temporary
disk. `python -m benchmarks --only worklist` runs one, `--small` is a try-out; neither
writes the page. Floor and ours take turns within one run on one machine, so compare
the ratios, not the figures. pgbench comes with Debian's `postgresql-15`."""
