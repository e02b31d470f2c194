"""Reconciliation: the platform's file against the books, and what became of it."""

from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.ports.statements import HEADS
from yimen.records.fees import queries
from yimen.records.fees.actions.load_statement import StatementFile, load_statement
from yimen.records.fees.actions.settle_discrepancy import settle_discrepancy
from yimen.records.fees.queries import DiscrepancyRow
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.money.fees import yuan
from yimen.rules.money.payments import Means
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.cashier.tabs import tabs
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import told
from yimen.screens.shared.fee_words import DIFFERENCES, MEANS
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download
from yimen.screens.shared.wording import say

_BY_FILE: Final = (Means.POS, Means.ONLINE)
_COLUMNS: Final = ("差异", "流水号", "行", "缴款单", "账上", "平台", "原因", "处理人")


class Load(forms.Form):
    """A file, its day and means."""

    file = forms.FileField(label="对账文件", help_text="CSV 或 Excel")
    day = forms.DateField(
        label="哪一天的",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    means = forms.TypedChoiceField(
        label="方式",
        choices=[(one.value, MEANS[one]) for one in _BY_FILE],
        coerce=Means,
    )

    def statement(self) -> StatementFile:
        """The file as the action takes it."""
        said = self.cleaned_data
        file = said["file"]
        return StatementFile(
            name=file.name, content=file.read(), means=said["means"], day=said["day"]
        )


@access(Step.RECONCILE)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The files so far, and a place for the next."""
    form = Load(initial={"day": local_date(request.now)})
    return _shown(request, form)


def _shown(request: OurRequest, form: Load, status: int = 200) -> HttpResponse:
    known = {
        "tabs": tabs(request),
        "form": form,
        "rows": queries.statements(request.actor),
        "means": MEANS,
        "heads": "、".join(HEADS),
    }
    return render(request, "cashier/statements.html", known, status=status)


@access(Step.RECONCILE)
@require_POST
def load(request: OurRequest) -> HttpResponse:
    """Read, compared, and what differs is listed."""
    form = Load(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, form, 422)
    try:
        found = load_statement(file=form.statement(), by=request.actor, at=request.now)
    except Refused as refusal:
        words = say(refusal)
        form.add_error(None, f"{words.text}{words.next}")
        return _shown(request, form, words.status)
    return redirect("cashier:statement", found)


@access(Step.RECONCILE)
@require_GET
def template(request: OurRequest) -> HttpResponse:  # noqa: ARG001
    """An empty file with the right columns."""
    return download(Spreadsheet("对账模板", HEADS, ()), "csv")


@access(Step.RECONCILE)
@require_GET
def shown(request: OurRequest, statement_id: int) -> HttpResponse:
    """One file, its bad lines and its differences."""
    known = {
        "tabs": tabs(request),
        "page": queries.statement_page(statement_id, request.actor),
        "means": MEANS,
        "differences": DIFFERENCES,
        "settles": may_somewhere(request.actor, Step.SETTLE_DIFFERENCE),
    }
    return render(request, "cashier/statement.html", known)


@access(Step.RECONCILE)
@require_GET
def export(request: OurRequest, statement_id: int) -> HttpResponse:
    """The differences as a file."""
    page = queries.statement_page(statement_id, request.actor)
    sheet = Spreadsheet("对账差异", _COLUMNS, (_cells(row) for row in page.rows))
    return download(sheet, request.GET.get("kind", "csv"))


def _cells(row: DiscrepancyRow) -> tuple[Cell, ...]:
    return (
        DIFFERENCES[row.kind],
        row.reference,
        row.line,
        row.bill,
        None if row.our_cents is None else yuan(row.our_cents),
        None if row.their_cents is None else yuan(row.their_cents),
        row.reason,
        row.settled_by,
    )


@access(Step.SETTLE_DIFFERENCE)
@require_POST
def settle(request: OurRequest, statement_id: int, discrepancy_id: int) -> HttpResponse:
    """Explained, with a reason."""
    reason = request.POST.get("reason", "")[:400]
    try:
        settle_discrepancy(
            discrepancy_id=discrepancy_id,
            reason=reason,
            by=request.actor,
            at=request.now,
        )
    except NotFound:
        raise
    except Refused as refusal:
        told(request, refusal)
    else:
        messages.success(request, "这条差异处理好了。")
    return redirect("cashier:statement", statement_id)
