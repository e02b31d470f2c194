"""Errands in boxes: what to hand up, to sign for, to take up, to give back."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from django.db import connection

from yimen.records.agency.facts import SQL
from yimen.records.calendars import queries as calendars
from yimen.records.people.queries import A_PAGE, Slice
from yimen.rules import masking
from yimen.rules.agency import errands
from yimen.rules.agency.errand_papers import SCOPES
from yimen.rules.agency.errands import Channel, ErrandState, HandUp, Outcome, Scope
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import Sight, sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applicants import ApplicantKind
from yimen.rules.cases.lifecycle import State
from yimen.rules.legal_clock.calendar import local_date

_LISTED: Final = (SQL / "listed.sql").read_text(encoding="utf-8")
_HELD_HERE: Final = """EXISTS (
    SELECT FROM custody_item AS item
    JOIN LATERAL (
        SELECT custody_link.taker FROM custody_link
        WHERE custody_link.item_id = item.id
        ORDER BY custody_link.sequence DESC LIMIT 1
    ) AS link ON TRUE
    WHERE item.errand_id = errand.id AND link.taker = %(here)s
)"""
_OFFERED: Final = "offer.id IS NOT NULL"


class Box(StrEnum):
    """What has to be done with an errand, as seen from one's own hall."""

    TO_HAND_UP = "to_hand_up"
    TO_SIGN = "to_sign"
    TO_TAKE_UP = "to_take_up"
    TO_PASS_ON = "to_pass_on"  # noqa: S105 - no password
    RESULTS = "results"
    TO_GIVE_BACK = "to_give_back"
    OPEN = "open"
    CLOSED = "closed"


_DONE: Final = "('granted','refused','rejected','withdrawn','returned','delivered')"
_WANTED: Final = {
    Box.TO_HAND_UP: f"errand.state = 'taken' AND errand.station_id = %(me)s"
    f" AND NOT {_OFFERED}",
    Box.TO_SIGN: "offer.taker_id = %(me)s",
    Box.TO_TAKE_UP: "errand.state IN ('taken', 'handed_up')"
    f" AND errand.target_id = %(me)s AND NOT {_OFFERED} AND {_HELD_HERE}",
    Box.TO_PASS_ON: f"NOT {_OFFERED} AND {_HELD_HERE} AND ("
    "(errand.state = 'handed_up' AND errand.target_id <> %(me)s)"
    " OR (errand.state = 'coming_back' AND errand.station_id <> %(me)s))",
    Box.RESULTS: "errand.state = 'taken_up' AND errand.target_id = %(me)s"
    f" AND cases.state IN {_DONE}",
    Box.TO_GIVE_BACK: "errand.state = 'coming_back' AND errand.station_id = %(me)s"
    f" AND NOT {_OFFERED} AND {_HELD_HERE}",
    Box.OPEN: "errand.state <> 'closed'",
    Box.CLOSED: "errand.state = 'closed'",
}
_ORDERS: Final = {
    Box.TO_HAND_UP: "errand.hand_up_due_on, errand.id",
    Box.CLOSED: "errand.closed_at DESC, errand.id DESC",
}
_NEWEST: Final = "errand.id DESC"


@dataclass(frozen=True, slots=True)
class ErrandFilter:
    """Which errands to list."""

    box: Box | None = None
    text: str = ""
    state: str = ""
    channel: str = ""
    scope: Scope | None = None
    outreach_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandRow:
    """A line of a list."""

    number: str
    state: ErrandState
    outcome: Outcome | None
    channel: Channel
    scope: Scope
    outreach: str  # the day out on which they met
    matter: str
    client: str  # masked
    station: str
    target: str
    agent: str
    taken_at: datetime
    handed_up_at: datetime | None
    agency_received_at: datetime | None
    hand_up_due_on: date
    light: str  # "" once handed up
    case_number: str
    case_state: State | None
    case_due_on: date | None
    waits_for: str  # the hall whose signature is missing

    @property
    def way(self) -> str:
        """How an organ elsewhere works on it; "" for most."""
        return SCOPES[self.scope] if self.scope is not Scope.LOCAL else ""


