"""Organs: the list, one of them, and what stands on its papers."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.people import queries
from yimen.records.people.actions.add_organ import add_organ
from yimen.records.people.actions.change_organ import change_organ
from yimen.records.people.actions.close_organ import close_organ
from yimen.records.people.queries import OrganFilter, OrganRow
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may, may_somewhere
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.history import history
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.people.forms import NewOrganForm, OrganForm
from yimen.screens.bureau.words import ENTRY_CLASSES, ORGAN_KINDS
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, version_of
from yimen.screens.shared.navigation import ROLES
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_HEADS: Final = (
    "编码",
    "名称",
    "简称",
    "统一社会信用代码",
    "领导关系",
    "进驻要求",
    "审批科",
    "审批科进大厅",
    "人员",
    "地址",
    "电话",
    "投诉电话",
)
_STATES: Final = {"closed": False, "all": None}


def wanted(request: OurRequest) -> OrganFilter:
    """The filter that the address says."""
    return OrganFilter(
        text=request.GET.get("q", "").strip(),
        entry_class=request.GET.get("entry", ""),
        is_open=_STATES.get(request.GET.get("state", ""), True),
    )


@access(Step.SEE_NETWORK)
def listed(request: OurRequest) -> HttpResponse:
    """The organs, searched, by pages."""
    shown = {
        "sections": sections(request.actor, request.path),
        "page": queries.organs(wanted(request), page=number_of(request)),
        "entry_classes": ENTRY_CLASSES,
        "kinds": ORGAN_KINDS,
        "edits": may(request.actor, Step.EDIT_ORGAN),
        "asked": request.GET,
    }
    return render(request, "bureau/people/organs.html", shown)


@access(Step.SEE_NETWORK)
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered list as a file."""
    whole = queries.organs(wanted(request), size=queries.WHOLE)
    return download(Spreadsheet("部门", _HEADS, (_cells(o) for o in whole.rows)), kind)


def _cells(row: OrganRow) -> tuple[Cell, ...]:
    return (
        row.code,
        row.name,
        row.short_name,
        row.uscc,
        ORGAN_KINDS[row.kind],
        ENTRY_CLASSES[row.entry_class],
        row.approval_office,
        "是" if row.approval_office_in_hall else "否",
        row.officers,
        row.address,
        row.phone,
        row.complaint_phone,
    )


def found(code: str) -> OrganRow:
    """The organ of this code."""
    row = queries.organ_page(code)
    if row is None:
        raise NotFound(organ=code)
    return row


@access(Step.SEE_NETWORK)
def organ(request: OurRequest, code: str) -> HttpResponse:
    """One organ: its papers, its people, what was done."""
    row = found(code)
    shown = {
        "sections": sections(request.actor, "/bureau/organs/"),
        "organ": row,
        "officers": queries.officers_of_organ(row.organ_id),
        "sees_people": may_somewhere(request.actor, Step.SEE_PEOPLE),
        "entry_classes": ENTRY_CLASSES,
        "kinds": ORGAN_KINDS,
        "roles": ROLES,
        "edits": row.valid_to is None and may(request.actor, Step.EDIT_ORGAN),
        "history": history("organ", code),
    }
    return render(request, "bureau/people/organ.html", shown)


@access(Step.EDIT_ORGAN)
def add(request: OurRequest) -> HttpResponse:
    """A new organ."""
    form = NewOrganForm(queries.organ_choices(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        done = attempt(
            form,
            lambda: add_organ(
                code=code, facts=form.facts(), by=request.actor, at=request.now
            ),
        )
        if done:
            messages.success(request, "部门已经登记。")
            return redirect("bureau:organ", code)
    return framed_form(request, form, "新增部门", "/bureau/organs/")


@access(Step.EDIT_ORGAN)
def edit(request: OurRequest, code: str) -> HttpResponse:
    """What is registered of an organ."""
    row = found(code)
    start = {
        name: getattr(row, name) for name in OrganForm.base_fields if name != "parent"
    } | {"parent": str(row.parent_id or "")}
    form = OrganForm(queries.organ_choices(), request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid() and _changed(request, form, code):
        messages.success(request, "已经保存。")
        return redirect("bureau:organ", code)
    return framed_form(request, form, f"修改 {row.name}", f"/bureau/organs/{code}/")


def _changed(request: OurRequest, form: OrganForm, code: str) -> bool:
    done = attempt(
        form,
        lambda: change_organ(
            code=code,
            version=form.opened_on,
            facts=form.facts(),
            by=request.actor,
            at=request.now,
        ),
    )
    return done is not None


@access(Step.EDIT_ORGAN)
@require_POST
def close(request: OurRequest, code: str) -> HttpResponse:
    """The organ is no more; nobody may still belong to it."""
    close_organ(
        code=code, version=version_of(request), by=request.actor, at=request.now
    )
    messages.success(request, "部门已经停用。")
    return redirect("bureau:organ", code)
