"""Which cases a holiday notice moves or has moved: whom to tell, and what binds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection

from yimen.records.cases.facts import SQL
from yimen.records.people.queries import condition_of
from yimen.rules import masking
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import State
from yimen.rules.legal_clock.printed import binds_promise

_LISTED: Final = "".join(
    (SQL / name).read_text(encoding="utf-8")
    for name in ("running.sql", "due_again.sql", "moves_listed.sql")
)
_TOLD: Final = (SQL / "moves_told.sql").read_text(encoding="utf-8")
PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A case whose day moves, who holds it, and which of the dates binds.

    `promise_on` is the day to which the organ is held: the earlier of the new one and
    the printed one (rulebook 10.7).
    """

    number: str
    matter_name: str
    organ_name: str
    applicant: str  # masked
    holder: str
    state: State
    was_on: date | None
    due_on: date | None
    was_statutory_on: date | None
    statutory_due_on: date | None
    printed_due_on: date | None
    promise_on: date | None


@dataclass(frozen=True, slots=True)
class MovedPage:
    """A hundred of them, and where the next hundred begins (0 at the end)."""

    rows: tuple[MovedRow, ...]
    next_after: int


def cases_to_move(parameters: Mapping[str, Any]) -> tuple[MovedRow, ...]:
    """The first hundred that the calendar as it is now would move."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTED, {**parameters, "most": PAGE})
        return tuple(_row(*row) for row in cursor.fetchall())


def moved_page(
    calendar: str, since: datetime, actor: Actor, *, after: int = 0
) -> MovedPage:
    """The cases that this calendar has moved, of what the actor may see."""
    seen, values = condition_of(
        sight_of(actor, Step.LIST_CASES),
        organ="cases.organ_id",
        hall="cases.hall_id",
        holder="cases.holder_id",
    )
    asked: dict[str, Any] = {
        "calendar": calendar,
        "since": since,
        "after": after,
        "most": PAGE + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TOLD.format(seen=seen), {**asked, **values})
        found = cursor.fetchall()
    more = found[PAGE - 1][-1] if len(found) > PAGE else 0
    return MovedPage(tuple(_row(*row[:-1]) for row in found[:PAGE]), more)


def _row(*values: Any) -> MovedRow:
    number, matter, organ, applicant, holder, state, *days = values
    was_on, due_on, was_statutory_on, statutory_on, printed_on = days
    is_decision = state not in {State.RECEIVED, State.GRANTED, State.REFUSED}
    return MovedRow(
        number=number,
        matter_name=matter,
        organ_name=organ,
        applicant=masking.name(applicant),
        holder=holder or "",
        state=State(state),
        was_on=was_on,
        due_on=due_on,
        was_statutory_on=was_statutory_on if is_decision else None,
        statutory_due_on=statutory_on if is_decision else None,
        printed_due_on=printed_on if is_decision else None,
        promise_on=binds_promise(due_on, printed_on) if is_decision else due_on,
    )
