"""Coming up to a joint case: as the one who leads it, or as a unit that is asked."""

from dataclasses import replace
from datetime import datetime

from yimen.records.approvals import models
from yimen.records.approvals.actions._turn import Turn, turn
from yimen.records.cases.facts import case_facts
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound


def as_lead(number: str, step: Step, by: Actor, at: datetime) -> Turn:
    """The joint case, if the actor may take this step for the lead unit."""
    place = case_facts(number, SYSTEM).place
    if not sight_of(by, Step.SEE_JOINT).shows(place):
        raise NotFound(joint=number)
    authority.require(by, step, place)
    return turn(number, by, at)


def as_unit(
    number: str, key: str, step: Step, by: Actor, at: datetime
) -> tuple[Turn, models.Member]:
    """The joint case and the member, if the actor may take this step for its unit."""
    act = turn(number, by, at)
    member = act.member(key)
    require_unit(act, member.organ_id, step)
    return act, member


def require_unit(act: Turn, organ_id: int, step: Step) -> None:
    """Raise unless the actor may take this step for this unit in this joint case."""
    place = replace(act.case.place, organ_id=organ_id, holder_id=None)
    if not sight_of(act.by, Step.SEE_JOINT).shows(place):
        raise NotFound(joint=act.number)
    authority.require(act.by, step, place)
