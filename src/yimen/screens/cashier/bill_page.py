"""The page of one bill, with whatever form on it has just been refused."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render

from yimen.ports.payment import gateway
from yimen.records.fees import queries
from yimen.records.fees.queries import BillPage
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may
from yimen.rules.money.payments import BillState
from yimen.screens.cashier import forms
from yimen.screens.cashier.tabs import tabs
from yimen.screens.shared import fee_words
from yimen.screens.shared.request import OurRequest

_STEPS: Final = {
    "pays": Step.TAKE_PAYMENT,
    "voids": Step.VOID_BILL,
    "asks": Step.NOTE_ANSWER,
    "ebills": Step.NOTE_EBILL,
    "refunds": Step.ASK_REFUND,
}


def page_of(
    request: OurRequest,
    page: BillPage,
    *,
    refund: forms.AskRefund | None = None,
    ebill: forms.ElectronicBill | None = None,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    """The bill; a form that was refused stands open, with what was typed."""
    known = {
        "tabs": tabs(request),
        "page": page,
        "fault": fault,
        "words": fee_words,
        "is_open": page.state is BillState.OPEN,
        "shift": queries.open_shift_of(request.actor),
        "offers_online": gateway() is not None,
        "refund": refund or forms.AskRefund().of(page.lines),
        "ebill": ebill or forms.ElectronicBill(),
        "ebill_key": request.POST.get("key", ""),
        **_may(request, page),
    }
    return render(request, "cashier/bill.html", known, status=status)


def _may(request: OurRequest, page: BillPage) -> dict[str, bool]:
    return {name: may(request.actor, step, page.place) for name, step in _STEPS.items()}
