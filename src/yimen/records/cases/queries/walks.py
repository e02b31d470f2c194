"""How a worklist finds its page: along an index, one walk per way of seeing.

What a filter bar says becomes conditions; who looks becomes one walk for each way in
which they may see a case. Every walk stops after a page, so none ever sorts what it
does not show. The names of states stand in the text, because a partial index serves
only a statement that names them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection

from yimen.records.cases.facts import SQL
from yimen.records.cases.queries.ladders import LitBy
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import (
    AWAITING_DELIVERY,
    CLOSED_STATES,
    DECIDING_STATES,
    OPEN_STATES,
    State,
)
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.lights import Light

A_PAGE: Final = 100
FEW_HALLS: Final = 20
_WALK: Final = (SQL / "walk.sql").read_text(encoding="utf-8")
_TURNS: Final = (SQL / "turns.sql").read_text(encoding="utf-8")
Values = dict[str, int | str | date | datetime | list[int] | None]


@dataclass(frozen=True, slots=True)
class TakenAt:
    """A hall and one of its windows; without a number what no window took in."""

    hall_code: str
    window: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the filter bar says; None and "" leave everything in."""

    states: frozenset[State] = frozenset()  # empty: every open state
    light: str = ""  # green reminder yellow red paused
    matter_id: int | None = None
    text: str = ""  # a case number, an applicant's or a matter's name or initials
    holder: str = ""  # mine nobody
    holder_id: int | None = None
    taken_at: TakenAt | None = None
    below: str = ""  # the path of a place: its cases and those of all below it
    is_overdue: bool = False  # the day of its running clock is over


def names(states: Iterable[State]) -> str:
    """The states as the partial indexes name them."""
    return ", ".join(f"'{state.value}'" for state in sorted(states))


def one_of(states: Iterable[State]) -> str:
    """That a case is in one of these states."""
    return f"cases.state IN ({names(states)})"


_LATE: Final = """
(CASE WHEN {on}_at IS NOT NULL THEN {on}_at < %(now)s ELSE {on}_on < %(today)s END)
"""
_DUE_LATE: Final = _LATE.format(on="cases.due")
_STATUTE_LATE: Final = _LATE.format(on="cases.statutory_due")
_RUNS: Final = one_of((OPEN_STATES | AWAITING_DELIVERY) - {State.CORRECTING})
_WAITS: Final = f"""
(cases.state = 'correcting'
    OR {one_of(AWAITING_DELIVERY)} AND cases.owed_by_on IS NOT NULL)
"""
"""The applicant has the word."""

_OVER: Final = f"""
coalesce(CASE
    WHEN cases.state = 'received' THEN cases.notice_due_on < %(today)s
    WHEN {one_of(AWAITING_DELIVERY)} THEN cases.delivery_due_on < %(today)s
    WHEN {one_of(DECIDING_STATES)} THEN {_DUE_LATE} OR coalesce({_STATUTE_LATE}, FALSE)
END, FALSE)
"""
RED: Final = f"""
coalesce(CASE
    WHEN cases.state = 'received' THEN cases.notice_due_on < %(red_before)s
    WHEN {one_of(AWAITING_DELIVERY)} THEN cases.delivery_due_on < %(red_before)s
    WHEN NOT {one_of(DECIDING_STATES)} THEN FALSE
    WHEN cases.statutory_due_on IS NOT NULL AND %(red_by_statute)s THEN {_STATUTE_LATE}
    ELSE cases.due_on < %(long_late_before)s
END, FALSE)
"""
YELLOW: Final = f"({_OVER} AND NOT {RED})"
_STOPPED: Final = "coalesce(cases.paused_through_on >= %(today)s, FALSE)"
PAUSED: Final = f"({_WAITS} OR {_RUNS} AND {_STOPPED} AND NOT {_OVER})"
_IN_TIME: Final = f"{_RUNS} AND NOT {_WAITS} AND NOT {_STOPPED} AND NOT {_OVER}"
REMINDER: Final = f"(cases.reminder_on <= %(today)s AND {_IN_TIME})"
GREEN: Final = f"(coalesce(cases.reminder_on > %(today)s, TRUE) AND {_IN_TIME})"
LIGHTS: Final = {
    Light.RED: RED,
    Light.YELLOW: YELLOW,
    Light.PAUSED: PAUSED,
    Light.REMINDER: REMINDER,
    Light.GREEN: GREEN,
}
FIRST: Final = "cases.first_ground <> ''"
IN_TURN: Final = "cases.first_ground = ''"
BY_DAY: Final = "act_by_on, id"
NEWEST: Final = "id DESC"
_FIRST_TURN: Final = "first"
_TEXT: Final = """
(
    (
        SELECT applicant.name LIKE %(text)s OR applicant.initials LIKE %(text_lower)s
        FROM applicant
        WHERE applicant.id = cases.applicant_id
    )
    OR cases.matter_version_id IN (
        SELECT id FROM matter_version
        WHERE name LIKE %(text_within)s OR initials LIKE %(text_lower)s
    )
    OR cases.number LIKE %(text)s
)
"""
_MATTER: Final = """
cases.matter_version_id IN (SELECT id FROM matter_version WHERE matter_id = %(matter)s)
"""
_HALL: Final = """
cases.hall_id = (SELECT id FROM node WHERE code = %(taken_hall)s)
"""
_BELOW: Final = """
cases.hall_id IN (SELECT id FROM node WHERE starts_with(path, %(below)s))
"""
_WINDOW: Final = """
cases.window_id = (
    SELECT service_window.id
    FROM service_window JOIN node ON node.id = service_window.node_id
    WHERE node.code = %(taken_hall)s AND service_window.number = %(taken_window)s
)
"""
_NO_WINDOW: Final = "cases.window_id IS NULL"


