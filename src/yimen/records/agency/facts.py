"""Rows of errands as the values the rules know."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from django.db import connection

from yimen.records.agency import models
from yimen.records.calendars import queries as calendars
from yimen.records.catalogue import queries as catalogue
from yimen.rules.agency.custody import Held, ItemKind
from yimen.rules.agency.errands import Channel, ErrandState, HandUp, Outcome, Scope
from yimen.rules.authority.sight import Sight
from yimen.rules.authority.table import Place
from yimen.rules.catalogue.intake import Paper, PaperState
from yimen.rules.catalogue.matters import Matter
from yimen.rules.conduct.outreach import OutreachKind
from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.refusals import NotFound

SQL: Final = Path(__file__).parent / "sql"
OFFERS: Final = """(
    {hall}.valid_to IS NULL AND (
        EXISTS (
            SELECT FROM stationing
            WHERE stationing.node_id = {hall}.id
                AND stationing.organ_id = %(organ)s AND stationing.valid_to IS NULL
        ) OR EXISTS (
            SELECT FROM matter_variant JOIN matter ON matter.id = matter_id
            WHERE matter_variant.node_id = {hall}.id
                AND matter.code = %(matter)s AND matter_variant.is_offered
        )
    ) AND NOT EXISTS (
        SELECT FROM matter_variant JOIN matter ON matter.id = matter_id
        WHERE matter_variant.node_id = {hall}.id
            AND matter.code = %(matter)s AND NOT matter_variant.is_offered
    )
)"""
"""SQL for whether a hall offers a matter: it has the organ, and has not said no."""

_FACTS: Final = (
    (SQL / "facts.sql")
    .read_text(encoding="utf-8")
    .replace("{calendar_state}", calendars.CALENDAR_STATE)
)


@dataclass(frozen=True, slots=True)
class Offer:
    """Papers that one hall has signed away and the other has not signed for."""

    hand_over_id: int
    giver_id: int
    giver: str
    taker_id: int
    taker: str
    items: frozenset[int]
    offered_at: datetime
    offered_by_id: int
    offered_by: str
    tracking: str


@dataclass(frozen=True, slots=True)
class OutreachDay:
    """The day out on which an errand was met."""

    outreach_id: int
    kind: OutreachKind
    name: str
    place: str
    held_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandFacts:
    """An errand as an act or a page finds it."""

    errand_id: int
    number: str
    version: int
    state: ErrandState
    outcome: Outcome | None
    channel: Channel
    scope: Scope
    station_id: int
    station: str
    station_path: str
    station_parent_id: int | None
    region_code: str
    target_id: int
    target: str
    target_path: str
    places: tuple[int, ...]
    agent_id: int
    agent: str
    agent_staff_no: str
    organ_id: int
    organ: str
    matter_version_id: int
    client_id: int
    powers: frozenset[str]
    signed_on: date
    last_valid_on: date
    papers: tuple[Paper, ...]
    query_code_sealed: bytes
    taken_at: datetime
    recorded_at: datetime
    skew_seconds: int | None
    device: str
    outreach: OutreachDay | None
    hand_up: HandUp
    handed_up_at: datetime | None
    agency_received_at: datetime | None
    case_number: str
    closed_at: datetime | None
    held: tuple[Held, ...]
    offer: Offer | None
    calendar_state: str

    @property
    def matter(self) -> Matter:
        """The version of the guide that the villager asked under."""
        return catalogue.matter_version(self.matter_version_id)

    @property
    def calendar(self) -> WorkCalendar:
        """The working days of the station's region."""
        return calendars.current_calendar(self.region_code, state=self.calendar_state)

    @property
    def station_place(self) -> Place:
        """Where the station's acts happen."""
        return Place(hall_id=self.station_id, hall_path=self.station_path)

    @property
    def target_place(self) -> Place:
        """Where the competent hall's acts happen."""
        return Place(
            organ_id=self.organ_id, hall_id=self.target_id, hall_path=self.target_path
        )

    def is_seen(self, sight: Sight) -> bool:
        """Whether it passes a hall that may be seen."""
        return (
            sight.everything
            or sight.hall_id in self.places
            or (
                sight.hall_path is not None
                and any(
                    path.startswith(sight.hall_path)
                    for path in (self.station_path, self.target_path)
                )
            )
        )


