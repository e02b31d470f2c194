"""A case goes to the organ whose it is (移交); the day of receipt stays."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Moved
from yimen.records.cases.actions._passes import pass_on, passes_of
from yimen.records.network import queries as network
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.cases import handing
from yimen.rules.cases.handing import OrganNotHere, Passed, Passing, Whither


@transaction.atomic
def transfer_case(
    *,
    number: str,
    to: Whither,
    reason: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case with the other organ; after acceptance only with the power itself."""
    case = approach(number, Step.TRANSFER_CASE, by, version)
    with_reason(reason=reason)
    if by.has(Role.DUTY_DIRECTOR):
        network.require_sign_off(by, case.place, at)
    handing.check_transfer(
        case.state,
        case.place.organ_id,
        to.organ_id,
        basis=to.basis,
        passes=passes_of(case),
        by=by,
    )
    here = network.organs_in(case.place.hall_id or 0)
    if to.organ_id not in {one.organ_id for one in here}:
        raise OrganNotHere(organ=to.organ_id)
    passed = Passed(
        Passing.ORGAN, case.place.organ_id or 0, to.organ_id, at, handing.settles(by)
    )
    return pass_on(
        case, passed, step=Step.TRANSFER_CASE, reason=reason, basis=to.basis, by=by
    )
