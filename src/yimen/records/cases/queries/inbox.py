"""The worklist: what runs out first, of what the actor may see.

What has a green channel stands first. Open cases and those that wait to be handed over
go by the day on which their running clock ends, closed ones by the newest first. How a
page is found is in `walks`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection

from yimen.records.cases.facts import SQL, filled
from yimen.records.cases.queries import walks
from yimen.records.cases.queries.clocks import row_clock, thin_strip
from yimen.records.cases.queries.ladders import lit_by
from yimen.records.cases.queries.walks import A_PAGE, Filters, Values
from yimen.rules import masking
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import NOTHING, sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applicants import ApplicantKind
from yimen.rules.cases.lifecycle import (
    AWAITING_DELIVERY,
    DECIDING_STATES,
    OPEN_STATES,
    State,
)
from yimen.rules.cases.numbers import is_case_number
from yimen.rules.legal_clock.lights import Light, LightSettings
from yimen.rules.legal_clock.strip import Thin


def _text(name: str) -> str:
    return (SQL / name).read_text(encoding="utf-8")


_LINES: Final = filled(_text("inbox.sql"))
_COUNT: Final = _text("count.sql")
_PAST: Final = _text("past.sql")
_HELD: Final = _text("held.sql").format(
    open=walks.one_of(OPEN_STATES), deciding=walks.one_of(DECIDING_STATES)
)
_TWINS: Final = _text("twins.sql")
_ORDERS: Final = {
    walks.BY_DAY: f"({walks.IN_TURN}), cases.act_by_on, cases.id",
    walks.NEWEST: "cases.id DESC",
}
_ONE: Final = "SELECT cases.id, cases.act_by_on FROM cases WHERE number = %(number)s"


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of a worklist."""

    number: str
    version: int
    state: State
    kind: str
    matter_name: str
    applicant: str  # masked
    organ_name: str
    light: str  # "" once closed
    due_on: date | None  # of the clock that runs now
    statutory_due_on: date | None
    remaining_days: int | None
    statutory_remaining_days: int | None
    is_provisional: bool
    holder: str
    received_at: datetime
    correct_by_on: date | None  # until when the applicant may correct
    first_ground: str  # why it is taken before others; "" in its turn
    strip: Thin | None


@dataclass(frozen=True, slots=True)
class InboxPage:
    """A hundred lines, and where the next hundred begins ("" at the end)."""

    rows: tuple[CaseRow, ...]
    next_after: str


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """What waits for this actor, counted no further than a hundred each."""

    mine: int
    unheld: int
    to_decide: int
    to_deliver: int
    reminder: int
    yellow: int
    red: int


@dataclass(frozen=True, slots=True)
class PastRow:
    """An earlier case of the same applicant."""

    number: str
    matter_name: str
    state: State
    received_at: datetime
    is_open: bool


def inbox(
    actor: Actor, at: datetime, filters: Filters, *, after: str = ""
) -> InboxPage:
    """The next hundred cases of these filters; a whole case number finds its case."""
    if sight_of(actor, Step.LIST_CASES) == NOTHING:
        return InboxPage((), "")
    by = lit_by()
    walk = walks.walk_of(actor, filters, at, by, after)
    text = walk.text()
    if is_case_number(filters.text):
        text = f"{_ONE} AND ({' OR '.join(walk.ways)})"
        walk.values["number"] = filters.text
    lines = _LINES.format(walk=text, order=_ORDERS[walk.order])
    found = _rows(lines, walk.values)
    shown = tuple(_line(row, at, by.ladder) for row in found[:A_PAGE])
    more = len(found) > A_PAGE
    return InboxPage(
        shown, walks.cursor_after(found[A_PAGE - 1], walk.order) if more else ""
    )


