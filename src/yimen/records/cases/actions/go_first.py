"""A case with a green channel is taken before others: its order, and nothing else.

Whoever waits in a hall about it just then is put first there too, in the same act.
"""

from datetime import datetime

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._aside import until_it_fits
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.records.queue.actions.rank_again import Visit, rank_again
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import options
from yimen.rules.cases.options import OptionGround


def go_first(*, number: str, ground: OptionGround, by: Actor, at: datetime) -> Moved:
    """The case, first in every worklist; no day of its clocks has moved."""
    return _ordered(number, Step.GO_FIRST, ground.value, by, at)


def go_in_turn(*, number: str, by: Actor, at: datetime) -> Moved:
    """The case, back in the order of days; its green channel has ended."""
    return _ordered(number, Step.GO_IN_TURN, options.IN_TURN, by, at)


def _ordered(number: str, step: Step, ground: str, by: Actor, at: datetime) -> Moved:
    def order() -> Moved:
        case = approach(number, step, by)
        act = Act(
            step=step,
            by=by,
            at=at,
            after=case.state,
            changes={"first_ground": ground},
            evidence={"was": case.first_ground},
        )
        moved = move(case, act, is_aside=True)
        tickets = models.Case.objects.filter(number=case.number)
        visit = Visit(case.number, tickets.values_list("ticket_id", flat=True).get())
        rank_again(visit=visit, step=step, by=by, at=at)
        return moved

    return until_it_fits(order)