def errand_rows(
    wanted: ErrandFilter,
    *,
    actor: Actor,
    at: datetime,
    page: int = 1,
    size: int = A_PAGE,
) -> Slice[ErrandRow]:
    """The errands that are wanted and may be seen; past the end is the last page."""
    sight = sight_of(actor, Step.SEE_ERRANDS)
    if sight.is_blind:
        return Slice((), 1, 1, 0)
    found = _rows(wanted, actor, sight, max(page, 1), size)
    if not found and page > 1:
        page, found = 1, _rows(wanted, actor, sight, 1, size)
    total = found[0]["total"] if found else 0
    pages = max(-(-total // size), 1)
    return Slice(tuple(_row(row, at) for row in found), max(page, 1), pages, total)


def box_counts(actor: Actor, at: datetime, *boxes: Box) -> dict[Box, int]:
    """How many errands lie in each of these boxes."""
    return {
        box: errand_rows(ErrandFilter(box), actor=actor, at=at, size=1).total
        for box in boxes
    }


def _rows(
    wanted: ErrandFilter, actor: Actor, sight: Sight, page: int, size: int
) -> list[dict[str, Any]]:
    conditions, values = _conditions(wanted)
    seen, more = seen_by(sight)
    values |= more | {
        "me": actor.hall_id,
        "here": f"node:{actor.hall_id}",
        "size": size,
        "start": (page - 1) * size,
    }
    order = _ORDERS.get(wanted.box, _NEWEST) if wanted.box else _NEWEST
    statement = _LISTED.format(
        seen=seen, wanted=" AND ".join(conditions) or "TRUE", order=order
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def seen_by(sight: Sight) -> tuple[str, dict[str, Any]]:
    """The condition under which an errand may be seen, with its values."""
    if sight.everything:
        return "TRUE", {}
    ways: list[str] = []
    values: dict[str, Any] = {}
    if sight.hall_id is not None:
        ways.append("errand.places @> ARRAY[%(seen_hall)s]::bigint[]")
        values["seen_hall"] = sight.hall_id
    if sight.hall_path is not None:
        ways.append(
            "starts_with(station.path, %(seen_path)s)"
            " OR starts_with(target.path, %(seen_path)s)"
        )
        values["seen_path"] = sight.hall_path
    return " OR ".join(ways) or "FALSE", values


def _conditions(wanted: ErrandFilter) -> tuple[list[str], dict[str, Any]]:
    conditions: list[str] = []
    values: dict[str, Any] = {}
    if wanted.box is not None:
        conditions.append(f"({_WANTED[wanted.box]})")
    if wanted.state:
        conditions.append("errand.state = %(state)s")
        values["state"] = wanted.state
    if wanted.channel:
        conditions.append("errand.channel = %(channel)s")
        values["channel"] = wanted.channel
    if wanted.scope is not None:
        conditions.append("errand.scope = %(scope)s")
        values["scope"] = wanted.scope.value
    if wanted.outreach_id is not None:
        conditions.append("errand.outreach_id = %(outreach)s")
        values["outreach"] = wanted.outreach_id
    if wanted.text:
        conditions.append(
            "(errand.number = %(text)s OR cases.number = %(text)s"
            " OR strpos(client.name, %(text)s) > 0 OR client.initials = lower(%(text)s)"
            " OR strpos(version.name, %(text)s) > 0"
            " OR strpos(station.name, %(text)s) > 0)"
        )
        values["text"] = wanted.text
    return conditions, values


def _row(row: dict[str, Any], at: datetime) -> ErrandRow:
    state = ErrandState(row["state"])
    is_person = row["client_kind"] == ApplicantKind.PERSON
    limit = HandUp(row["hand_up_due_on"], row["hand_up_latest_on"])
    calendar = calendars.current_calendar(row["region_code"])
    is_lying = state in errands.TO_HAND_UP
    return ErrandRow(
        number=row["number"],
        state=state,
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        channel=Channel(row["channel"]),
        scope=Scope(row["scope"]),
        outreach=row["outreach"] or "",
        matter=row["matter"],
        client=masking.name(row["client"]) if is_person else row["client"],
        station=row["station"],
        target=row["target"],
        agent=row["agent"],
        taken_at=row["taken_at"],
        handed_up_at=row["handed_up_at"],
        agency_received_at=row["agency_received_at"],
        hand_up_due_on=limit.due_on,
        light=errands.light(limit, local_date(at), calendar) if is_lying else "",
        case_number=row["case_number"] or "",
        case_state=State(row["case_state"]) if row["case_state"] else None,
        case_due_on=row["case_due_on"],
        waits_for=row["offer_taker"] or "",
    )
