"""The approver sends an examined case back to the examiner."""

from datetime import datetime

from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import State


def send_back(
    *, number: str, reason: str, version: int | None = None, by: Actor, at: datetime
) -> Moved:
    """The case, to be examined again by whoever holds it; the clock runs on."""
    case = approach(number, Step.SEND_BACK, by, version)
    with_reason(reason=reason)
    act = Act(
        step=Step.SEND_BACK,
        by=by,
        at=at,
        after=State.ACCEPTED,
        changes={"examined_at": None, "examined_by_id": None},
        evidence={"examined_by": case.examined_by},
        texts={"reason": reason},
    )
    return move(case, act)
