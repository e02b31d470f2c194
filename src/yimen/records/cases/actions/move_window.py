"""A case was taken in under the wrong window; the right one is written down."""

from datetime import datetime

from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.records.network import queries as network
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound


def move_window(
    *,
    number: str,
    window_id: int,
    reason: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case, counted at this window of the same hall."""
    case = approach(number, Step.MOVE_WINDOW, by, version)
    with_reason(reason=reason)
    right = network.window(window_id)
    if right is None or right.node_id != case.place.hall_id:
        raise NotFound(window=window_id)
    act = Act(
        step=Step.MOVE_WINDOW,
        by=by,
        at=at,
        after=case.state,
        changes={"window_id": window_id},
        texts={"reason": reason},
    )
    return move(case, act)
