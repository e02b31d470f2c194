"""An organ hands back what was passed to it and is not its own (退回移交)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Moved
from yimen.records.cases.actions._passes import pass_on, passes_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import handing
from yimen.rules.cases.handing import Passed, Passing


@transaction.atomic
def hand_back(
    *, number: str, reason: str, version: int | None = None, by: Actor, at: datetime
) -> Moved:
    """The case with the organ it came from; the clock never stopped."""
    case = approach(number, Step.HAND_BACK, by, version)
    with_reason(reason=reason)
    came = handing.check_hand_back(
        passes_of(case), organ_id=case.place.organ_id, at=at, on=case.calendar
    )
    passed = Passed(Passing.BACK, came.to_organ_id, came.from_organ_id, at)
    return pass_on(case, passed, step=Step.HAND_BACK, reason=reason, by=by)