@dataclass(frozen=True, slots=True)
class Walk:
    """A page's statement in parts: which family, how ordered, which conditions.

    What has a green channel is a short walk of its own and goes before the rest.
    """

    family: str
    order: str
    conditions: tuple[str, ...]
    ways: tuple[str, ...]
    values: Values
    cursor: "Cursor"

    def text(self) -> str:
        """The walks of all ways, merged and cut to a page."""
        if self.order == NEWEST:
            return self._walked(self.cursor.conditions)
        if not self.cursor.is_first:
            return self._walked((IN_TURN, *self.cursor.conditions))
        first = self._walked((FIRST, *self.cursor.conditions))
        return _TURNS.format(first=first, rest=self._walked((IN_TURN,)))

    def _walked(self, further: tuple[str, ...]) -> str:
        conditions = (*self.conditions, *further)
        walks = [
            _WALK.format(
                where=" AND ".join((self.family, way, *conditions)), order=self.order
            )
            for way in self.ways
        ]
        if len(walks) == 1:
            return walks[0]
        return f"{' UNION '.join(walks)} ORDER BY {self.order} LIMIT {A_PAGE + 1}"


@dataclass(frozen=True, slots=True)
class Cursor:
    """Behind which row a page begins, and whether that one goes before the rest."""

    conditions: tuple[str, ...] = ()
    is_first: bool = True


def ways_of(actor: Actor) -> tuple[tuple[str, ...], Values]:
    """One condition for each way in which the actor may see a case."""
    sight = sight_of(actor, Step.LIST_CASES)
    if sight.everything:
        return ("TRUE",), {}
    ways: dict[str, int | list[int]] = {}
    if sight.organ_id is not None:
        ways["cases.organ_id = %(sight_organ)s"] = sight.organ_id
    if sight.holder_id is not None:
        ways["cases.holder_id = %(sight_holder)s"] = sight.holder_id
    halls = {sight.hall_id} if sight.hall_id is not None else set()
    if sight.hall_path is not None:
        halls |= _halls_below(sight.hall_path)
    ways |= _ways_of_halls(sorted(halls))
    values: Values = {
        way[way.index("%(") + 2 : way.index(")s")]: value for way, value in ways.items()
    }
    return tuple(ways) or ("FALSE",), values


def _ways_of_halls(halls: list[int]) -> dict[str, int | list[int]]:
    """A walk for each of a few halls; for many, one along the index of all cases.

    The sum in the second keeps the planner from gathering every hall's cases first
    and sorting them.
    """
    if len(halls) > FEW_HALLS:
        return {"cases.hall_id + 0 = ANY(%(sight_halls)s)": halls}
    return {
        f"cases.hall_id = %(sight_hall_{place})s": hall
        for place, hall in enumerate(halls)
    }


