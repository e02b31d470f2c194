"""Refunds: asked for, approved by another, handed back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.fees import queries
from yimen.records.fees.actions.ask_refund import ask_refund
from yimen.records.fees.actions.decide_refund import decide_refund
from yimen.records.fees.actions.pay_refund import pay_refund
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.money.payments import RefundState
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.cashier import forms
from yimen.screens.cashier.bill_page import page_of
from yimen.screens.cashier.tabs import tabs
from yimen.screens.shared import fee_words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, told
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_BILLS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Refunds; those that wait for somebody stand first."""
    state = request.GET.get("state", "")
    known = {
        "tabs": tabs(request),
        "rows": queries.refunds(
            request.actor, state if state in set(RefundState) else ""
        ),
        "words": fee_words,
        "state": state,
        "decides": may_somewhere(request.actor, Step.DECIDE_REFUND),
        "pays": may_somewhere(request.actor, Step.PAY_REFUND),
    }
    return render(request, "cashier/refunds.html", known)


@access(Step.ASK_REFUND)
@require_POST
def ask(request: OurRequest, number: str) -> HttpResponse:
    """How much of which line, and why."""
    page = queries.bill_page(number, request.actor)
    form = forms.AskRefund(request.POST).of(page.lines)
    if form.is_valid() and attempt(form, lambda: _asked(request, number, form)):
        messages.success(request, "退费申请交上去了，等值班主任批准。")
        return redirect("cashier:bill", number)
    return page_of(request, page, refund=form, status=422)


def _asked(request: OurRequest, number: str, form: forms.AskRefund) -> None:
    ask_refund(number=number, wish=form.wish(), by=request.actor, at=request.now)


@access(Step.DECIDE_REFUND)
@require_POST
def decide(request: OurRequest, refund_id: int) -> HttpResponse:
    """The second person says yes or why not."""
    approves = "approve" in request.POST
    try:
        decide_refund(
            refund_id=refund_id,
            approves=approves,
            note_text=request.POST.get("note", "")[:200],
            by=request.actor,
            at=request.now,
        )
    except Refused as refusal:
        _say(request, refusal)
    else:
        messages.success(request, "批准了，可以退。" if approves else "已退回申请。")
    return redirect("cashier:refund-list")


@access(Step.PAY_REFUND)
@require_POST
def pay(request: OurRequest, refund_id: int) -> HttpResponse:
    """The money is handed back, or sent back the way it came."""
    try:
        state = pay_refund(
            refund_id=refund_id,
            reference=request.POST.get("reference", "")[:40],
            by=request.actor,
            at=request.now,
        )
    except Refused as refusal:
        _say(request, refusal)
    else:
        messages.info(request, f"退费：{fee_words.REFUND_STATES[state]}。")
    return redirect("cashier:refund-list")


def _say(request: OurRequest, refusal: Refused) -> None:
    if isinstance(refusal, NotFound):
        raise refusal
    told(request, refusal)
