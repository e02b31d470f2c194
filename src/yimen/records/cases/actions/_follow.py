"""What following a calendar, or a ladder of lights, reads and writes.

The rules answer, the database counts and writes: a million open cases share a few
thousand shapes (stage, first day, limits, region), so the rules are asked once for each
shape, and one statement moves every case whose days differ from the answer for its
shape. Cases with pauses or limits in hours are asked for one by one. Nothing of the
clock is written a second time in SQL. See `sql/running.sql` and `sql/due_again.sql`.
A case of which only the reminder moves has a step of its own, for no day of the law
has moved and nobody outside is told.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper

from yimen.records.calendars import queries as calendars
from yimen.records.cases.actions._dates import due_columns, reminder_on
from yimen.records.cases.facts import SQL, clock_of_row, filled, ladder_of
from yimen.rules.authority.actors import Actor
from yimen.rules.journal import chain as chains
from yimen.rules.legal_clock import articles
from yimen.rules.legal_clock.clock import ClockFacts, DecisionClock, Extension, due
from yimen.rules.legal_clock.lights import LightSettings
from yimen.rules.legal_clock.limits import DELIVERY, Limit, Unit


def _text(*names: str) -> str:
    return "".join((SQL / name).read_text(encoding="utf-8") for name in names)


_HALLS: Final = filled(_text("halls.sql"))
_INTRICATE: Final = filled(_text("intricate.sql"))
_RULED_BY: Final = filled("SELECT {calendar_state}, {ladder}")
_SHAPES: Final = _text("running.sql", "shapes.sql")
_DUE_AGAIN: Final = ("running.sql", "due_again.sql")
_COUNT: Final = _text(*_DUE_AGAIN, "moves.sql").replace("{moves}", "moving")
_SAID: Final = _text(*_DUE_AGAIN, "follow_said.sql", "follow_given.sql")
_FOLLOW: Final = _text(
    *_DUE_AGAIN, "follow_said.sql", "follow_calendar.sql", "moves.sql"
).replace("{moves}", "moved")

GIVEN_AT_ONCE: Final = 20_000
_ROOM: Final = "SET LOCAL work_mem = '256MB'"
"""A million lines pass through one statement; its hashes stay off the disk."""

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


def facts_to_count(wanted: LightSettings | None = None) -> dict[str, Any]:
    """The parameters of `sql/due_again.sql`: the halls, and what the rules answer.

    By the ladder in force, or by the one that is wanted.
    """
    overlaid = calendars.overlaid_regions()
    with connection.cursor() as cursor:
        cursor.execute(_RULED_BY)
        state, said = cursor.fetchone()
        ladder = wanted or ladder_of(said)
        cursor.execute(_HALLS)
        halls = cursor.fetchall()
        codes = {hall: code for hall, code, _days in halls}
        cursor.execute(_INTRICATE)
        settled = list(_settled(_named(cursor), codes, state, ladder))
        asked = {
            "halls": list(codes),
            "regions": [
                calendars.numbered_region(code, overlaid) for code in codes.values()
            ],
            "notice_days": [days for _hall, _code, days in halls],
            **_columns("settled", settled, SETTLED),
        }
        cursor.execute(_SHAPES, asked)
        shapes = [
            {**shape, "key": " ".join(map(str, shape.values()))}
            for shape in _named(cursor)
        ]
    answered = [_answered(shape, state, ladder) for shape in shapes]
    return asked | _columns("shape", list(filter(None, answered)), SHAPE)


def count_moves(parameters: Mapping[str, Any]) -> Moves:
    """How many cases would move, without moving any."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, parameters)
        *moves, _to_move = cursor.fetchone()
    return Moves(*moves)


