"""One errand as its page shows it: both clocks, who holds what, what comes next."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from yimen.ports.vault import vault
from yimen.records.agency import models
from yimen.records.agency.facts import ErrandFacts, OutreachDay, errand_facts
from yimen.records.agency.queries.twins import TwinRow, twins_of
from yimen.records.journal import queries as journal
from yimen.records.people import queries as people
from yimen.records.people.queries import PersonCard
from yimen.rules.agency import custody, errands
from yimen.rules.agency.custody import CLIENT, Held
from yimen.rules.agency.entrustment import Power
from yimen.rules.agency.errands import ErrandState, Scope
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.numbers import plain_query_code
from yimen.rules.catalogue.intake import PaperState
from yimen.rules.catalogue.matters import Material
from yimen.rules.documents.frame import Sheet, from_text
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound

_LINKS: Final = """
SELECT item.name, item.kind, item.pieces, link.sequence, link.giver, link.taker,
    link.giver_signed, link.taker_signed, link.happened_at, link.recorded_at
FROM custody_link AS link
JOIN custody_item AS item ON item.id = link.item_id
WHERE item.errand_id = %(errand)s
ORDER BY link.happened_at, link.sequence, item.id
"""
_PLACES: Final = "SELECT id, name FROM node WHERE id = ANY(%(ids)s)"
_CHOICES: Final = """
SELECT id, name FROM node
WHERE valid_to IS NULL AND id <> %(me)s AND (
    id = ANY(%(places)s) OR id = (SELECT parent_id FROM node WHERE id = %(me)s)
)
ORDER BY length(path) DESC, id
"""
_CODE: Final = "SELECT query_code_hash FROM errand WHERE number = %(number)s"
_NO_CODE: Final = "-" * 64
HAND_OVER: Final = "hand_over"
"""Under which name a line keeps the sheet of a hand-over."""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One hand-over of one paper, in words."""

    item: str
    pieces: int
    giver: str
    taker: str
    giver_signed: str
    taker_signed: str
    happened_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A paper and where it is now."""

    item_id: int
    name: str
    kind: str
    pieces: int
    holder: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A material of the guide as the agent ticked it."""

    material: Material
    state: PaperState
    originals: int
    copies: int


@dataclass(frozen=True, slots=True)
class ErrandLine:
    """A line of the errand's journal."""

    happened_at: datetime
    recorded_at: datetime
    step: Step
    actor: str
    text: str
    sequence: int
    has_sheet: bool  # of a hand-over


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandPage:
    """Everything that people of the house see of one errand."""

    errand: ErrandFacts
    client: PersonCard
    light: str
    powers: tuple[Power, ...]
    held: tuple[HeldRow, ...]
    links: tuple[LinkRow, ...]
    papers: tuple[PaperLine, ...]
    history: tuple[ErrandLine, ...]
    buttons: frozenset[Step]
    next_halls: tuple[tuple[int, str], ...]  # where it may be handed on to
    twins: tuple[TwinRow, ...]  # what else the client has open for this matter
    twin_reason: str


def errand_page(number: str, actor: Actor, at: datetime) -> ErrandPage:
    """The errand, if it passes a hall that the actor may see; else `NotFound`."""
    errand = errand_facts(number)
    if not errand.is_seen(sight_of(actor, Step.SEE_ERRANDS)):
        raise NotFound(errand=number)
    lines = journal.entries("errand", number)
    links = _links(errand.errand_id)
    names = _names(errand, lines, links)
    client = people.find_applicant(errand.client_id)
    if client is None:
        raise NotFound(errand=number)
    is_lying = errand.state in errands.TO_HAND_UP
    today = local_date(at)
    return ErrandPage(
        errand=errand,
        client=client,
        light=errands.light(errand.hand_up, today, errand.calendar) if is_lying else "",
        powers=tuple(one for one in Power if one in errand.powers),
        held=tuple(_held(one, names, actor) for one in errand.held),
        links=tuple(_named(link, names) for link in links),
        papers=_papers(errand),
        history=_history(number, lines, names),
        buttons=buttons(errand, actor),
        next_halls=_choices(errand, actor),
        twins=_twins(errand, actor),
        twin_reason=journal.texts("errand", number).get((1, "twin_reason"), ""),
    )


