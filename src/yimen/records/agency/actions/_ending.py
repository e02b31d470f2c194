"""The line that turns an errand round."""

from datetime import datetime

from yimen.records.agency.actions._write import Said, move
from yimen.records.agency.facts import ErrandFacts
from yimen.rules.agency import custody, errands
from yimen.rules.agency.errands import ErrandState, Outcome
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import ReasonMissing


def end(
    errand: ErrandFacts,
    step: Step,
    outcome: Outcome,
    reason: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """From now on the papers go back to the villager."""
    after = errands.after(errand.state, step)
    if not reason.strip():
        raise ReasonMissing(missing=["reason"])
    after = errands.turned(after, is_settled=custody.is_settled(errand.held))
    closed = {"closed_at": at} if after is ErrandState.CLOSED else {}
    move(
        errand,
        Said(
            step=step,
            by=by,
            at=at,
            after=after,
            changes={"outcome": outcome.value, **closed},
            texts={"reason": reason},
        ),
    )