def _halls_below(path: str) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM node WHERE starts_with(path, %s)", [path])
        return {hall for (hall,) in cursor.fetchall()}


def today_values(at: datetime, by: LitBy) -> Values:
    """What the lights compare with."""
    today, calendar, ladder = local_date(at), by.calendar, by.ladder
    grace = ladder.red_days_after_promise
    long_late_before = calendar.day_of(calendar.ordinal(today) - grace + 1)
    return {
        "now": at,
        "today": today,
        "long_late_before": long_late_before,
        "red_before": today if ladder.red_by_statute else long_late_before,
        "red_by_statute": ladder.red_by_statute,
    }


def walk_of(
    actor: Actor,
    filters: Filters,
    at: datetime,
    by: LitBy,
    after: str,
) -> Walk:
    """The walk that finds the page of these filters for this actor."""
    ways, values = ways_of(actor)
    states = filters.states or OPEN_STATES
    values |= today_values(at, by)
    conditions = [*_wanted(filters, actor, values)]
    if states <= OPEN_STATES:
        family, order = one_of(OPEN_STATES), BY_DAY
    elif states <= AWAITING_DELIVERY:
        family, order = one_of(AWAITING_DELIVERY), BY_DAY
    elif states <= CLOSED_STATES:
        family, order = one_of(CLOSED_STATES), NEWEST
    else:
        family, order = "TRUE", NEWEST
    if states not in (OPEN_STATES, AWAITING_DELIVERY, CLOSED_STATES):
        conditions.append(one_of(states))
    cursor = _further(after, order, values)
    return Walk(family, order, tuple(conditions), ways, values, cursor)


def _wanted(filters: Filters, actor: Actor, values: Values) -> Iterable[str]:
    if filters.light in LIGHTS:
        yield LIGHTS[Light(filters.light)]
    if filters.matter_id is not None:
        values["matter"] = filters.matter_id
        yield _MATTER
    if filters.holder == "mine":
        values["me"] = actor.post_of
        yield "cases.holder_id = %(me)s"
    if filters.holder == "nobody":
        yield "cases.holder_id IS NULL"
    if filters.holder_id is not None:
        values["holder"] = filters.holder_id
        yield "cases.holder_id = %(holder)s"
    yield from _place(filters, values)
    if filters.is_overdue:
        yield "cases.act_by_on < %(today)s"
    if filters.text:
        plain = _like(filters.text)
        values |= {
            "text": f"{plain}%",
            "text_lower": f"{plain.lower()}%",
            "text_within": f"%{plain}%",
        }
        yield _TEXT


def _place(filters: Filters, values: Values) -> Iterable[str]:
    if filters.below:
        values["below"] = filters.below
        yield _BELOW
    if filters.taken_at is not None:
        values |= {
            "taken_hall": filters.taken_at.hall_code,
            "taken_window": filters.taken_at.window,
        }
        yield _HALL
        yield _NO_WINDOW if filters.taken_at.window is None else _WINDOW


def _like(text: str) -> str:
    """The text with the signs that LIKE takes for something else made plain."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _further(after: str, order: str, values: Values) -> Cursor:
    """Behind the last row of the page before; a cursor nobody gave out is ignored."""
    turn, _, said = after.partition("~") if after.count("~") > 1 else ("", "", after)
    day, _, last = said.partition("~")
    if not last.isdigit():
        return Cursor()
    values["after_id"] = int(last)
    if order == NEWEST:
        return Cursor(("cases.id < %(after_id)s",))
    try:
        values["after_on"] = date.fromisoformat(day)
    except ValueError:
        return Cursor()
    behind = "(cases.act_by_on, cases.id) > (%(after_on)s, %(after_id)s)"
    return Cursor((behind,), turn == _FIRST_TURN)


def cursor_after(row: Mapping[str, Any], order: str) -> str:
    """What says that the next page begins behind this row."""
    if order == NEWEST:
        return f"~{row['id']}"
    turn = _FIRST_TURN if row["first_ground"] else ""
    return f"{turn}~{row['act_by_on'].isoformat()}~{row['id']}"