def desk_counts(actor: Actor, at: datetime) -> DeskCounts:
    """What waits for this actor, in one statement; nought for what is not theirs."""
    ways, values = walks.ways_of(actor)
    values |= walks.today_values(at, lit_by())
    values["me"] = actor.post_of
    seen = " OR ".join(ways)
    columns = [
        _COUNT.format(where=f"{condition} AND ({seen})", name=name)
        for name, condition in _wanted_of(actor).items()
    ]
    (row,) = _rows(f"SELECT {', '.join(columns)}", values)
    return DeskCounts(**row)


def _wanted_of(actor: Actor) -> dict[str, str]:
    """What is counted; the day of the running clock bounds each walk."""
    is_open = walks.one_of(OPEN_STATES)
    takes = authority.may_somewhere(actor, Step.TAKE)
    decides = authority.may_somewhere(actor, Step.REFUSE)
    delivers = authority.may_somewhere(actor, Step.DELIVER)
    return {
        "mine": f"{is_open} AND cases.holder_id = %(me)s",
        "unheld": f"{is_open} AND {walks.one_of(DECIDING_STATES)} "
        "AND cases.holder_id IS NULL"
        if takes
        else "FALSE",
        "to_decide": "cases.state = 'examined' AND cases.examined_by_id <> %(me)s"
        if decides
        else "FALSE",
        "to_deliver": walks.one_of(AWAITING_DELIVERY) if delivers else "FALSE",
        "reminder": f"{is_open} AND cases.act_by_on >= %(today)s "
        f"AND {walks.LIGHTS[Light.REMINDER]}",
        "yellow": f"{is_open} AND cases.act_by_on <= %(today)s "
        f"AND {walks.LIGHTS[Light.YELLOW]}",
        "red": f"{is_open} AND cases.act_by_on <= %(today)s "
        f"AND {walks.LIGHTS[Light.RED]}",
    }


def past_cases(applicant_id: int, actor: Actor) -> tuple[PastRow, ...]:
    """The last twenty cases of this applicant that the actor may see, newest first."""
    ways, values = walks.ways_of(actor)
    values["applicant"] = applicant_id
    with connection.cursor() as cursor:
        cursor.execute(_PAST.format(ways=" OR ".join(ways)), values)
        return tuple(
            PastRow(number, name, State(state), received_at, state in OPEN_STATES)
            for number, name, state, received_at in cursor.fetchall()
        )


def held_by(organ_id: int) -> dict[int, int]:
    """How many cases in hand each officer of the organ holds."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, {"organ": organ_id})
        return dict(cursor.fetchall())


def open_twins(applicant_id: int, version_id: int, actor: Actor) -> tuple[PastRow, ...]:
    """What this applicant has open for the same matter, as far as the actor sees."""
    ways, values = walks.ways_of(actor)
    values |= {"applicant": applicant_id, "version": version_id}
    text = _TWINS.format(ways=" OR ".join(ways), open=walks.one_of(OPEN_STATES))
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        return tuple(
            PastRow(number, name, State(state), received_at, is_open=True)
            for number, name, state, received_at in cursor.fetchall()
        )


def _rows(text: str, values: Values) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _line(row: Mapping[str, Any], at: datetime, ladder: LightSettings) -> CaseRow:
    clock = row_clock(row, at, ladder)
    is_person = row["applicant_kind"] == ApplicantKind.PERSON
    name = row["applicant_name"]
    return CaseRow(
        number=row["number"],
        version=row["version"],
        state=State(row["state"]),
        kind=row["kind"],
        matter_name=row["matter_name"],
        applicant=masking.name(name) if is_person else name,
        organ_name=row["organ_name"],
        light=clock.light,
        due_on=clock.due_on,
        statutory_due_on=clock.statutory_due_on,
        remaining_days=clock.remaining_days,
        statutory_remaining_days=clock.statutory_remaining_days,
        is_provisional=row["due_is_provisional"],
        holder=row["holder_name"],
        received_at=row["received_at"],
        correct_by_on=row["correct_by_on"],
        first_ground=row["first_ground"],
        strip=thin_strip(row, at),
    )
