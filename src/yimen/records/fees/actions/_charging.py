"""What cases are to be charged: found, computed, and put on a new bill."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, connection, transaction

from yimen.records.catalogue import queries as catalogue
from yimen.records.fees import models, queries
from yimen.records.fees.actions._bills import note, tell_cases, tell_payer
from yimen.records.fees.actions._paper import notice_text
from yimen.records.fees.queries import ChargeableCase
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.numbers import check_digit
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.messages import MessageKind
from yimen.rules.money import fees
from yimen.rules.money.fees import (
    Charge,
    ChargedAlready,
    Claim,
    NothingToCharge,
    Visitor,
)
from yimen.rules.money.payments import BillState
from yimen.rules.refusals import NotFound

_NEXT = "SELECT nextval(pg_get_serial_sequence('fee_bill', 'id'))"
_EIGHT = 10**8


@dataclass(frozen=True, slots=True)
class BillRaised:
    """The new bill and what it comes to."""

    number: str
    state: BillState
    due_cents: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes on a bill: the cases, what each is charged, and who pays."""

    cases: Sequence[ChargeableCase]
    charges: Sequence[tuple[Claim, Charge]]
    payer_id: int
    hall_id: int


def charged(
    claims: Iterable[Claim], cases: Sequence[ChargeableCase], at: datetime
) -> tuple[tuple[Claim, Charge], ...]:
    """What each claim comes to today; its case's guide must say that it is charged."""
    wanted = tuple(claims)
    if not wanted:
        raise NothingToCharge
    by_number = {case.number: case for case in cases}
    register = queries.register({claim.code for claim in wanted})
    for claim in wanted:
        case = by_number.get(claim.case)
        if case is None:
            raise NotFound(case=claim.case)
        matter = catalogue.matter_version(case.matter_version_id)
        fees.require_charged(matter, claim.code)
    on = local_date(at)
    return tuple((claim, fees.charge(claim, register, on)) for claim in wanted)


def one_visit(cases: Iterable[ChargeableCase]) -> None:
    """Raise unless these came in together."""
    fees.require_one_visit(
        Visitor(case.ticket_id, case.applicant_id, case.agent_id) for case in cases
    )


def put_on_bill(wanted: Wanted, *, step: Step, by: Actor, at: datetime) -> BillRaised:
    """Write the bill with its lines and its notice; nothing to pay settles at once."""
    due = sum(charge.net_cents for _, charge in wanted.charges)
    bill = _new(wanted, due, by, at)
    lines = _lines(bill, wanted)
    try:
        with transaction.atomic():
            models.BillLine.objects.bulk_create(lines)
    except IntegrityError as error:
        raise ChargedAlready(bill=bill.number) from error
    note(
        bill,
        step,
        by=by,
        at=at,
        told={"due": due, "lines": [_told(*one) for one in wanted.charges]},
        texts={"fee_notice": notice_text(bill, by, at)},
    )
    if bill.state == BillState.EXEMPT:
        tell_cases(bill, at)
    else:
        tell_payer(bill, MessageKind.BILL_READY, due, by=by, at=at)
    return BillRaised(bill.number, BillState(bill.state), due)


def _new(wanted: Wanted, due: int, by: Actor, at: datetime) -> models.Bill:
    with connection.cursor() as cursor:
        cursor.execute(_NEXT)
        (bill_id,) = cursor.fetchone()
    digits = f"{local_date(at):%Y%m%d}{bill_id % _EIGHT:08d}"
    tickets = {case.ticket_id for case in wanted.cases}
    bill = models.Bill(
        pk=bill_id,
        number=digits + check_digit(digits),
        state=BillState.OPEN if due else BillState.EXEMPT,
        hall_id=wanted.hall_id,
        payer_id=wanted.payer_id,
        ticket_id=tickets.pop() if len(tickets) == 1 else None,
        due_cents=due,
        raised_at=at,
        raised_by_id=by.officer_id,
    )
    models.Bill.objects.bulk_create([bill])
    return models.Bill.objects.select_related("hall", "payer").get(pk=bill_id)


def _lines(bill: models.Bill, wanted: Wanted) -> list[models.BillLine]:
    ids = {case.number: case.case_id for case in wanted.cases}
    return [
        models.BillLine(
            bill=bill,
            order=order,
            case_id=ids[claim.case],
            fee_id=charge.fee.fee_id,
            standard_id=charge.standard.standard_id,
            quantity=charge.quantity,
            gross_cents=charge.gross_cents,
            reduction_id=charge.reduction.reduction_id if charge.reduction else None,
            document=claim.document.strip(),
            reduced_cents=charge.reduced_cents,
            net_cents=charge.net_cents,
        )
        for order, (claim, charge) in enumerate(wanted.charges, 1)
    ]


def _told(claim: Claim, charge: Charge) -> Mapping[str, object]:
    return {
        "case": claim.case,
        "fee": charge.fee.code,
        "standard": charge.standard.number,
        "quantity": str(charge.quantity),
        "gross": charge.gross_cents,
        "reduction": charge.reduction.code if charge.reduction else "",
        "net": charge.net_cents,
    }