def errand_facts(number: str) -> ErrandFacts:
    """The errand with this number, with who holds its papers."""
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, {"number": number})
        values = cursor.fetchone()
        names = [column[0] for column in cursor.description]
    if values is None:
        raise NotFound(errand=number)
    return _facts(dict(zip(names, values, strict=True)))


_AS_THEY_ARE: Final = (
    "errand_id",
    "number",
    "version",
    "station_id",
    "station",
    "station_path",
    "station_parent_id",
    "region_code",
    "target_id",
    "target",
    "target_path",
    "agent_id",
    "agent",
    "agent_staff_no",
    "organ_id",
    "organ",
    "matter_version_id",
    "client_id",
    "signed_on",
    "last_valid_on",
    "taken_at",
    "recorded_at",
    "skew_seconds",
    "handed_up_at",
    "agency_received_at",
    "closed_at",
    "calendar_state",
)


def _facts(row: Mapping[str, Any]) -> ErrandFacts:
    return ErrandFacts(
        **{name: row[name] for name in _AS_THEY_ARE},
        state=ErrandState(row["state"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        channel=Channel(row["channel"]),
        scope=Scope(row["scope"]),
        places=tuple(row["places"]),
        powers=frozenset(row["powers"]),
        papers=tuple(_paper(raw) for raw in _json(row["papers"])),
        query_code_sealed=bytes(row["query_code_sealed"]),
        device=row["device"] or "",
        outreach=_outreach(row),
        hand_up=HandUp(row["hand_up_due_on"], row["hand_up_latest_on"]),
        case_number=row["case_number"] or "",
        held=tuple(_held(raw) for raw in _json(row["held"])),
        offer=_offer(row),
    )


def _outreach(row: Mapping[str, Any]) -> OutreachDay | None:
    if row["outreach_id"] is None:
        return None
    return OutreachDay(
        row["outreach_id"],
        OutreachKind(row["outreach_kind"]),
        row["outreach_name"],
        row["outreach_place"],
        row["outreach_on"],
    )


def _json(raw: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(raw) if isinstance(raw, str) else raw
    return found or []


def _paper(raw: Mapping[str, Any]) -> Paper:
    return Paper(raw["code"], PaperState(raw["state"]), raw["originals"], raw["copies"])


def paper_columns(papers: tuple[Paper, ...]) -> list[dict[str, object]]:
    """The papers as the row keeps them; `_paper` reads them back."""
    return [
        {
            "code": paper.code,
            "state": paper.state.value,
            "originals": paper.originals,
            "copies": paper.copies,
        }
        for paper in papers
    ]


def _held(raw: Mapping[str, Any]) -> Held:
    return Held(
        raw["id"],
        raw["name"],
        ItemKind(raw["kind"]),
        raw["pieces"],
        raw["taker"],
        raw["sequence"],
    )


def _offer(row: Mapping[str, Any]) -> Offer | None:
    if row["offer_id"] is None:
        return None
    return Offer(
        row["offer_id"],
        row["offer_giver_id"],
        row["offer_giver"],
        row["offer_taker_id"],
        row["offer_taker"],
        frozenset(row["offer_items"]),
        row["offered_at"],
        row["offered_by_id"],
        row["offered_by"],
        row["offer_tracking"],
    )


_UNUSED: Final = """
SELECT given.whole
FROM number_block AS block,
    generate_series(block.first, block.last) AS given (whole)
WHERE block.key_id = %(key)s AND NOT EXISTS (
    SELECT FROM errand
    WHERE errand.key_id = block.key_id
    AND left(errand.number, 15) = lpad(given.whole::text, 15, '0')
) AND NOT EXISTS (
    SELECT FROM kept_intake
    WHERE left(kept_intake.number, 15) = lpad(given.whole::text, 15, '0')
)
ORDER BY given.whole
"""


def unused_numbers(key_id: int) -> tuple[int, ...]:
    """The device's numbers that no errand has, without their check digits."""
    with connection.cursor() as cursor:
        cursor.execute(_UNUSED, {"key": key_id})
        return tuple(number for (number,) in cursor.fetchall())


def device_place(row: models.StationKey) -> Place:
    """Where acts on a device happen; its node has been read with it."""
    return Place(hall_id=row.node_id, hall_path=row.node.path)
