"""Pages with what a person said: whoever opens one is written down, and may be seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yimen.records.journal import queries as journal
from yimen.records.journal.actions.note_reading import KIND, note_export, note_reading
from yimen.records.people import queries as people
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.screens.shared.request import OurRequest

_OFFICER: Final = "officer:"
_MOST: Final = 50
_PLAIN: Final = frozenset({"page", "csrfmiddlewaretoken"})


@dataclass(frozen=True, slots=True)
class Reader:
    """An officer who opened the page, and when."""

    name: str
    read_at: datetime


def noted(request: OurRequest, kind: str, subject: str) -> Mapping[str, object]:
    """Write the reading down; for the page: who else has read, if that may be seen."""
    note_reading(kind=kind, subject=subject, by=request.actor, at=request.now)
    if not may_somewhere(request.actor, Step.SEE_READERS):
        return {"readers": None}
    return {"readers": _readers(kind, subject)}


def noted_file(request: OurRequest, kind: str, rows: int) -> None:
    """Write down that a list leaves the house as a file."""
    asked = {
        name: str(value)
        for name, value in request.GET.items()
        if value and name not in _PLAIN
    }
    note_export(kind=kind, asked=asked, rows=rows, by=request.actor, at=request.now)


def _readers(kind: str, subject: str) -> tuple[Reader, ...]:
    """The newest first."""
    lines = journal.entries(KIND, f"{kind}:{subject}")[-_MOST:]
    ids = {line.actor: int(line.actor.removeprefix(_OFFICER)) for line in lines}
    names = people.names_of(set(ids.values()))
    return tuple(
        Reader(names.get(ids[line.actor], "—"), line.happened_at)
        for line in reversed(lines)
    )
