"""The fee register: what may be charged, how much, by which law, and when less."""

from collections.abc import Callable
from typing import Final

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.fees import queries
from yimen.records.fees.actions.register_fee import change_fee, register_fee
from yimen.records.fees.actions.set_reduction import add_reduction, end_reduction
from yimen.records.fees.actions.set_standard import end_standard, set_standard
from yimen.records.fees.queries import FeeRow
from yimen.records.people import queries as people
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.history import history
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.money.fees_forms import FeeForm, ReductionForm, StandardForm
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.fee_words import FEE_KINDS, METHODS
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_HEADS: Final = (
    "编码",
    "收费项目",
    "性质",
    "执收单位",
    "收费依据",
    "标准",
    "标准依据",
    "起",
)
_WHOLE: Final = 10_000
_AT: Final = "/bureau/fees/"


@access(Step.SEE_FEES)
def listed(request: OurRequest) -> HttpResponse:
    """Everything that may be charged."""
    text = request.GET.get("q", "").strip()[:60]
    shown = {
        "sections": sections(request.actor, request.path),
        "page": queries.fee_rows(
            text, on=local_date(request.now), page=number_of(request)
        ),
        "kinds": FEE_KINDS,
        "edits": may_somewhere(request.actor, Step.EDIT_FEE),
        "asked": request.GET,
    }
    return render(request, "bureau/money/fees.html", shown)


@access(Step.SEE_FEES)
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The register as a file, to be published."""
    text = request.GET.get("q", "").strip()[:60]
    whole = queries.fee_rows(text, on=local_date(request.now), size=_WHOLE)
    sheet = Spreadsheet("收费目录", _HEADS, (_cells(row) for row in whole.rows))
    return download(sheet, kind)


def _cells(row: FeeRow) -> tuple[Cell, ...]:
    fee, now = row.fee, row.standard
    return (
        fee.code,
        fee.name,
        FEE_KINDS[fee.kind],
        row.organ,
        fee.basis,
        now.text if now else "没有有效的标准，不收",
        now.basis if now else "",
        now.valid_from if now else None,
    )


@access(Step.SEE_FEES)
def fee(request: OurRequest, code: str) -> HttpResponse:
    """One fee with all its standards and grounds."""
    shown = {
        "sections": sections(request.actor, _AT),
        "row": queries.fee_row(code, local_date(request.now)),
        "kinds": FEE_KINDS,
        "methods": METHODS,
        "edits": may_somewhere(request.actor, Step.EDIT_FEE),
        "history": history("fee", code),
    }
    return render(request, "bureau/money/fee.html", shown)


@access(Step.EDIT_FEE)
def add(request: OurRequest) -> HttpResponse:
    """A new entry of the register."""
    form = FeeForm(people.organ_choices(), request.POST or None, is_new=True)
    return _answer(
        request,
        form,
        lambda: register_fee(
            code=form.cleaned_data["code"],
            fee=form.facts(),
            by=request.actor,
            at=request.now,
        ),
        heading="登记收费项目",
    )


@access(Step.EDIT_FEE)
def edit(request: OurRequest, code: str) -> HttpResponse:
    """The entry put right."""
    row = queries.fee_row(code, local_date(request.now))
    form = FeeForm(
        people.organ_choices(), request.POST or None, is_new=False, initial=_entry(row)
    )
    return _answer(
        request,
        form,
        lambda: change_fee(
            code=code,
            version=form.opened_on,
            fee=form.facts(),
            by=request.actor,
            at=request.now,
        ),
        heading=f"改 {row.fee.name}",
        code=code,
    )


def _entry(row: FeeRow) -> dict[str, object]:
    fee = row.fee
    return {
        "name": fee.name,
        "kind": fee.kind,
        "organ": str(fee.organ_id),
        "basis": fee.basis,
        "version": row.version,
    }


@access(Step.EDIT_FEE)
def standard(request: OurRequest, code: str) -> HttpResponse:
    """How much it is from some day on."""
    today = local_date(request.now)
    row = queries.fee_row(code, today)
    first = {"version": row.version, "valid_from": today, "basis": row.fee.basis}
    form = StandardForm(request.POST or None, initial=first)
    return _answer(
        request,
        form,
        lambda: set_standard(
            code=code,
            version=form.opened_on,
            standard=form.standard(),
            by=request.actor,
            at=request.now,
        ),
        heading=f"{row.fee.name}：定新的标准",
        code=code,
    )


@access(Step.EDIT_FEE)
def reduction(request: OurRequest, code: str) -> HttpResponse:
    """A ground on which less is charged."""
    today = local_date(request.now)
    row = queries.fee_row(code, today)
    first = {"version": row.version, "valid_from": today}
    form = ReductionForm(request.POST or None, initial=first)
    return _answer(
        request,
        form,
        lambda: add_reduction(
            code=code,
            version=form.opened_on,
            reduction=form.reduction(),
            by=request.actor,
            at=request.now,
        ),
        heading=f"{row.fee.name}：登记减免",
        code=code,
    )


@access(Step.EDIT_FEE)
@require_POST
def end(request: OurRequest, code: str) -> HttpResponse:
    """Not charged from today on."""
    today = local_date(request.now)
    version = queries.fee_row(code, today).version
    end_standard(code=code, version=version, on=today, by=request.actor, at=request.now)
    messages.success(request, "从今天起不收了；要再收，先定新的标准。")
    return redirect("bureau:fee", code)


@access(Step.EDIT_FEE)
@require_POST
def end_ground(request: OurRequest, code: str, ground: str) -> HttpResponse:
    """The ground no longer counts from today on."""
    today = local_date(request.now)
    end_reduction(
        code=code,
        version=queries.fee_row(code, today).version,
        ground=ground,
        on=today,
        by=request.actor,
        at=request.now,
    )
    messages.success(request, "这种减免从今天起停用。")
    return redirect("bureau:fee", code)


def _answer(
    request: OurRequest,
    form: django_forms.Form,
    act: Callable[[], object],
    *,
    heading: str,
    code: str = "",
) -> HttpResponse:
    """The form again, or on to the fee once the act is done."""
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, act):
        messages.success(request, "记下了。")
        return redirect("bureau:fee", code or form.cleaned_data["code"])
    back = f"{_AT}{code}/" if code else _AT
    return framed_form(request, form, heading, back)
