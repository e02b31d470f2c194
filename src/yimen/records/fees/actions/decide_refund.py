"""The second person approves a refund, or says why not."""

from datetime import datetime

from django.db import transaction

from yimen.records.fees import models
from yimen.records.fees.actions._bills import note, open_bill
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.money.payments import RefundNotOpen, RefundState, check_second_person
from yimen.rules.refusals import NotFound


@transaction.atomic
def decide_refund(
    *, refund_id: int, approves: bool, note_text: str = "", by: Actor, at: datetime
) -> RefundState:
    """Where the refund stands now; approved money still has to be handed back."""
    found = models.Refund.objects.filter(pk=refund_id).select_related("bill").first()
    if found is None:
        raise NotFound(refund=refund_id)
    bill = open_bill(found.bill.number, Step.DECIDE_REFUND, by)
    refund = models.Refund.objects.get(pk=refund_id)
    if refund.state != RefundState.ASKED:
        raise RefundNotOpen(state=refund.state)
    check_second_person(refund.asked_by_id, by)
    if not approves and not note_text.strip():
        raise ReasonMissing(missing=["note"])
    refund.state = RefundState.SENT if approves else RefundState.DENIED
    refund.decided_at, refund.decided_by_id = at, by.officer_id
    refund.note = note_text.strip()
    refund.save(update_fields=["state", "decided_at", "decided_by", "note"])
    told = {"refund": refund.key, "state": refund.state, "cents": refund.cents}
    note(bill, Step.DECIDE_REFUND, by=by, at=at, told=told)
    return RefundState(refund.state)
