"""The station takes an errand (代办受理): entrusted, listed, signed over.

That is no receipt in the law's sense. The organ's clock starts when its own hall has
the papers (`take_up.py`); the agent's three working days to hand up start here.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.agency import models
from yimen.records.agency.actions import _custody, _numbering
from yimen.records.agency.actions._opening import Opening, opening_of
from yimen.records.agency.actions._write import Said, line_of, officer_of
from yimen.records.agency.facts import paper_columns
from yimen.records.agency.queries.twins import twins_of
from yimen.records.catalogue import queries as catalogue
from yimen.records.journal.append import append
from yimen.records.people import queries as people
from yimen.records.people.actions.register_applicant import register_applicant
from yimen.rules.agency import custody, elsewhere, entrustment, errand_numbers, errands
from yimen.rules.agency.custody import CLIENT, Held, ItemKind
from yimen.rules.agency.entrustment import InPersonOnly
from yimen.rules.agency.errand_papers import Carried, ErrandPaper, entrustment_sheet
from yimen.rules.agency.errands import Channel, ErrandChanged, ErrandState, Where
from yimen.rules.agency.offline_intake import Intake
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import merging, numbers
from yimen.rules.cases.applications import MatterNotInForce
from yimen.rules.catalogue import intake as papers
from yimen.rules.catalogue.intake import Finding
from yimen.rules.catalogue.matters import Matter
from yimen.rules.conduct import outreach
from yimen.rules.documents.frame import as_text
from yimen.rules.documents.paper_facts import fee_words
from yimen.rules.legal_clock.calendar import local_date

ARTICLE = "行政许可法第二十九条"
PAPER = "entrustment"
TWIN_REASON = "twin_reason"


@dataclass(frozen=True, slots=True)
class TakenErrand:
    """What the agent hears: the number, the code to ask by, and what is missing."""

    number: str
    query_code: str
    finding: Finding
    is_repeat: bool = False
    twins: tuple[str, ...] = ()  # what else is open for the same matter


@transaction.atomic
def take_errand(
    *,
    intake: Intake,
    where: Where | None = None,
    is_confirmed: bool = False,
    by: Actor,
    at: datetime,
) -> TakenErrand:
    """The errand; the same form or the same signed text again is the same errand."""
    where = where or Where.of(by)
    authority.require(by, where.step, where.place)
    _numbering.one_by_one(f"errand {intake.number or intake.submit_key}")
    matter = catalogue.matter_version(intake.matter_version_id)
    opening = opening_of(intake, matter, where)
    finding = _finding(matter, intake)
    if opening.made_before:
        return _again(opening, intake, finding)
    _check(opening, matter, intake)
    channel = _met(opening, intake, where)
    client_id = _client(intake, by, at, is_confirmed=is_confirmed)
    twins = _twins(matter, intake, where, client_id, by)
    taking = _Taking(matter, intake, where, opening, channel, client_id, twins, by, at)
    return _taken(taking, finding)


@dataclass(frozen=True, slots=True)
class _Taking:
    """All that the rows are made of."""

    matter: Matter
    intake: Intake
    where: Where
    opening: Opening
    channel: Channel
    client_id: int
    twins: tuple[str, ...]
    by: Actor
    at: datetime

    @property
    def taken_at(self) -> datetime:
        """When the station took it, as far as its device is believed."""
        return errands.believed(self.intake.happened_at, self.at)


def _finding(matter: Matter, said: Intake) -> Finding:
    return papers.examine(matter.materials, said.papers)


def _check(opening: Opening, matter: Matter, said: Intake) -> None:
    entrustment.check(said.entrustment)
    if not opening.is_in_use:
        raise MatterNotInForce(matter=matter.name)
    elsewhere.check(said.scope, opening.chosen)
    if "本人" in matter.elements.visit_reason:
        raise InPersonOnly(matter=matter.name, reason=matter.elements.visit_reason)


def _met(opening: Opening, said: Intake, where: Where) -> Channel:
    """Where they met; raises unless the agent is on the roster of the day named."""
    on = local_date(said.happened_at)
    return outreach.met(opening.outreach, said.channel, where.agent_id, on)


_LATER: Final[Mapping[str, object]] = {
    "target_id": None,
    "scope": "",
    "twin_reason": "",
}
"""What devices could not say at first: unsaid, it leaves a digest as it was."""


def _twins(
    matter: Matter, said: Intake, where: Where, client_id: int, by: Actor
) -> tuple[str, ...]:
    """What else is open; with a line, an agent says why this is another thing."""
    _numbering.one_by_one(f"errand of {client_id} for {matter.code}")
    found = tuple(one.number for one in twins_of(client_id, matter.code, by))
    if where.step is Step.TAKE_ERRAND and where.key_id is None:
        merging.require_reason(found, said.twin_reason)
    return found


def digest_of(said: Intake) -> bytes:
    """What tells a repeat from another errand; an online form's instant does not."""
    plain = asdict(said)
    plain["entrustment"]["powers"] = sorted(said.entrustment.powers)
    for name, unsaid in _LATER.items():
        if plain[name] == unsaid:
            del plain[name]
    if not said.number:
        plain["happened_at"] = ""
        plain["query_code"] = ""
    return vault().digest(json.dumps(plain, default=str, sort_keys=True))


