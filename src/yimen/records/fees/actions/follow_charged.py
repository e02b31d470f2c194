"""What was charged for a case that turns out to be another one.

Registered in `site/wiring.py`; called in the transaction in which a case is received
again under another matter, or merged into its twin. What nobody has paid is void, what
was paid and is no longer owed is asked back for a second person to approve, and what
the right matter costs too counts for it. A payment without an end forbids the act.
"""

from typing import Final

from yimen.records.cases import queries as cases
from yimen.records.cases.actions._followers import Followed
from yimen.records.catalogue import queries as catalogue
from yimen.records.fees import facts, models
from yimen.records.fees.actions._bills import hold, take_back, tell_cases
from yimen.records.fees.actions._refunds import RefundWish, ask_back
from yimen.rules.authority.steps import Step
from yimen.rules.money.fees import due_fees
from yimen.rules.money.payments import BillState, Fate, RefundGround, fate

_WHY: Final = {
    Step.CHANGE_MATTER: (RefundGround.WRONG_CHARGE, "办件改正了事项，原来的费用不该收"),
    Step.MERGE: (RefundGround.NOT_PROVIDED, "办件并入先收的一件，这一件不再办"),
}


def follow_charged(told: Followed) -> None:
    """Put the bills of a case right after it was changed or merged."""
    step = next((one for one in told.steps if one in _WHY), None)
    if step is None:
        return
    lines = models.BillLine.objects.filter(case_id=told.case_id)
    bills = sorted(set(lines.filter(is_live=True).values_list("bill_id", flat=True)))
    if bills:
        still = _still_charged(told, step)
        for bill_id in bills:
            _put_right(hold(pk=bill_id), told, step, still)
    elif last := lines.select_related("bill").order_by("-bill_id").first():
        tell_cases(last.bill, told.at)  # what was void may be owed again


def _still_charged(told: Followed, step: Step) -> frozenset[str]:
    """The fees that the case costs as it stands now; merged, it costs nothing."""
    if step is Step.MERGE:
        return frozenset()
    matter = catalogue.matter_version(cases.version_of(told.case_id))
    return frozenset(fee.item_code for fee in due_fees(matter))


def _put_right(
    bill: models.Bill, told: Followed, step: Step, still: frozenset[str]
) -> None:
    ground, reason = _WHY[step]
    state = BillState(bill.state)
    fates = {
        line.pk: fate(state, line.fee.code, still)
        for line in bill.lines.filter(case_id=told.case_id).select_related("fee")
    }
    if Fate.VOIDED in fates.values():
        take_back(bill, reason, by=told.by, at=told.at)
        return
    wanted = {
        line.line_id: line.left_cents
        for line in facts.paid_lines(bill)
        if fates.get(line.line_id) is Fate.ASKED_BACK and line.left_cents
    }
    if wanted:
        wish = RefundWish(ground=ground, reason=reason, wanted=wanted)
        ask_back(bill, wish, by=told.by, at=told.at)
    tell_cases(bill, told.at)
