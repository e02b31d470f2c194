"""One bill for all that somebody came for (一次性收费), from registered fees only."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from yimen.records.fees import queries
from yimen.records.fees.actions._charging import (
    BillRaised,
    Wanted,
    charged,
    one_visit,
    put_on_bill,
)
from yimen.records.people import queries as people
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.money.fees import Claim, QuantityNeeded
from yimen.rules.refusals import NotFound


@transaction.atomic
def raise_bill(
    *, claims: Sequence[Claim], payer_id: int | None = None, by: Actor, at: datetime
) -> BillRaised:
    """The bill over these claims; the payer is who applied, unless another is named."""
    authority.require(by, Step.BILL, Place(hall_id=by.hall_id, hall_path=by.hall_path))
    cases = queries.chargeable_of({claim.case for claim in claims}, by)
    charges = charged(claims, cases, at)
    one_visit(cases)
    payers = {case.applicant_id for case in cases} | {case.agent_id for case in cases}
    payer = payer_id or cases[0].applicant_id
    if payer not in payers or people.find_applicant(payer) is None:
        raise NotFound(applicant=payer)
    wanted = Wanted(cases, charges, payer, by.hall_id or 0)
    return put_on_bill(wanted, step=Step.BILL, by=by, at=at)


@transaction.atomic
def raise_own_bill(*, case: str, by: Actor, at: datetime) -> BillRaised:
    """The bill over what a case costs, asked for by whoever holds its query code.

    Of a joint case, over all its parts: it is paid once. Only amounts that need
    nobody's judgement: no quantity, no reduction.
    """
    found = queries.chargeable_whole(case)
    if not found:
        raise NotFound(case=case)
    open_fees = [one for one in queries.charges_of(found, at) if not one.is_optional]
    if any(one.standard is None or one.standard.asks_quantity for one in open_fees):
        raise QuantityNeeded(unit="")
    claims = tuple(Claim(case=one.case.number, code=one.code) for one in open_fees)
    of_all = charged(claims, found, at)
    wanted = Wanted(found, of_all, found[0].applicant_id, found[0].hall_id)
    return put_on_bill(wanted, step=Step.PAY_ONLINE, by=by, at=at)