def _twins(errand: ErrandFacts, actor: Actor) -> tuple[TwinRow, ...]:
    """Only while it may still be one too many."""
    if errand.state not in errands.BEFORE_A_CASE:
        return ()
    code = errand.matter.code
    return twins_of(errand.client_id, code, actor, without=errand.number)


def buttons(errand: ErrandFacts, actor: Actor) -> frozenset[Step]:
    """What this actor may do now: never more than the acts allow."""
    here = custody.place(actor.hall_id or 0)
    has_papers = any(held.holder == here for held in errand.held)
    offer = errand.offer
    is_open = errand.state is not ErrandState.CLOSED
    rests_here = is_open and has_papers and offer is None
    mine = Place(hall_id=actor.hall_id, hall_path=actor.hall_path)
    at_target = actor.hall_id == errand.target_id
    all_here = all(held.holder == here for held in errand.held)
    possible = {
        Step.HAND_ON: (rests_here, mine),
        Step.TAKE_OVER: (offer is not None and offer.taker_id == actor.hall_id, mine),
        Step.CANCEL_HAND_OVER: (
            offer is not None and actor.hall_id in (offer.giver_id, offer.taker_id),
            mine,
        ),
        Step.TAKE_UP: (at_target and all_here and offer is None, errand.target_place),
        Step.DECLINE_ERRAND: (True, errand.target_place),
        Step.END_ERRAND: (True, errand.station_place),
        Step.HAND_RESULT: (True, errand.target_place),
        Step.GIVE_BACK: (rests_here, mine),
    }
    changes = errands.next_steps(errand.state)
    aside = {Step.HAND_ON, Step.TAKE_OVER, Step.CANCEL_HAND_OVER, Step.GIVE_BACK}
    return frozenset(
        step
        for step, (fits, place) in possible.items()
        if fits
        and (step in changes or step in aside)
        and authority.may(actor, step, place)
    )


def entrustment_of(number: str, actor: Actor) -> Sheet:
    """The paper of 9.14 as it was made."""
    errand = errand_facts(number)
    if not errand.is_seen(sight_of(actor, Step.SEE_ERRANDS)):
        raise NotFound(errand=number)
    return from_text(journal.texts("errand", number)[1, "entrustment"])


def hand_over_of(number: str, sequence: int, actor: Actor) -> Sheet:
    """The sheet of the hand-over that this line of the errand tells of."""
    errand = errand_facts(number)
    found = journal.texts("errand", number).get((sequence, HAND_OVER))
    if found is None or not errand.is_seen(sight_of(actor, Step.SEE_ERRANDS)):
        raise NotFound(errand=number, sequence=sequence)
    return from_text(found)


@dataclass(frozen=True, slots=True)
class StationIntakeRow:
    """Which station took a case's papers for the villager, when, by whose hand."""

    errand_number: str
    station: str
    agent: str
    taken_at: datetime


def station_intake(case_number: str) -> StationIntakeRow | None:
    """The errand that a case came from; none for most."""
    rows = models.Errand.objects.select_related("station", "agent")
    row = rows.filter(case__number=case_number).first()
    if row is None:
        return None
    return StationIntakeRow(row.number, row.station.name, row.agent.name, row.taken_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandProgress:
    """An errand as the villager may see it, by number and code."""

    number: str
    state: ErrandState
    outcome: str
    matter: str
    station: str
    target: str
    organ: str
    agent: str
    taken_at: datetime
    handed_up_at: datetime | None
    agency_received_at: datetime | None
    closed_at: datetime | None
    case_number: str
    scope: Scope
    outreach: OutreachDay | None
    held: tuple[HeldRow, ...]
    links: tuple[LinkRow, ...]


def errand_progress(number: str, code: str) -> ErrandProgress | None:
    """The errand, or None: for a wrong code and for an unknown number alike."""
    with connection.cursor() as cursor:
        cursor.execute(_CODE, {"number": number})
        row = cursor.fetchone()
    kept = row[0] if row else _NO_CODE
    given = vault().digest(f"{number} {plain_query_code(code)}").hex()
    if not hmac.compare_digest(kept.encode(), given.encode()):
        return None
    return held_errand(number)


def held_errand(number: str) -> ErrandProgress | None:
    """The errand for whoever gave its code a moment ago."""
    if not models.Errand.objects.filter(number=number).exists():
        return None
    errand = errand_facts(number)
    links = _links(errand.errand_id)
    names = _names(errand, (), links) | {CLIENT: "您自己"}
    return ErrandProgress(
        number=errand.number,
        state=errand.state,
        outcome=errand.outcome or "",
        matter=errand.matter.name,
        station=errand.station,
        target=errand.target,
        organ=errand.organ,
        agent=errand.agent,
        taken_at=errand.taken_at,
        handed_up_at=errand.handed_up_at,
        agency_received_at=errand.agency_received_at,
        closed_at=errand.closed_at,
        case_number=errand.case_number,
        scope=errand.scope,
        outreach=errand.outreach,
        held=tuple(_held(one, names, None) for one in errand.held),
        links=tuple(_named(link, names) for link in links),
    )


def _links(errand_id: int) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_LINKS, {"errand": errand_id})
        return list(cursor.fetchall())


