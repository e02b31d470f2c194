"""From rows to the values that rules and actions work with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.db import connection

from yimen.rules.authority.table import Place
from yimen.rules.queue.queueing import DEFAULT_FAIRNESS, Fairness, JoinedAs, Priority
from yimen.rules.queue.tickets import TicketState, label

_SQL: Final = Path(__file__).parent / "sql"


@cache
def statement(name: str) -> str:
    """The text of one of our statements."""
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def rows(name: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows that a statement of ours answers, by column name."""
    with connection.cursor() as cursor:
        cursor.execute(statement(name), parameters)
        if name not in _columns:
            described = cursor.description or ()
            _columns[name] = tuple(column.name for column in described)
        columns = _columns[name]
        if not columns:
            return []
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


_columns: dict[str, tuple[str, ...]] = {}
"""The columns that each statement answers, asked for once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFacts:
    """A ticket as a step finds it, with the head of its journal."""

    id: int
    token: str
    node_id: int
    node_path: str
    line_id: int
    day: date
    letter: str
    number: int
    state: TicketState
    priority: Priority
    joined_as: JoinedAs
    joined_at: datetime
    rank_at: datetime
    passes_before: int
    called_at: datetime | None
    missed_at: datetime | None
    returns: int
    window_id: int | None
    window_number: int | None
    officer_id: int | None
    version: int
    last_sequence: int
    last_hash: bytes
    recorded_at: datetime

    @property
    def label(self) -> str:
        """A018."""
        return label(self.letter, self.number)

    @property
    def place(self) -> Place:
        """Where steps on this ticket happen."""
        return Place(hall_id=self.node_id, hall_path=self.node_path)


def ticket_facts(row: Mapping[str, Any]) -> TicketFacts:
    """The facts in a row of `ticket.sql` or `pick.sql`."""
    return TicketFacts(
        id=row["id"],
        token=row["token"],
        node_id=row["node_id"],
        node_path=row["path"],
        line_id=row["line_id"],
        day=row["day"],
        letter=row["letter"],
        number=row["number"],
        state=TicketState(row["state"]),
        priority=Priority(row["priority"]),
        joined_as=JoinedAs(row["joined_as"]),
        joined_at=row["joined_at"],
        rank_at=row["rank_at"],
        passes_before=row["passes_before"],
        called_at=row["called_at"],
        missed_at=row["missed_at"],
        returns=row["returns"],
        window_id=row.get("window_id"),
        window_number=row.get("window_number"),
        officer_id=row.get("officer_id"),
        version=row["version"],
        last_sequence=row["last_sequence"],
        last_hash=bytes(row["last_hash"]),
        recorded_at=row["recorded_at"],
    )


def fairness(
    patience: int | None,
    appointment_head_start: int | None,
    priority_head_start: int | None,
) -> Fairness:
    """What the hall has settled on; without settings the defaults."""
    if (
        patience is None
        or appointment_head_start is None
        or priority_head_start is None
    ):
        return DEFAULT_FAIRNESS
    starts = dict.fromkeys(Priority, priority_head_start)
    starts[Priority.NORMAL] = 0
    starts[Priority.APPOINTMENT] = appointment_head_start
    return Fairness(patience, starts)


def services(minutes: Sequence[Any] | None) -> tuple[float, ...]:
    """The lengths of recent services as plain numbers."""
    return tuple(float(one) for one in minutes or ())