def move_all(because: Mapping[str, object], *, by: Actor, at: datetime) -> Round:
    """Move every case that has to, each with its line in the journal.

    The line says because of which calendar or ladder.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ROOM)
        cursor.execute("SELECT journal_now()")
        (recorded_at,) = cursor.fetchone()
        said = _Said(because, by, at, recorded_at)
        parameters = {**facts_to_count(), **said.parameters()}
        parameters |= said.given(cursor, parameters)
        cursor.execute(_FOLLOW, parameters)
        *moves, to_move = cursor.fetchone()
    return Round(Moves(*moves), to_move)


@dataclass(frozen=True, slots=True)
class _Said:
    """What every line of one round has in common."""

    because: Mapping[str, object]
    by: Actor
    at: datetime
    recorded_at: datetime

    @property
    def algorithm(self) -> str:
        return str(settings.YIMEN_JOURNAL_ALGORITHM)

    def parameters(self) -> dict[str, Any]:
        """As values for the columns, and as JSON for what is hashed."""
        return {
            "because": chains.payload_text(self.because)[1:-1],
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
        _id, number, state, last_sequence, last_hash, payload, step, article = row
        return chains.Entry(
            kind="case",
            subject=number,
            sequence=last_sequence + 1,
            happened_at=self.at,
            recorded_at=self.recorded_at,
            actor=self.by.mark,
            step=step,
            article=article,
            before=state,
            after=state,
            payload_digest=chains.digest(self.algorithm, payload.encode()),
            previous_hash=bytes(last_hash),
            algorithm=self.algorithm,
        ).hash()


SETTLED: Final = {
    "ids": "id",
    "on": "due_on",
    "at": "due_at",
    "statutory_on": "statutory_due_on",
    "statutory_at": "statutory_due_at",
    "provisional": "due_is_provisional",
    "reminder_on": "reminder_on",
    "paused_through_on": "paused_through_on",
}
SHAPE: Final = {
    "keys": "key",
    "lead_on": "lead_on",
    "statutory_on": "statutory_due_on",
    "provisional": "due_is_provisional",
    "reminder_on": "reminder_on",
}
"""Arrays of the statement, and the fields that fill them."""


def _columns(
    prefix: str, rows: list[dict[str, Any]], names: Mapping[str, str]
) -> dict[str, Any]:
    return {
        f"{prefix}_{name}": [row.get(key) for row in rows]
        for name, key in names.items()
    }


def _settled(
    rows: Iterable[Mapping[str, Any]],
    codes: Mapping[int, str],
    state: str,
    ladder: LightSettings,
) -> Iterator[dict[str, Any]]:
    """What the rules answer for the cases that have a limit at all."""
    for row in rows:
        clock = clock_of_row(row)
        if clock is not None:
            code = codes[row["hall_id"]]
            calendar = calendars.current_calendar(code, state=state)
            yield {"id": row["id"], **due_columns(clock, calendar, ladder=ladder)}


def _answered(
    shape: dict[str, Any], state: str, ladder: LightSettings
) -> dict[str, Any] | None:
    """What the rules answer for a shape; nothing for one without any limit."""
    calendar = calendars.current_calendar(shape["region"], state=state)
    started_on: date = shape["started_on"]
    if shape["stage"] == "decision":
        limits = _limit(shape, "statutory"), _limit(shape, "promised")
        if limits == (None, None):
            return None
        added = shape["added"]
        extension = Extension(added, started_on) if added else None
        clock = DecisionClock(started_on, *limits, extension=extension)
        columns = due_columns(clock, calendar, ladder=ladder)
        return {**shape, **columns, "lead_on": columns["due_on"]}
    is_notice = shape["stage"] == "notice"
    limit = Limit(shape["promised_number"]) if is_notice else DELIVERY
    facts = ClockFacts(started_on, limit)
    last = due(facts, calendar)
    return {
        **shape,
        "lead_on": last.on,
        "due_is_provisional": last.provisional,
        "reminder_on": reminder_on(facts, calendar, ladder=ladder),
    }


def _limit(shape: Mapping[str, Any], name: str) -> Limit | None:
    number = shape[f"{name}_number"]
    return None if number < 0 else Limit(number, Unit(shape[f"{name}_unit"]))


def _named(cursor: CursorWrapper) -> list[dict[str, Any]]:
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
