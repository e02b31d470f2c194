"""Paying on the phone: what the case costs, the platform's page, and back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yimen.ports.payment import gateway, stand_in
from yimen.records.fees import queries
from yimen.records.fees.actions.pay_online import ask_payment, pay_online
from yimen.records.fees.actions.raise_bill import raise_own_bill
from yimen.records.fees.queries import OwnBill
from yimen.rules.authority.actors import VISITOR
from yimen.rules.money.fees import Standard, amount
from yimen.rules.money.payments import BillState, PayState
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.shared.access import public
from yimen.screens.shared.holding import held
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say


@dataclass(frozen=True, slots=True)
class Costs:
    """What a case costs its applicant, and what is paid."""

    to_pay: tuple[OwnBill, ...]
    paid: tuple[OwnBill, ...]
    unbilled: tuple[str, ...]  # fees on no bill yet
    unbilled_cents: int | None  # None where somebody has to say how much of it
    pays_online: bool

    @property
    def any(self) -> bool:
        """Whether there is anything to say about money."""
        return bool(self.to_pay or self.paid or self.unbilled)


def costs(case: str, at: datetime) -> Costs:
    """What the case costs, with all its parts."""
    bills = queries.own_bills(case)
    listed = queries.charges_of(queries.chargeable_whole(case), at)
    fees = [fee for fee in listed if not fee.is_optional]
    plain = [fee.standard for fee in fees if fee.standard]
    measured = any(one.asks_quantity for one in plain) or len(plain) < len(fees)
    return Costs(
        to_pay=tuple(one for one in bills if one.state is BillState.OPEN),
        paid=tuple(one for one in bills if one.state is not BillState.OPEN),
        unbilled=tuple(fee.name for fee in fees),
        unbilled_cents=None if measured else _sum(plain),
        pays_online=gateway() is not None,
    )


def _sum(standards: Iterable[Standard]) -> int:
    return sum(amount(one, Decimal(1)) for one in standards)


@public
@require_POST
def pay(request: OurRequest) -> HttpResponse:
    """To the payment platform, for a bill of the case that this browser holds."""
    try:
        number = _number(request, held(request))
        there = pay_online(number=number, by=VISITOR, at=request.now, is_on_site=False)
    except NotFound:
        return redirect("portal:progress-ask")
    except Refused as refusal:
        messages.error(request, say(refusal).text)
        return redirect("portal:progress-case")
    return redirect(there)


def _number(request: OurRequest, case: str) -> str:
    """The bill that is meant; a new one over what stands on none yet."""
    number = request.POST.get("bill", "")
    if not number:
        return raise_own_bill(case=case, by=VISITOR, at=request.now).number
    if number not in {one.number for one in queries.own_bills(case)}:
        raise NotFound(bill=number)
    return number


@public
@require_GET
def back(request: OurRequest, key: str) -> HttpResponse:
    """Back from the platform: what it says now."""
    queries.payment_of(key, held(request))
    known = ask_payment(key=key, by=VISITOR, at=request.now)
    if known is PayState.PAID:
        messages.success(request, _("缴好了，谢谢。回执在下面。"))
    else:
        messages.warning(
            request, _("还没有收到付款结果。钱要是已经扣了，不用再付，我们会接着问。")
        )
    return redirect("portal:progress-case")


@public
@require_http_methods(["GET", "POST"])
def platform(request: OurRequest, key: str) -> HttpResponse:
    """The stand-in's own page, where somebody who tries the product pays."""
    platform = stand_in()
    if platform is None:
        raise Http404
    order = platform.held(key)
    if request.method == "POST":
        press = platform.is_paid if "pay" in request.POST else platform.is_declined
        press(key)
        return redirect("portal:fee-back", key)
    return render(request, "portal/platform.html", {"order": order, "key": key})