def _again(opening: Opening, said: Intake, finding: Finding) -> TakenErrand:
    if opening.said_digest != digest_of(said):
        raise ErrandChanged(errand=opening.made_before)
    row = models.Errand.objects.get(number=opening.made_before)
    code = vault().unseal(bytes(row.query_code_sealed))
    return TakenErrand(row.number, code, finding, is_repeat=True)


def _client(said: Intake, by: Actor, at: datetime, *, is_confirmed: bool) -> int:
    """The client's id; a name is needed only the first time."""
    identity = said.identity
    if not identity.name:
        card = people.applicant_of_number(identity.id_kind, identity.id_number)
        if card is not None:
            return card.applicant_id
    may = authority.may_somewhere(by, Step.REGISTER_APPLICANT)
    return register_applicant(
        identity=identity, is_confirmed=is_confirmed, by=by if may else SYSTEM, at=at
    )


def _number(taking: _Taking) -> str:
    where, said = taking.where, taking.intake
    if said.number:
        _numbering.require_leased(said.number, where.key_id)
        return said.number
    officer = officer_of(taking.by, Step.TAKE_ERRAND)
    block = _numbering.lease(
        where.station_id, 1, key_id=None, officer_id=officer, at=taking.at
    )
    return errand_numbers.written(block.first)


def _taken(taking: _Taking, finding: Finding) -> TakenErrand:
    number = _number(taking)
    code = taking.intake.query_code or _fresh_code()
    columns = _columns(taking, number, code)
    carried = _carried(taking)
    sheet = entrustment_sheet(_paper(taking, number, code, carried))
    told = {
        name: value
        for name, value in columns.items()
        if name not in {"said_digest", "query_code_sealed", "query_code_hash"}
    }
    said = Said(
        step=Step.TAKE_ERRAND,
        by=taking.by,
        at=taking.taken_at,
        after=ErrandState.TAKEN,
        article=ARTICLE,
        changes=told,
        evidence={
            "skew_seconds": taking.where.skew_seconds,
            **({"twins": taking.twins} if taking.twins else {}),
        },
        texts={
            PAPER: as_text(sheet),
            "signature": taking.intake.signature,
            "note": taking.intake.note,
            TWIN_REASON: taking.intake.twin_reason if taking.twins else "",
        },
    )
    head = append(line_of(number, "", said))
    row = models.Errand.objects.create(
        number=number,
        state=ErrandState.TAKEN.value,
        last_sequence=head.sequence,
        last_hash=head.hash,
        **columns,
    )
    _hand_in(row.pk, taking)
    _forget_draft(taking)
    return TakenErrand(number, code, finding, twins=taking.twins)


