"""An examiner takes a case off the pile."""

from datetime import datetime

from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.cases import hearings
from yimen.rules.cases.decisions import HeldByAnother


def take(*, number: str, version: int | None = None, by: Actor, at: datetime) -> Moved:
    """The case, held by the actor; the chief representative may take it over."""
    case = approach(number, Step.TAKE, by, version)
    holder = case.place.holder_id
    if holder not in {None, by.post_of} and not by.has(Role.CHIEF_REPRESENTATIVE):
        raise HeldByAnother(case=number)
    hearings.require_reviewer(case.hosts, by.officer_ids)
    act = Act(
        step=Step.TAKE,
        by=by,
        at=at,
        after=case.state,
        changes={"holder_id": by.post_of},
        evidence={"held_by": holder},
    )
    return move(case, act)
