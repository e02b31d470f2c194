"""Rows of cases as the values the rules know: one prepared look per act."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from yimen.ports.vault import vault
from yimen.records.calendars import queries as calendars
from yimen.records.cases.facts.ladders import ladder_of, ladder_of_row
from yimen.records.cases.facts.looks import SQL, Row, filled, looking, many, one
from yimen.records.cases.facts.rows import (
    StoppedAt,
    extension_of,
    letter_of,
    limit_of,
    paper_of,
    rows_of,
    stops_of,
)
from yimen.records.catalogue import queries as catalogue
from yimen.records.journal.append import Head
from yimen.records.network import queries as network
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.separation import History, Letter
from yimen.rules.authority.table import Place
from yimen.rules.cases.applications import AgentPower, Application, DeliveryWay
from yimen.rules.cases.lifecycle import State
from yimen.rules.cases.numbers import plain_query_code
from yimen.rules.catalogue.intake import Paper
from yimen.rules.catalogue.matters import CaseKind, Matter
from yimen.rules.legal_clock.calendar import WorkCalendar, local_date
from yimen.rules.legal_clock.extensions import Extension, ExtensionRule
from yimen.rules.legal_clock.hours import LegalHours
from yimen.rules.legal_clock.lights import LightSettings
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.legal_clock.pauses import Pause
from yimen.rules.legal_clock.terms import DecisionClock
from yimen.rules.refusals import NotFound

__all__ = [
    "SQL",
    "CaseFacts",
    "OpeningFacts",
    "Row",
    "StoppedAt",
    "case_facts",
    "clock_of_row",
    "code_digest",
    "decision_clock",
    "filled",
    "ladder_of",
    "ladder_of_row",
    "limit_of",
    "looking",
    "many",
    "one",
    "opening_facts",
    "rows_of",
    "stops_of",
]

_FACTS: Final = looking("facts.sql")
_OPENING: Final = looking("opening.sql")

_AS_THEY_ARE: Final = {
    "case_id": "id",
    "accepted_by": "accepted_by_id",
    "examined_by": "examined_by_id",
} | {
    name: name
    for name in (
        "number",
        "version",
        "result",
        "parent_id",
        "followed",
        "first_ground",
        "matter_version_id",
        "region_code",
        "applicant_id",
        "handling_agent_id",
        "received_at",
        "accepted_at",
        "examined_at",
        "decided_at",
        "notice_due_on",
        "due_on",
        "statutory_due_on",
        "correct_by_on",
        "station_taken_at",
        "forwarded_from_id",
        "owed_by_on",
        "calendar_state",
        "recorded_at",
    )
}
"""Facts that a column gives as it is, by the column's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """A case as an act finds it."""

    case_id: int
    number: str
    version: int
    state: State
    kind: CaseKind
    result: str
    parent_id: int | None  # the joint case that this one is a part of
    followed: bool  # other subjects follow what is done to it
    first_ground: str  # why it is taken before others; "" in its turn
    matter_version_id: int
    place: Place
    region_code: str
    applicant_id: int
    handling_agent_id: int | None
    agent_power: AgentPower
    delivery_way: DeliveryWay
    delivery_address_sealed: bytes
    query_code_sealed: bytes
    received_at: datetime
    accepted_at: datetime | None
    accepted_by: int | None
    examined_at: datetime | None
    examined_by: int | None
    decided_at: datetime | None
    statutory_limit: Limit | None
    promised_limit: Limit | None
    notice_due_on: date | None
    due_on: date | None
    statutory_due_on: date | None
    stops: tuple[StoppedAt, ...]
    extension: Extension | None
    told: frozenset[str] | None  # what the one notice named
    correct_by_on: date | None
    owed_by_on: date | None  # by when the next promised paper has to come
    hosts: frozenset[int]  # of its hearings
    letters: tuple[Letter, ...]
    papers: tuple[Paper, ...]
    head: Head
    station: str  # "": the applicant came without an agent of ours
    station_taken_at: datetime | None
    forwarded_from_id: int | None  # a lower organ has reviewed it (许可法 43)
    hours: LegalHours  # in which limits in hours run in this hall
    ladder: LightSettings  # by which its light comes on
    calendar_state: str
    recorded_at: datetime

    @property
    def matter(self) -> Matter:
        """The version of the guide that the case began under."""
        return catalogue.matter_version(self.matter_version_id)

    @property
    def calendar(self) -> WorkCalendar:
        """The working days of the hall's region."""
        return calendars.current_calendar(self.region_code, state=self.calendar_state)

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """Every pause, for the clock."""
        return tuple(stop.pause for stop in self.stops)

    @property
    def open_stop(self) -> StoppedAt | None:
        """The pause that has not ended."""
        return next((s for s in self.stops if s.pause.ended_on is None), None)

    @property
    def clock(self) -> DecisionClock | None:
        """The decision clock, once accepted and if any limit runs."""
        if self.accepted_at is None:
            return None
        return decision_clock(
            self.accepted_at,
            (self.statutory_limit, self.promised_limit),
            self.hours,
            self.pauses,
            self.extension,
        )

    @property
    def history(self) -> History:
        """What bears on who may decide."""
        return History(
            organ_id=self.place.organ_id or 0,
            matter_code=self.matter.code,
            is_instant=self.kind is CaseKind.INSTANT,
            accepted_by=self.accepted_by,
            examined_by=self.examined_by,
        )

    @property
    def extension_rule(self) -> ExtensionRule:
        """What the law of the matter allows."""
        matter = self.matter
        rank = Role.GOVERNMENT_HEAD if matter.is_joint else Role.ORGAN_HEAD
        return ExtensionRule(matter.extension_days, rank, matter.extension_article)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningFacts:
    """What a new case begins from."""

    place: Place
    region_code: str
    matter: Matter
    matter_state: str
    current_version_id: int | None
    notice_limit: Limit
    hours: LegalHours
    ladder: LightSettings
    letters: tuple[Letter, ...]
    made_before: str  # the case this submit made before
    applicant_known: bool
    station: str
    calendar_state: str
    recorded_at: datetime

    @property
    def calendar(self) -> WorkCalendar:
        """The working days of the hall's region."""
        return calendars.current_calendar(self.region_code, state=self.calendar_state)


