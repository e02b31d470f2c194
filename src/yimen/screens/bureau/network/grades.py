"""Model places: who asked to be one, who is one, who was."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yimen.records.network import queries
from yimen.records.network.actions.keep_grade import (
    Settlement,
    ask_grade,
    settle_grade,
    withdraw_grade,
)
from yimen.records.network.queries import GradeFilter, GradeRow
from yimen.records.people.queries import WHOLE
from yimen.rules.authority.steps import Step
from yimen.rules.grades import Grade, GradeState, grades_for
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import NodeKind
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.network.places import found, settled_by
from yimen.screens.bureau.words import GRADE_STATES, GRADES, TIERS
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import Versioned, attempt
from yimen.screens.shared.case_forms import day_field
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_HEADS: Final = (
    "编码",
    "机构",
    "层级",
    "称号",
    "状态",
    "理由",
    "申报日期",
    "谁申报",
    "授予日期",
    "到期日期",
    "谁评定",
    "原因",
)


class AskForm(forms.Form):
    """What a place asks to be, and why it should."""

    grade = forms.TypedChoiceField(label="称号", coerce=Grade)
    ground = forms.CharField(
        label="理由",
        max_length=200,
        help_text="场所、项目、机制、队伍、效果，对照评定条件写",
    )

    def __init__(self, kind: NodeKind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["grade"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows
        field.choices = [(one.value, GRADES[one]) for one in grades_for(kind)]


class SettleForm(Versioned):
    """Granted from when until when, or why not."""

    grants = forms.TypedChoiceField(
        label="评定结果",
        coerce=lambda said: said == "1",
        choices=[("1", "授予"), ("0", "不授予")],
    )
    granted_on = day_field("授予日期")
    ends_on = day_field("到期日期", required=False, help_text="没有期限就不填")
    reason = forms.CharField(
        label="不授予的原因", max_length=200, required=False, help_text="授予的不用填"
    )

    def said(self) -> Settlement:
        """The answers as the action takes them."""
        said = self.cleaned_data
        return Settlement(
            grants=said["grants"],
            granted_on=said["granted_on"],
            ends_on=said["ends_on"],
            reason=said["reason"],
        )


class WithdrawForm(Versioned):
    """Why a grade is taken back."""

    reason = forms.CharField(label="撤销的原因", max_length=200)


@access(Step.SEE_NETWORK)
def listed(request: OurRequest) -> HttpResponse:
    """The wishes for a grade, searched, by pages; those that wait stand first."""
    page = queries.graded_places(
        _wanted(request), on=local_date(request.now), page=number_of(request)
    )
    shown = {
        "sections": sections(request.actor, request.path),
        "page": page,
        "asked": request.GET,
        "is_filtered": any(request.GET.values()),
        "grades": GRADES,
        "grade_states": GRADE_STATES,
        "tiers": TIERS,
        "settles": settled_by(page.rows, request.actor),
    }
    return render(request, "bureau/network/grades.html", shown)


@access(Step.SEE_NETWORK)
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered list as a file."""
    whole = queries.graded_places(
        _wanted(request), on=local_date(request.now), size=WHOLE
    )
    return download(Spreadsheet("示范评定", _HEADS, map(_cells, whole.rows)), kind)


def _wanted(request: OurRequest) -> GradeFilter:
    """The filter that the address says."""
    tier = request.GET.get("tier", "")
    return GradeFilter(
        text=request.GET.get("q", ""),
        grade=request.GET.get("grade", ""),
        state=request.GET.get("state", ""),
        tier=int(tier) if tier in map(str, TIERS) else None,
    )


def _cells(row: GradeRow) -> tuple[Cell, ...]:
    is_over = row.state is GradeState.GRANTED and not row.holds
    return (
        row.code,
        row.name,
        TIERS[row.tier],
        GRADES[row.grade],
        GRADE_STATES[GradeState.ENDED if is_over else row.state],
        row.ground,
        row.asked_on,
        row.asked_by,
        row.granted_on,
        row.ends_on,
        row.settled_by,
        row.reason,
    )


@access(Step.ASK_GRADE)
def ask(request: OurRequest, code: str) -> HttpResponse:
    """A place asks, or the bureau on its behalf."""
    place = found(code)
    form = AskForm(place.kind, request.POST or None)

    def act() -> int:
        return ask_grade(
            code=code, **form.cleaned_data, by=request.actor, at=request.now
        )

    if form.is_valid() and attempt(form, act):
        messages.success(request, "报上去了，等评定。")
        return redirect("bureau:node", code)
    back = reverse("bureau:node", args=[code])
    return framed_form(request, form, f"{place.name} 申报示范", back, above=place)


@access(Step.SETTLE_GRADE)
def settle(request: OurRequest, grade_id: int) -> HttpResponse:
    """The bureau has looked: granted or declined."""
    row = _row(request, grade_id)
    start = {"version": row.version, "granted_on": local_date(request.now)}
    form = SettleForm(request.POST or None, initial=start)

    def act() -> None:
        settle_grade(
            grade_id=grade_id,
            version=form.opened_on,
            said=form.said(),
            by=request.actor,
            at=request.now,
        )

    if form.is_valid() and attempt(form, act):
        messages.success(request, "评定好了。")
        return redirect("bureau:node", row.code)
    return _form(request, form, "评定", row)


@access(Step.SETTLE_GRADE)
def withdraw(request: OurRequest, grade_id: int) -> HttpResponse:
    """The bureau takes a grade back."""
    row = _row(request, grade_id)
    form = WithdrawForm(request.POST or None, initial={"version": row.version})

    def act() -> None:
        withdraw_grade(
            grade_id=grade_id,
            version=form.opened_on,
            reason=form.cleaned_data["reason"],
            by=request.actor,
            at=request.now,
        )

    if form.is_valid() and attempt(form, act):
        messages.success(request, "撤销了，公开的名单上不再有。")
        return redirect("bureau:node", row.code)
    return _form(request, form, "撤销", row)


def _row(request: OurRequest, grade_id: int) -> GradeRow:
    row = queries.grade_row(grade_id, local_date(request.now))
    if row is None:
        raise NotFound(grade=grade_id)
    return row


def _form(
    request: OurRequest, form: forms.Form, verb: str, row: GradeRow
) -> HttpResponse:
    heading = f"{verb}：{row.name} {GRADES[row.grade]}"
    return framed_form(request, form, heading, reverse("bureau:grade-list"))
