"""A bill held until the act ends: found, changed, written down, and told to its cases.

Whoever changes money holds the bill's row first, so two who press at once come one
after the other, and the second sees what the first did.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from yimen.records.cases.actions.settle_fee import settle_fee
from yimen.records.catalogue import queries as catalogue
from yimen.records.fees import facts, models
from yimen.records.journal.append import Line, append
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.money.fees import needed_fees, yuan
from yimen.rules.money.payments import SETTLED, UNDER_WAY, PaymentUnderWay, state_of
from yimen.rules.refusals import NotFound

KIND = "bill"


def open_bill(number: str, step: Step, by: Actor) -> models.Bill:
    """The bill, held, if it is the actor's to see and the step theirs to take."""
    bill = hold(number=number)
    place = place_of(bill)
    if step not in authority.PUBLIC and not sight_of(by, Step.SEE_BILLS).shows(place):
        raise NotFound(bill=number)
    authority.require(by, step, place)
    return bill


def hold(**which: object) -> models.Bill:
    """The bill, held until the transaction ends."""
    found = models.Bill.objects.select_for_update(of=("self",)).filter(**which)
    bill = found.select_related("hall").first()
    if bill is None:
        raise NotFound(**which)
    return bill


def place_of(bill: models.Bill) -> Place:
    """Where acts on the bill happen."""
    return Place(hall_id=bill.hall_id, hall_path=bill.hall.path)


def nothing_under_way(bill: models.Bill) -> None:
    """Raise while some payment of the bill has no end."""
    going = models.Payment.objects.filter(bill=bill, state__in=sorted(UNDER_WAY))
    if going.exists():
        raise PaymentUnderWay(bill=bill.number)


def note(
    bill: models.Bill,
    step: Step,
    *,
    by: Actor,
    at: datetime,
    told: Mapping[str, object] | None = None,
    texts: Mapping[str, str] | None = None,
) -> None:
    """Write the row's sums and state as they are now, with their line."""
    line = Line(
        kind=KIND,
        subject=bill.number,
        step=step,
        by=by,
        happened_at=at,
        article="行政许可法第五十九条",
        before=_before(bill),
        after=bill.state,
        payload=dict(told or {}),
        texts=dict(texts or {}),
    )
    head = append(line)
    bill.version += 1
    bill.last_sequence, bill.last_hash = head.sequence, head.hash
    bill.save(
        update_fields=[
            "state",
            "paid_cents",
            "refunded_cents",
            "surplus_cents",
            "surplus_returned_cents",
            "voided_at",
            "version",
            "last_sequence",
            "last_hash",
        ]
    )


def _before(bill: models.Bill) -> str:
    """The state that the row still has; none before its first line."""
    if not bill.last_sequence:
        return ""
    return models.Bill.objects.values_list("state", flat=True).get(pk=bill.pk)


def restate(bill: models.Bill, **sums: int) -> None:
    """Put these sums on the bill and let its state follow."""
    balance = replace(facts.balance(bill), **sums)
    for name, cents in sums.items():
        setattr(bill, name, cents)
    bill.state = state_of(balance, is_void=bill.voided_at is not None)


def tell_cases(bill: models.Bill, at: datetime) -> None:
    """Note on every case of the bill whether all its fees are settled."""
    lines = models.BillLine.objects.filter(bill=bill).select_related("case")
    for case in {line.case_id: line.case for line in lines}.values():
        matter = catalogue.matter_version(case.matter_version_id)
        wanted = {fee.item_code for fee in needed_fees(matter)}
        live = models.BillLine.objects.filter(
            case=case, is_live=True, bill__state__in=sorted(SETTLED)
        )
        settled = wanted <= set(live.values_list("fee__code", flat=True))
        settle_fee(number=case.number, bill=bill.number, is_settled=settled, at=at)


def tell_payer(
    bill: models.Bill, kind: MessageKind, cents: int, *, by: Actor, at: datetime
) -> None:
    """Let the payer know what this bill comes to, or what became of the money."""
    notice = Notice(
        whom=Recipient.applicant(bill.payer_id),
        kind=kind,
        subject=Subject(KIND, bill.number),
        facts={"bill": bill.number, "yuan": yuan(cents)},
        hall_id=bill.hall_id,
        once=str(bill.version),
    )
    tell_all([notice], by=by, at=at)


def take_back(bill: models.Bill, reason: str, *, by: Actor, at: datetime) -> None:
    """Void the bill that nobody has paid; raises while a payment of it has no end."""
    nothing_under_way(bill)
    bill.voided_at = at
    restate(bill)
    models.BillLine.objects.filter(bill=bill).update(is_live=False)
    note(
        bill,
        Step.VOID_BILL,
        by=by,
        at=at,
        texts={"reason": reason.strip()},
    )
    tell_cases(bill, at)