def case_facts(number: str, by: Actor) -> CaseFacts:
    """The case with this number, and the letters of who acts."""
    row = one(_FACTS, {"number": number, "officer": by.officer_id, "post": by.post_of})
    if row is None:
        raise NotFound(case=number)
    plain = {name: row[column] for name, column in _AS_THEY_ARE.items()}
    return CaseFacts(
        **plain,
        state=State(row["state"]),
        kind=CaseKind(row["kind"]),
        station=row["station"] or "",
        place=Place(
            organ_id=row["organ_id"],
            hall_id=row["hall_id"],
            hall_path=row["hall_path"],
            holder_id=row["holder_id"],
        ),
        agent_power=AgentPower(row["agent_power"]),
        delivery_way=DeliveryWay(row["delivery_way"]),
        delivery_address_sealed=bytes(row["delivery_address_sealed"]),
        query_code_sealed=bytes(row["query_code_sealed"]),
        statutory_limit=limit_of(row["statutory_number"], row["statutory_unit"]),
        promised_limit=limit_of(row["promised_number"], row["promised_unit"]),
        stops=stops_of(row["pauses"]),
        extension=extension_of(row),
        hosts=frozenset(row["hosts"]),
        told=None if row["told"] is None else frozenset(row["told"]),
        letters=tuple(letter_of(raw) for raw in rows_of(row["letters"])),
        papers=tuple(paper_of(raw) for raw in rows_of(row["papers"])),
        head=Head(row["last_sequence"], bytes(row["last_hash"])),
        hours=network.legal_hours_of(row["legal_hours"]),
        ladder=ladder_of(row["ladder"]),
    )


def opening_facts(application: Application, by: Actor) -> OpeningFacts:
    """What the case of this application begins from at the actor's counter."""
    matter_version_id = application.matter_version_id
    row = one(
        _OPENING,
        {
            "officer": by.officer_id,
            "post": by.post_of,
            "submit_key": application.submit_key,
            "applicant": application.applicant_id,
            "matter_version": matter_version_id,
            "hall": by.hall_id,
            "station": application.station.station_id if application.station else None,
        },
    )
    if row is None:
        raise NotFound(matter_version=matter_version_id, hall=by.hall_id)
    matter = catalogue.matter_version(matter_version_id)
    return OpeningFacts(
        place=Place(
            organ_id=matter.organ_id, hall_id=by.hall_id, hall_path=row["hall_path"]
        ),
        region_code=row["region_code"],
        matter=matter,
        matter_state=row["matter_state"],
        current_version_id=row["current_version_id"],
        notice_limit=Limit(row["notice_days"]),
        hours=network.legal_hours_of(row["legal_hours"]),
        ladder=ladder_of(row["ladder"]),
        letters=tuple(letter_of(raw) for raw in rows_of(row["letters"])),
        made_before=row["made_before"] or "",
        applicant_known=row["applicant_known"],
        station=row["station"] or "",
        calendar_state=row["calendar_state"],
        recorded_at=row["recorded_at"],
    )


def decision_clock(
    started_at: datetime,
    limits: tuple[Limit | None, Limit | None],
    hours: LegalHours,
    pauses: tuple[Pause, ...] = (),
    extension: Extension | None = None,
) -> DecisionClock | None:
    """The decision clock from this instant, if there is a limit at all."""
    statutory, promised = limits
    if statutory is None and promised is None:
        return None
    return DecisionClock(
        local_date(started_at),
        statutory,
        promised,
        pauses,
        extension,
        started_at=started_at,
        hours=hours,
    )


def clock_of_row(row: Row) -> DecisionClock | None:
    """The decision clock of a row that has its limits, pauses and extension."""
    limits = (
        limit_of(row["statutory_number"], row["statutory_unit"]),
        limit_of(row["promised_number"], row["promised_unit"]),
    )
    pauses = tuple(stop.pause for stop in stops_of(row["pauses"]))
    hours = network.legal_hours_of(row["legal_hours"])
    return decision_clock(row["accepted_at"], limits, hours, pauses, extension_of(row))


def code_digest(number: str, code: str) -> str:
    """What a query code of this case is held against; the code itself is not kept."""
    return vault().digest(f"{number} {plain_query_code(code)}").hex()