def _forget_draft(taking: _Taking) -> None:
    """The form is finished: what was kept of it has done its work."""
    drafts = models.ErrandDraft.objects.filter(officer_id=taking.where.agent_id)
    drafts.filter(submit_key=taking.intake.submit_key).delete()


def _columns(taking: _Taking, number: str, code: str) -> dict[str, object]:
    said, where, opening = taking.intake, taking.where, taking.opening
    limit = errands.hand_up(taking.taken_at, opening.calendar)
    return {
        "submit_key": said.submit_key,
        "said_digest": digest_of(said),
        "channel": taking.channel.value,
        "scope": said.scope.value,
        "station_id": where.station_id,
        "target_id": opening.target_id,
        "places": sorted({where.station_id, opening.target_id}),
        "agent_id": where.agent_id,
        "organ_id": taking.matter.organ_id,
        "matter_version_id": said.matter_version_id,
        "client_id": taking.client_id,
        "powers": sorted(said.entrustment.powers),
        "signed_on": said.entrustment.signed_on,
        "last_valid_on": said.entrustment.last_valid_on,
        "papers": paper_columns(said.papers),
        "query_code_hash": code_hash(number, code),
        "query_code_sealed": vault().seal(code),
        "taken_at": taking.taken_at,
        "recorded_at": opening.recorded_at,
        "skew_seconds": where.skew_seconds,
        "key_id": where.key_id,
        "outreach_id": said.outreach_id,
        "hand_up_due_on": limit.due_on,
        "hand_up_latest_on": limit.latest_on,
    }


def _hand_in(errand_id: int, taking: _Taking) -> None:
    """The villager gives, the station takes: the first link of every paper."""
    items = _custody.entrusted(errand_id, taking.matter, taking.intake.papers)
    held = [
        Held(item.pk, item.name, ItemKind(item.kind), item.pieces, CLIENT, 0)
        for item in items
    ]
    _custody.write(
        custody.links(held, CLIENT, custody.place(taking.where.station_id)),
        (CLIENT, f"officer:{taking.where.agent_id}"),
        happened_at=taking.taken_at,
        recorded_at=taking.opening.recorded_at,
    )


def _carried(taking: _Taking) -> tuple[Carried, ...]:
    lines = [Carried(_custody.BUNDLE, 1, "")]
    for paper in taking.intake.papers:
        material = taking.matter.material(paper.code)
        if material is not None and paper.originals and paper.state.is_in:
            lines.append(Carried(material.name, paper.originals, "原件，办完退还"))
    return tuple(lines)


def _paper(
    taking: _Taking, number: str, code: str, carried: tuple[Carried, ...]
) -> ErrandPaper:
    opening, said = taking.opening, taking.intake
    return ErrandPaper(
        number=number,
        query_code=code,
        matter_name=taking.matter.name,
        matter_code=taking.matter.code,
        client=people.full_name(taking.client_id),
        client_id=said.identity.id_number,
        agent=opening.agent,
        station=opening.station,
        station_phone=opening.station_phone,
        target=opening.target,
        organ=opening.organ,
        entrustment=said.entrustment,
        met=opening.outreach_at,
        channel=taking.channel,
        scope=said.scope,
        carried=carried,
        fee_words=fee_words(taking.matter),
        taken_at=taking.taken_at,
        hand_up=errands.hand_up(taking.taken_at, opening.calendar),
        supervision_phone=opening.supervision_phone,
    )


def code_hash(number: str, code: str) -> str:
    """What a query code of this errand is held against."""
    return vault().digest(f"{number} {numbers.plain_query_code(code)}").hex()


def _fresh_code() -> str:
    signs = len(numbers.QUERY_SIGNS)
    draws = [secrets.randbelow(signs) for _ in range(numbers.QUERY_CODE_LENGTH)]
    return numbers.query_code(draws)
