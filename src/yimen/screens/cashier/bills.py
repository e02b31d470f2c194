"""Bills: the list, one bill, and what is done with it."""

from typing import Final

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.fees import queries
from yimen.records.fees.actions.note_ebill import note_ebill
from yimen.records.fees.actions.pay_online import (
    ask_payment,
    close_payment,
    pay_online,
)
from yimen.records.fees.actions.take_payment import take_payment
from yimen.records.fees.actions.void_bill import void_bill
from yimen.records.fees.queries import BillRow
from yimen.rules.authority.steps import Step
from yimen.rules.money.fees import yuan
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.cashier import forms
from yimen.screens.cashier.bill_page import page_of
from yimen.screens.cashier.tabs import tabs
from yimen.screens.shared import fee_words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download
from yimen.screens.shared.wording import say

_EXPORTED: Final = 10_000
_HEADS: Final = (
    "缴款单号",
    "缴款人",
    "状态",
    "应缴（元）",
    "实缴（元）",
    "已退（元）",
    "大厅",
    "开单时间",
    "开单人",
)


@access(Step.SEE_BILLS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Bills, the newest first."""
    bar = forms.BillBar(request.GET)
    known = {
        "tabs": tabs(request),
        "bar": bar,
        "page": queries.bills(
            bar.filter(),
            actor=request.actor,
            page=number_of(request),
        ),
        "states": fee_words.BILL_STATES,
        "is_filtered": bool(request.GET),
    }
    return render(request, "cashier/bills.html", known)


@access(Step.EXPORT_BILLS)
@require_GET
def export(request: OurRequest) -> HttpResponse:
    """What the filter shows, as a file."""
    wanted = forms.BillBar(request.GET).filter()
    found = queries.bills(wanted, actor=request.actor, size=_EXPORTED)
    sheet = Spreadsheet("缴款单", _HEADS, (_cells(row) for row in found.rows))
    return download(sheet, request.GET.get("kind", "csv"))


def _cells(row: BillRow) -> tuple[Cell, ...]:
    return (
        row.number,
        row.payer,
        fee_words.BILL_STATES[row.state],
        yuan(row.due_cents),
        yuan(row.paid_cents),
        yuan(row.refunded_cents),
        row.hall,
        row.raised_at,
        row.raised_by,
    )


@access(Step.SEE_BILLS)
@require_GET
def shown(request: OurRequest, number: str) -> HttpResponse:
    """One bill: what for, how it was paid, what went back."""
    return page_of(request, queries.bill_page(number, request.actor))


def _refused(request: OurRequest, number: str, refusal: Refused) -> HttpResponse:
    if isinstance(refusal, NotFound):
        raise refusal
    words = say(refusal)
    page = queries.bill_page(number, request.actor)
    fault = f"{words.text}{words.next}"
    return page_of(request, page, fault=fault, status=words.status)


def _wrong(request: OurRequest, number: str, form: django_forms.Form) -> HttpResponse:
    said = " ".join(str(error) for errors in form.errors.values() for error in errors)
    page = queries.bill_page(number, request.actor)
    return page_of(request, page, fault=said, status=422)


@access(Step.TAKE_PAYMENT)
@require_POST
def pay(request: OurRequest, number: str) -> HttpResponse:
    """The money is on the counter."""
    form = forms.Pay(request.POST)
    if not form.is_valid():
        return _wrong(request, number, form)
    try:
        taken = take_payment(
            number=number, tender=form.tender(), by=request.actor, at=request.now
        )
    except Refused as refusal:
        return _refused(request, number, refusal)
    change = f"，找零 {yuan(taken.change_cents)} 元" if taken.change_cents else ""
    messages.success(request, f"收好了{change}。请打印缴款回执。")
    return redirect("cashier:bill", number)


@access(Step.TAKE_PAYMENT)
@require_POST
def online(request: OurRequest, number: str) -> HttpResponse:
    """The payer pays on the platform, here in the hall."""
    try:
        pay_online(number=number, by=request.actor, at=request.now, is_on_site=True)
    except Refused as refusal:
        return _refused(request, number, refusal)
    messages.success(request, "已经下单，请缴款人在手机上付。")
    return redirect("cashier:bill", number)


@access(Step.NOTE_ANSWER)
@require_POST
def ask(request: OurRequest, number: str) -> HttpResponse:
    """Ask the platform again, or give the payment up."""
    page = queries.bill_page(number, request.actor)
    going = page.under_way
    if going is None:
        return redirect("cashier:bill", number)
    act = close_payment if "close" in request.POST else ask_payment
    known = act(key=going.key, by=request.actor, at=request.now)
    messages.info(request, f"支付平台：{fee_words.PAY_STATES[known]}。")
    return redirect("cashier:bill", number)


@access(Step.VOID_BILL)
@require_POST
def void(request: OurRequest, number: str) -> HttpResponse:
    """Taken back, with a reason."""
    reason = request.POST.get("reason", "")[:200]
    try:
        void_bill(number=number, reason=reason, by=request.actor, at=request.now)
    except Refused as refusal:
        return _refused(request, number, refusal)
    messages.success(request, "这张单作废了，可以重新开单。")
    return redirect("cashier:bill", number)


@access(Step.NOTE_EBILL)
@require_POST
def ebill(request: OurRequest, number: str) -> HttpResponse:
    """The fiscal e-bill's numbers."""
    form = forms.ElectronicBill(request.POST)
    if form.is_valid() and attempt(form, lambda: _noted(request, form)):
        messages.success(request, "票据号码记下了，回执上已经补上。")
        return redirect("cashier:bill", number)
    page = queries.bill_page(number, request.actor)
    return page_of(request, page, ebill=form, status=422)


def _noted(request: OurRequest, form: forms.ElectronicBill) -> None:
    key = request.POST.get("key", "")
    note_ebill(key=key, ebill=form.ebill(), by=request.actor, at=request.now)
