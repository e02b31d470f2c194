"""The competent hall receives the errand: here the organ has the papers (许可法 32).

A case begins, at this instant and not at the station's. What the villager was told at
the station is checked again against the guide that is in force today.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.records.agency.actions._write import Said, approach, move
from yimen.records.agency.facts import ErrandFacts, errand_facts
from yimen.records.cases import queries as cases
from yimen.records.cases.actions.take_in import take_in
from yimen.records.catalogue import queries as catalogue
from yimen.records.messages.actions.tell import tell
from yimen.rules.agency import custody, entrustment, errands
from yimen.rules.agency.custody import HandOverOpen, ItemKind, StillOutside
from yimen.rules.agency.entrustment import Power
from yimen.rules.agency.errands import ErrandState
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import (
    AgentPower,
    Application,
    Outcome,
    StationIntake,
)
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue.intake import Paper
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.messages import MessageKind, Recipient, Subject

CHANNEL = "agency"


@dataclass(frozen=True, slots=True)
class TakenUp:
    """The case that the errand has become."""

    case_number: str
    state: State


@transaction.atomic
def take_up(
    *,
    number: str,
    papers: tuple[Paper, ...],
    outcome: Outcome,
    by: Actor,
    at: datetime,
) -> TakenUp:
    """The case, received now; the same press again answers the same."""
    errand = errand_facts(number)
    approach(errand, Step.TAKE_UP, by, errand.target_place)
    if errand.case_number:
        page = cases.case_page(errand.case_number, by, at)
        return TakenUp(page.number, page.state)
    after = errands.after(errand.state, Step.TAKE_UP)
    _is_here(errand)
    entrustment.require(
        errand.powers, errand.last_valid_on, Power.SUBMIT, local_date(at)
    )
    taken = take_in(
        application=_application(errand, papers), outcome=outcome, by=by, at=at
    )
    move(errand, _said(errand, taken.number, after, by=by, at=at))
    _tell(errand, taken.number, by, at)
    return TakenUp(taken.number, taken.state)


def _said(
    errand: ErrandFacts, case: str, after: ErrandState, *, by: Actor, at: datetime
) -> Said:
    handed_up = {} if errand.handed_up_at else {"handed_up_at": at}
    received = {"agency_received_at": at, "case_id": cases.case_id_of(case)}
    return Said(
        step=Step.TAKE_UP,
        by=by,
        at=at,
        after=after,
        article="行政许可法第三十二条",
        changes={**received, **handed_up},
        evidence={"case": case},
    )


def _tell(errand: ErrandFacts, case: str, by: Actor, at: datetime) -> None:
    """The villager hears that the legal clock has begun."""
    tell(
        whom=Recipient.applicant(errand.client_id),
        kind=MessageKind.ERRAND_RECEIVED,
        subject=Subject("case", case),
        facts={"matter": errand.matter.name, "case": case, "hall": errand.target},
        by=by,
        at=at,
    )


def _is_here(errand: ErrandFacts) -> None:
    """Raise unless every paper lies in the competent hall, signed for."""
    if errand.offer is not None:
        raise HandOverOpen(errand=errand.number)
    here = custody.place(errand.target_id)
    carried = (held for held in errand.held if held.kind is not ItemKind.RESULT)
    if any(held.holder != here for held in carried):
        raise StillOutside(errand=errand.number)


def _application(errand: ErrandFacts, papers: tuple[Paper, ...]) -> Application:
    current = catalogue.current_version(errand.matter.code)
    return Application(
        submit_key=f"errand:{errand.number}",
        matter_version_id=current.version_id,
        applicant_id=errand.client_id,
        papers=papers,
        agent_power=AgentPower.ENTRUSTED,
        channel=CHANNEL,
        station=StationIntake(errand.station_id, errand.taken_at),
    )
