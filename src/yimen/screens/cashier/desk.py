"""Who came, what it costs, one bill: three keys from the number to the money."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.fees import queries
from yimen.records.fees.actions.raise_bill import raise_bill
from yimen.records.fees.queries import BillFilter, ChargeableCase, OpenFee
from yimen.rules.authority.steps import Step
from yimen.rules.cases.numbers import is_case_number
from yimen.rules.money.fees import Claim
from yimen.rules.money.payments import BillState
from yimen.rules.refusals import Refused
from yimen.screens.cashier.tabs import tabs
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say

_TICKET: Final = re.compile(r"[A-Za-z]\d{1,4}")
_BILL_DIGITS: Final = 17
_OPEN: Final = BillFilter(state=BillState.OPEN)


@dataclass(frozen=True, slots=True)
class Row:
    """A fee on the counter: its name in the form, and what was ticked and typed."""

    key: str
    fee: OpenFee
    is_ticked: bool
    quantity: str
    reduction: str
    document: str


@access(Step.BILL)
@require_GET
def desk(request: OurRequest) -> HttpResponse:
    """The search, what was found, and the bills that wait for money."""
    text = request.GET.get("q", "").strip()[:60]
    if len(text) == _BILL_DIGITS and text.isdigit():
        return redirect("cashier:bill", text)
    return _shown(request, text, _rows(_found(request, text), request))


def _found(request: OurRequest, text: str) -> tuple[ChargeableCase, ...]:
    if is_case_number(text):
        return queries.came_together(text, request.actor)
    if _TICKET.fullmatch(text):
        label = f"{text[0]}{int(text[1:]):03d}"
        return queries.of_ticket(label, request.actor, request.now)
    return queries.of_document(text, request.actor) if text else ()


def _rows(
    cases: Iterable[ChargeableCase], request: OurRequest, said: QueryDict | None = None
) -> tuple[Row, ...]:
    fees = queries.charges_of(cases, request.now)
    return tuple(_row(f"{one.case.number}-{one.code}", one, said) for one in fees)


def _row(key: str, fee: OpenFee, said: QueryDict | None) -> Row:
    if said is None:
        ticked = fee.standard is not None and not fee.is_optional
        return Row(key, fee, ticked, "", "", "")
    return Row(
        key,
        fee,
        key in said.getlist("fee"),
        said.get(f"quantity-{key}", "").strip()[:20],
        said.get(f"reduction-{key}", "")[:40],
        said.get(f"document-{key}", "").strip()[:120],
    )


def _shown(
    request: OurRequest,
    text: str,
    rows: tuple[Row, ...],
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    known = {
        "tabs": tabs(request),
        "q": text,
        "rows": rows,
        "fault": fault,
        "shift": queries.open_shift_of(request.actor),
        "waiting": queries.bills(_OPEN, actor=request.actor, size=12).rows,
    }
    return render(request, "cashier/desk.html", known, status=status)


@access(Step.BILL)
@require_POST
def bill(request: OurRequest) -> HttpResponse:
    """One bill over everything that is ticked."""
    said = request.POST
    text = said.get("q", "")
    numbers = {key.rpartition("-")[0] for key in said.getlist("fee")}
    cases = _found(request, text) or queries.chargeable_of(numbers, request.actor)
    rows = _rows(cases, request, said)
    claims = tuple(_claim(row) for row in rows if row.is_ticked)
    try:
        raised = raise_bill(claims=claims, by=request.actor, at=request.now)
    except Refused as refusal:
        words = say(refusal)
        fault = f"{words.text}{words.article}{words.next}"
        return _shown(request, text, rows, fault, words.status)
    messages.success(request, "单开好了，请打印缴款通知书，收款。")
    return redirect("cashier:bill", raised.number)


def _claim(row: Row) -> Claim:
    try:
        quantity = Decimal(row.quantity) if row.quantity else None
    except InvalidOperation:
        quantity = Decimal(0)
    return Claim(
        case=row.fee.case.number,
        code=row.fee.code,
        quantity=quantity,
        reduction=row.reduction,
        document=row.document,
    )
