"""What following a calendar reads and writes: see `sql/due_again.sql`."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper

from yimen.records.calendars import queries as calendars
from yimen.records.cases.actions._dates import due_columns
from yimen.records.cases.facts import SQL, clock_of_row
from yimen.rules import articles
from yimen.rules import chain as chains
from yimen.rules.actors import Actor
from yimen.rules.lights import HOUSE
from yimen.rules.limits import DELIVERY
from yimen.rules.steps import Step


def _text(*names: str) -> str:
    return "".join((SQL / name).read_text(encoding="utf-8") for name in names)


_HALLS: Final = _text("halls.sql")
_INTRICATE: Final = _text("intricate.sql")
_COUNT: Final = _text("due_again.sql", "moves.sql").replace("{moves}", "moving")
_SAID: Final = _text("due_again.sql", "follow_said.sql", "follow_given.sql")
_FOLLOW: Final = _text(
    "due_again.sql", "follow_said.sql", "follow_calendar.sql", "moves.sql"
).replace("{moves}", "moved")

FAR: Final = 1000
"""Longer limits are left to the rules: they may end beyond the numbered days."""

GIVEN_AT_ONCE: Final = 20_000
INSTANT: Final = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'


@dataclass(frozen=True, slots=True)
class Moves:
    """How many cases move, which way, and what of them was printed otherwise."""

    cases: int = 0
    later: int = 0
    earlier: int = 0
    made_certain: int = 0
    printed_earlier: int = 0
    printed_later: int = 0

    def plus(self, other: "Moves") -> "Moves":
        """Both together."""
        return Moves(
            *(
                getattr(self, name) + getattr(other, name)
                for name in Moves.__dataclass_fields__
            )
        )


@dataclass(frozen=True, slots=True)
class Round:
    """What one statement moved, and how many it found to move."""

    moves: Moves
    to_move: int


def facts_to_count() -> dict[str, Any]:
    """The parameters of `sql/due_again.sql`: the halls, and what the rules answer."""
    overlaid = calendars.overlaid_regions()
    with connection.cursor() as cursor:
        cursor.execute(_HALLS)
        halls = cursor.fetchall()
        codes = {hall: code for hall, code, _days in halls}
        cursor.execute(_INTRICATE, {"far": FAR})
        settled = list(_settled(_named(cursor), codes))
    return {
        "halls": [hall for hall, _code, _days in halls],
        "regions": [
            calendars.numbered_region(code, overlaid) for _hall, code, _days in halls
        ],
        "notice_days": [days for _hall, _code, days in halls],
        "delivery_days": DELIVERY.number,
        "settled_ids": [row["id"] for row in settled],
        "settled_on": [row["due_on"] for row in settled],
        "settled_at": [row["due_at"] for row in settled],
        "settled_statutory_on": [row["statutory_due_on"] for row in settled],
        "settled_statutory_at": [row["statutory_due_at"] for row in settled],
        "settled_provisional": [row["due_is_provisional"] for row in settled],
        "settled_reminder_on": [row["reminder_on"] for row in settled],
        "settled_paused_through_on": [row["paused_through_on"] for row in settled],
        "little": HOUSE.reminder_days,
        "share": HOUSE.reminder_percent,
        "long_from": HOUSE.percent_from_limit,
    }


def count_moves(parameters: Mapping[str, Any]) -> Moves:
    """How many cases would move, without moving any."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, parameters)
        *moves, _to_move = cursor.fetchone()
    return Moves(*moves)


def move_all(calendar: str, *, by: Actor, at: datetime) -> Round:
    """Move every case that has to, each with its line in the journal."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT journal_now()")
        (recorded_at,) = cursor.fetchone()
        said = _Said(calendar, by, at, recorded_at)
        parameters = {**facts_to_count(), **said.parameters()}
        parameters |= said.given(cursor, parameters)
        cursor.execute(_FOLLOW, parameters)
        *moves, to_move = cursor.fetchone()
    return Round(Moves(*moves), to_move)


@dataclass(frozen=True, slots=True)
class _Said:
    """What every line of one round has in common."""

    calendar: str
    by: Actor
    at: datetime
    recorded_at: datetime

    @property
    def algorithm(self) -> str:
        return str(settings.YIMEN_JOURNAL_ALGORITHM)

    def parameters(self) -> dict[str, Any]:
        """As values for the columns, and as JSON for what is hashed."""
        return {
            "calendar": _json(self.calendar),
            "instant": INSTANT,
            "algorithm": self.algorithm,
            "happened_at": self.at,
            "happened_at_said": _json(chains.instant(self.at)),
            "recorded_at": self.recorded_at,
            "recorded_at_said": _json(chains.instant(self.recorded_at)),
            "actor": self.by.mark,
            "actor_said": _json(self.by.mark),
            "article": articles.WORKING_DAYS,
            "article_said": _json(articles.WORKING_DAYS),
        }

    def given(
        self, cursor: CursorWrapper, parameters: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The hashes that the database can't compute, for the lines it would write."""
        rows: list[tuple[Any, ...]] = []
        if self.algorithm != "sha256":
            cursor.execute(_SAID, {**parameters, "most": GIVEN_AT_ONCE})
            rows = cursor.fetchall()
        return {
            "given_ids": [row[0] for row in rows],
            "given_sequences": [row[3] for row in rows],
            "given": [self._hash(row) for row in rows],
        }

    def _hash(self, row: tuple[Any, ...]) -> bytes:
        _id, number, state, last_sequence, last_hash, payload = row
        return chains.Entry(
            kind="case",
            subject=number,
            sequence=last_sequence + 1,
            happened_at=self.at,
            recorded_at=self.recorded_at,
            actor=self.by.mark,
            step=Step.MOVE_DUE.value,
            article=articles.WORKING_DAYS,
            before=state,
            after=state,
            payload_digest=chains.digest(self.algorithm, payload.encode()),
            previous_hash=bytes(last_hash),
            algorithm=self.algorithm,
        ).hash()


def _settled(
    rows: Iterable[Mapping[str, Any]], codes: Mapping[int, str]
) -> Iterator[dict[str, Any]]:
    """What the rules answer for the cases that have a limit at all."""
    state = calendars.calendar_state()
    for row in rows:
        clock = clock_of_row(row)
        if clock is not None:
            code = codes[row["hall_id"]]
            calendar = calendars.current_calendar(code, state=state)
            yield {"id": row["id"], **due_columns(clock, calendar)}


def _named(cursor: CursorWrapper) -> list[dict[str, Any]]:
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
