"""The ledger of a hand: every paper that lies here, and where it goes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Final

from django.db import connection

from yimen.records.agency.facts import SQL
from yimen.records.calendars import queries as calendars
from yimen.records.people.queries import A_PAGE, Slice
from yimen.rules import masking
from yimen.rules.agency import custody_ledger
from yimen.rules.agency.custody import ItemKind
from yimen.rules.agency.custody_ledger import Lying, Next
from yimen.rules.agency.errands import ErrandState, Outcome
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import Sight, sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applicants import ApplicantKind
from yimen.rules.legal_clock.calendar import CHINA, ONE_DAY, WorkCalendar, local_date

_LIST: Final = (SQL / "custody_list.sql").read_text(encoding="utf-8")
_AT_TARGET: Final = "holder.id = errand.target_id"
_IN_FILE: Final = (
    f"(errand.outcome = 'result' AND {_AT_TARGET} AND (errand.state = 'closed'"
    " OR (errand.state = 'coming_back' AND item.kind = 'bundle')))"
)
_MAY_LIE: Final = f"(errand.state = 'taken_up' AND {_AT_TARGET})"


class Part(StrEnum):
    """Which part of the ledger."""

    HERE = "here"  # whatever has to go on, or is worked on
    OVERDUE = "overdue"
    OFFERED = "offered"  # signed away, not signed for
    FILE = "file"  # of the organ's own file


_PARTS: Final = {
    Part.HERE: f"NOT {_IN_FILE}",
    Part.OVERDUE: f"NOT {_IN_FILE} AND NOT {_MAY_LIE} AND CASE"
    " WHEN errand.state = 'taken' THEN errand.hand_up_due_on < %(today)s"
    " ELSE link.happened_at < %(before)s END",
    Part.OFFERED: "offer.id IS NOT NULL",
    Part.FILE: _IN_FILE,
}


@dataclass(frozen=True, slots=True)
class CustodyFilter:
    """Which papers to list."""

    part: Part = Part.HERE
    text: str = ""
    kind: ItemKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyRow:
    """A paper in the ledger."""

    item_id: int
    name: str
    kind: ItemKind
    pieces: int
    client: str  # masked
    errand_number: str
    matter: str
    holder: str
    since: datetime
    days: int
    next: Next
    next_hall: str  # "": the client, or nowhere
    due_on: date | None
    is_overdue: bool
    waits_for: str  # the hall whose signature is missing


@dataclass(frozen=True, slots=True)
class CustodyList:
    """One page of the ledger, with how many sheets all its pages hold."""

    page: Slice[CustodyRow]
    pieces: int


def custody_list(
    wanted: CustodyFilter,
    actor: Actor,
    at: datetime,
    *,
    page: int = 1,
    size: int = A_PAGE,
) -> CustodyList:
    """What lies in the halls and stations that the actor may see, oldest first."""
    calendar, today = calendars.current_calendar(), local_date(at)
    seen, values = _seen(sight_of(actor, Step.SEE_ERRANDS))
    last = custody_ledger.overdue_since(today, calendar) + ONE_DAY
    values |= {
        "today": today,
        "before": datetime.combine(last, time.min, CHINA),
        "size": size,
        "start": (max(page, 1) - 1) * size,
    }
    found = _rows(wanted, seen, values)
    if not found and page > 1:
        return custody_list(wanted, actor, at, size=size)
    total = found[0]["total"] if found else 0
    pages = max(-(-total // size), 1)
    rows = tuple(_row(row, today, calendar) for row in found)
    pieces = int(found[0]["pieces_total"]) if found else 0
    return CustodyList(Slice(rows, max(page, 1), pages, total), pieces)


def _seen(sight: Sight) -> tuple[str, dict[str, Any]]:
    """The condition under which a hand may be looked into, with its values."""
    if sight.everything:
        return "TRUE", {}
    ways, values = ["FALSE"], dict[str, Any]()
    if sight.hall_id is not None:
        ways.append("holder.id = %(seen_hall)s")
        values["seen_hall"] = sight.hall_id
    if sight.hall_path is not None:
        ways.append("starts_with(holder.path, %(seen_path)s)")
        values["seen_path"] = sight.hall_path
    return " OR ".join(ways), values


def _rows(
    wanted: CustodyFilter, seen: str, values: dict[str, Any]
) -> list[dict[str, Any]]:
    conditions = [f"({_PARTS[wanted.part]})"]
    if wanted.kind is not None:
        conditions.append("item.kind = %(kind)s")
        values["kind"] = wanted.kind.value
    if wanted.text:
        conditions.append(
            "(errand.number = %(text)s OR strpos(client.name, %(text)s) > 0"
            " OR client.initials = lower(%(text)s) OR strpos(item.name, %(text)s) > 0"
            " OR strpos(version.name, %(text)s) > 0"
            " OR strpos(holder.name, %(text)s) > 0)"
        )
        values["text"] = wanted.text
    with connection.cursor() as cursor:
        text = _LIST.format(seen=seen, wanted=" AND ".join(conditions))
        cursor.execute(text, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _row(row: Mapping[str, Any], today: date, calendar: WorkCalendar) -> CustodyRow:
    lying = Lying(
        kind=ItemKind(row["kind"]),
        state=ErrandState(row["state"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        is_at_target=row["is_at_target"],
        is_at_station=row["is_at_station"],
        since=row["since"],
        hand_up_due_on=row["hand_up_due_on"],
    )
    next_, due_on = (
        custody_ledger.next_of(lying),
        custody_ledger.due_of(lying, calendar),
    )
    is_person = row["client_kind"] == ApplicantKind.PERSON
    halls = {Next.UP: row["target"], Next.DOWN: row["station"]}
    return CustodyRow(
        item_id=row["id"],
        name=row["name"],
        kind=lying.kind,
        pieces=row["pieces"],
        client=masking.name(row["client"]) if is_person else row["client"],
        errand_number=row["number"],
        matter=row["matter"],
        holder=row["holder"],
        since=lying.since,
        days=custody_ledger.days_lying(lying.since, today),
        next=next_,
        next_hall=halls.get(next_, ""),
        due_on=due_on,
        is_overdue=due_on is not None and due_on < today,
        waits_for=row["waits_for"] or "",
    )
