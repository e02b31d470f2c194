"""The drawer: opened with change, counted, taken over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.fees import queries
from yimen.records.fees.actions.close_shift import close_shift
from yimen.records.fees.actions.open_shift import open_shift
from yimen.records.fees.actions.take_over_shift import take_over_shift
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.money.fees import cents_read
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.cashier.tabs import tabs
from yimen.screens.shared import fee_words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import told
from yimen.screens.shared.request import OurRequest

_NO_AMOUNT = "请写成 80 或 80.50 这样的金额。"


@access(Step.SEE_BILLS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """One's own drawer, and the shifts of the hall."""
    known = {
        "tabs": tabs(request),
        "mine": queries.open_shift_of(request.actor),
        "rows": queries.shifts(request.actor),
        "words": fee_words,
        "opens": may_somewhere(request.actor, Step.OPEN_SHIFT),
        "takes_over": may_somewhere(request.actor, Step.TAKE_OVER_SHIFT),
    }
    return render(request, "cashier/shifts.html", known)


@access(Step.OPEN_SHIFT)
@require_POST
def begin(request: OurRequest) -> HttpResponse:
    """The day begins with so much change."""
    cents = cents_read(request.POST.get("float", "") or "0")
    if cents is None:
        messages.error(request, _NO_AMOUNT)
        return redirect("cashier:shift-list")
    try:
        open_shift(float_cents=cents, by=request.actor, at=request.now)
    except Refused as refusal:
        return _said(request, refusal)
    messages.success(request, "开班了，可以收款。")
    return redirect("cashier:desk")


@access(Step.CLOSE_SHIFT)
@require_POST
def end(request: OurRequest) -> HttpResponse:
    """Counted; a difference has a reason."""
    cents = cents_read(request.POST.get("counted", ""))
    if cents is None:
        messages.error(request, _NO_AMOUNT)
        return redirect("cashier:shift-list")
    reason = request.POST.get("reason", "")[:200]
    try:
        close_shift(
            counted_cents=cents, reason=reason, by=request.actor, at=request.now
        )
    except Refused as refusal:
        return _said(request, refusal)
    messages.success(request, "结班了，请接班的人点收。")
    return redirect("cashier:shift-list")


@access(Step.TAKE_OVER_SHIFT)
@require_POST
def take_over(request: OurRequest, shift_id: int) -> HttpResponse:
    """The cash is with somebody else now."""
    try:
        take_over_shift(shift_id=shift_id, by=request.actor, at=request.now)
    except Refused as refusal:
        return _said(request, refusal)
    messages.success(request, "现金点收了。")
    return redirect("cashier:shift-list")


def _said(request: OurRequest, refusal: Refused) -> HttpResponse:
    if isinstance(refusal, NotFound):
        raise refusal
    told(request, refusal)
    return redirect("cashier:shift-list")
