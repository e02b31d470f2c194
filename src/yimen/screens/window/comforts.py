"""The comforts of one case: green channel and the like, and what was paid on it."""

from decimal import Decimal
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.agency import queries
from yimen.records.agency.actions.end_option import end_option
from yimen.records.agency.actions.give_option import give_option
from yimen.records.agency.actions.note_payment import note_payment
from yimen.records.cases import queries as cases
from yimen.records.catalogue import queries as catalogue
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may
from yimen.rules.cases.benefits import Payment
from yimen.rules.cases.options import Option, OptionGround, OptionKind
from yimen.rules.catalogue.matters import MatterType
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.comfort_words import GROUNDS, OPTIONS
from yimen.screens.shared.request import OurRequest

_UNPROCESSABLE: Final = 422
_CENTS: Final = 100


class OptionForm(forms.Form):
    """Which option, on which ground."""

    kind = forms.TypedChoiceField(
        label="给什么便利", coerce=OptionKind, choices=list(OPTIONS.items())
    )
    ground = forms.TypedChoiceField(
        label="凭什么", coerce=OptionGround, choices=list(GROUNDS.items())
    )
    detail = forms.CharField(
        label="什么时候、在哪里、送到哪里",
        required=False,
        max_length=200,
        help_text="绿色通道可不填",
    )
    proof = forms.CharField(
        label="看了什么证明", required=False, max_length=100, help_text="如项目文件"
    )


class PaymentForm(forms.Form):
    """What was paid, when, by which voucher."""

    amount = forms.DecimalField(
        label="发放金额（元）", min_value=Decimal("0.01"), decimal_places=2
    )
    paid_on = forms.DateField(
        label="发放日期", widget=forms.DateInput(attrs={"type": "date"})
    )
    voucher = forms.CharField(label="凭证号", required=False, max_length=60)
    reason = forms.CharField(
        label="为什么改",
        required=False,
        max_length=200,
        help_text="第一次记不用填",
    )

    def payment(self) -> Payment:
        """The amount in whole cents."""
        said = self.cleaned_data
        cents = int(said["amount"] * _CENTS)
        return Payment(cents, said["paid_on"], said["voucher"])


@access(Step.GIVE_OPTION)
def options(request: OurRequest, number: str) -> HttpResponse:
    """The options of a case, and one more."""
    form = OptionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        option = Option(**form.cleaned_data)
        done = attempt(
            form,
            lambda: give_option(
                number=number, option=option, by=request.actor, at=request.now
            ),
        )
        if done:
            messages.success(request, "安排好了。办理时限和材料都不变。")
            return redirect("window:case-comforts", number)
    return _shown(request, number, form, PaymentForm())


@access(Step.END_OPTION)
@require_POST
def end(request: OurRequest, number: str, option_id: int) -> HttpResponse:
    """No longer."""
    end_option(
        number=number,
        option_id=option_id,
        reason=request.POST.get("reason", ""),
        by=request.actor,
        at=request.now,
    )
    messages.success(request, "取消了。")
    return redirect("window:case-comforts", number)


@access(Step.NOTE_PAYMENT)
@require_POST
def pay(request: OurRequest, number: str) -> HttpResponse:
    """What was paid on a benefit."""
    form = PaymentForm(request.POST)
    if form.is_valid():
        done = attempt(form, lambda: _note(request, number, form))
        if done:
            messages.success(request, "发放金额记下了。")
            return redirect("window:case-show", number)
    return _shown(request, number, OptionForm(), form, status=_UNPROCESSABLE)


def _note(request: OurRequest, number: str, form: PaymentForm) -> None:
    note_payment(
        number=number,
        payment=form.payment(),
        reason=form.cleaned_data["reason"],
        by=request.actor,
        at=request.now,
    )


def _shown(
    request: OurRequest,
    number: str,
    form: OptionForm,
    payment: PaymentForm,
    *,
    status: int = 200,
) -> HttpResponse:
    page = cases.case_page(number, request.actor, request.now)
    place = cases.place_of(number)
    matter = catalogue.matter_version(page.matter_version_id)
    known = {
        "page": page,
        "form": form,
        "options": [
            (row, OPTIONS[row.kind], GROUNDS[row.ground])
            for row in queries.options_of(number)
        ],
        "may_give": may(request.actor, Step.GIVE_OPTION, place),
        "is_benefit": matter.matter_type is MatterType.ADMINISTRATIVE_BENEFIT
        and may(request.actor, Step.NOTE_PAYMENT, place),
        "payment": payment,
        "payments": queries.payments_of(number),
    }
    status = _UNPROCESSABLE if form.errors else status
    return render(request, "window/comforts.html", known, status=status)