def _names(
    errand: ErrandFacts,
    lines: tuple[journal.Written, ...],
    links: list[tuple[object, ...]],
) -> dict[str, str]:
    """Every mark of the page in words."""
    ends = {str(end) for link in links for end in (link[4], link[5])}
    signers = {str(one) for link in links for one in (link[6], link[7])}
    officers = {line.actor for line in lines} | signers
    ids = {int(one.partition(":")[2]) for one in officers if one.startswith("officer:")}
    names = {f"officer:{id_}": name for id_, name in people.names_of(ids).items()}
    nodes = {custody.node_of(end) for end in ends} - {None}
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, {"ids": list(nodes)})
        names |= {f"node:{id_}": name for id_, name in cursor.fetchall()}
    return names | {
        CLIENT: "委托人",
        f"{CLIENT}:paper": "委托人（纸上签名）",
        f"{CLIENT}:screen": "委托人（屏上签名）",
        f"organ:{errand.organ_id}": errand.organ,
        "system": "系统",
    }


def _named(link: tuple[object, ...], names: dict[str, str]) -> LinkRow:
    item, _, pieces, _, *marks, happened_at, recorded_at = link
    giver, taker, giver_signed, taker_signed = (
        names.get(str(mark), str(mark)) for mark in marks
    )
    assert isinstance(pieces, int)  # noqa: S101 - narrows what the driver gives
    assert isinstance(happened_at, datetime)  # noqa: S101 - narrows
    assert isinstance(recorded_at, datetime)  # noqa: S101 - narrows
    return LinkRow(
        str(item),
        pieces,
        giver,
        taker,
        giver_signed,
        taker_signed,
        happened_at,
        recorded_at,
    )


def _held(held: Held, names: dict[str, str], actor: Actor | None) -> HeldRow:
    here = custody.place(actor.hall_id) if actor and actor.hall_id else ""
    return HeldRow(
        held.item_id,
        held.name,
        held.kind,
        held.pieces,
        names.get(held.holder, held.holder),
        held.holder == here,
    )


def _papers(errand: ErrandFacts) -> tuple[PaperLine, ...]:
    ticked = {paper.code: paper for paper in errand.papers}
    lines: list[PaperLine] = []
    for material in errand.matter.materials:
        paper = ticked.get(material.code)
        absent = PaperState.SHARED if material.is_shared else PaperState.MISSING
        lines.append(
            PaperLine(
                material,
                paper.state if paper else absent,
                paper.originals if paper else 0,
                paper.copies if paper else 0,
            )
        )
    return tuple(lines)


def _history(
    number: str, lines: tuple[journal.Written, ...], names: dict[str, str]
) -> tuple[ErrandLine, ...]:
    texts = journal.texts("errand", number)
    return tuple(
        ErrandLine(
            line.happened_at,
            line.recorded_at,
            Step(line.step),
            names.get(line.actor, ""),
            texts.get((line.sequence, "reason"), ""),
            line.sequence,
            (line.sequence, HAND_OVER) in texts,
        )
        for line in lines
    )


def _choices(errand: ErrandFacts, actor: Actor) -> tuple[tuple[int, str], ...]:
    if actor.hall_id is None:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_CHOICES, {"me": actor.hall_id, "places": list(errand.places)})
        return tuple((int(id_), str(name)) for id_, name in cursor.fetchall())
