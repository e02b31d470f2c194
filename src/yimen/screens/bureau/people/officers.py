"""Officers: the list, one of them, and their accounts."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from yimen.records.network import queries as network
from yimen.records.people import queries
from yimen.records.people.actions.add_officer import NewAccount, add_officer
from yimen.records.people.actions.change_officer import change_officer
from yimen.records.people.actions.deactivate_officer import deactivate_officer
from yimen.records.people.actions.reinstate_officer import reinstate_officer
from yimen.records.people.actions.reset_password import reset_password
from yimen.records.people.queries import LetterFilter, OfficerFilter, OfficerRow
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may, may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.history import history
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.people.forms import NewOfficerForm, OfficerForm
from yimen.screens.bureau.words import LETTER_STATES, LETTER_TAGS
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import Done, attempt, version_of
from yimen.screens.shared.navigation import ROLES
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_HEADS: Final = (
    "姓名",
    "用户名",
    "工号",
    "岗位",
    "单位",
    "大厅",
    "窗口",
    "电话",
    "账号",
)
_STATES: Final = {"closed": False, "all": None}


def wanted(request: OurRequest) -> OfficerFilter:
    """The filter that the address says."""
    asked = request.GET
    organ, hall = asked.get("organ", ""), asked.get("hall", "")
    place = network.node_of_code(hall) if hall else None
    return OfficerFilter(
        text=asked.get("q", "").strip(),
        role=asked.get("role", ""),
        organ_id=int(organ) if organ.isdecimal() else None,
        hall_path=place.path if place else "",
        is_active=_STATES.get(asked.get("state", ""), True),
    )


def halls_for(actor: Actor) -> tuple[network.HallChoice, ...]:
    """The halls in which the actor may place somebody."""
    sight = sight_of(actor, Step.EDIT_PEOPLE)
    if sight.everything:
        return network.halls()
    return network.halls(sight.hall_path) if sight.hall_path else ()


@access(Step.SEE_PEOPLE)
def listed(request: OurRequest) -> HttpResponse:
    """Who works where: searched, filtered, by pages."""
    shown = {
        "sections": sections(request.actor, request.path),
        "page": queries.officers(
            wanted(request), actor=request.actor, page=number_of(request)
        ),
        "roles": ROLES,
        "organs": queries.organ_choices(),
        "halls": network.halls(request.actor.hall_path),
        "edits": may_somewhere(request.actor, Step.EDIT_PEOPLE),
        "asked": request.GET,
    }
    return render(request, "bureau/people/officers.html", shown)


@access(Step.SEE_PEOPLE)
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered list as a file."""
    whole = queries.officers(wanted(request), actor=request.actor, size=queries.WHOLE)
    sheet = Spreadsheet("人员", _HEADS, (_cells(row) for row in whole.rows))
    return download(sheet, kind)


def _cells(row: OfficerRow) -> tuple[Cell, ...]:
    return (
        row.name,
        row.username,
        row.staff_no,
        "、".join(ROLES[role] for role in row.roles),
        row.organ,
        row.hall,
        row.window,
        row.phone,
        "在用" if row.is_active else "停用",
    )


def found(request: OurRequest, officer_id: int) -> OfficerRow:
    """The officer, if there is one for the actor to see."""
    row = queries.officer_page(officer_id, actor=request.actor)
    if row is None:
        raise NotFound(officer=officer_id)
    return row


@access(Step.SEE_PEOPLE)
@never_cache
def officer(request: OurRequest, officer_id: int) -> HttpResponse:
    """One officer: posts, letters, what was done."""
    return _officer_page(request, found(request, officer_id))


def _officer_page(
    request: OurRequest, row: OfficerRow, password: str = ""
) -> HttpResponse:
    of_officer = LetterFilter(officer_id=row.officer_id)
    today = local_date(request.now)
    shown = {
        "sections": sections(request.actor, "/bureau/people/"),
        "officer": row,
        "password": password,
        "roles": ROLES,
        "seats": network.seats_of(row.officer_id),
        "letters": queries.letters(of_officer, actor=request.actor, on=today).rows,
        "states": LETTER_STATES,
        "tags": LETTER_TAGS,
        "edits": may(request.actor, Step.EDIT_PEOPLE, row.place),
        "is_me": row.officer_id == request.actor.officer_id,
        "grants": may_somewhere(request.actor, Step.GRANT_LETTER),
        "history": history("officer", str(row.officer_id)),
    }
    return render(request, "bureau/people/officer.html", shown)


@access(Step.EDIT_PEOPLE)
@never_cache
def add(request: OurRequest) -> HttpResponse:
    """A new account; its first password is shown once."""
    start = {"hall": str(request.actor.hall_id or "")}
    form = NewOfficerForm(
        queries.organ_choices(),
        halls_for(request.actor),
        request.POST or None,
        initial=start,
    )
    if request.method == "POST" and form.is_valid():
        done = _added(request, form)
        if done:
            row = found(request, done.value.officer_id)
            return _officer_page(request, row, done.value.password)
    return framed_form(request, form, "新增人员", "/bureau/people/")


def _added(request: OurRequest, form: NewOfficerForm) -> Done[NewAccount] | None:
    return attempt(
        form,
        lambda: add_officer(
            username=form.cleaned_data["username"],
            facts=form.facts(),
            by=request.actor,
            at=request.now,
        ),
    )


@access(Step.EDIT_PEOPLE)
def edit(request: OurRequest, officer_id: int) -> HttpResponse:
    """Home unit, hall and posts."""
    row = found(request, officer_id)
    form = OfficerForm(
        queries.organ_choices(),
        halls_for(request.actor),
        request.POST or None,
        initial=_start(row),
    )
    if request.method == "POST" and form.is_valid() and _changed(request, form, row):
        messages.success(request, "已经保存。")
        return redirect("bureau:officer", officer_id)
    return framed_form(
        request, form, f"修改 {row.name}", f"/bureau/people/{officer_id}/"
    )


def _start(row: OfficerRow) -> dict[str, object]:
    return {
        "name": row.name,
        "staff_no": row.staff_no,
        "roles": [role.value for role in row.roles],
        "organ": str(row.organ_id or ""),
        "hall": str(row.hall_id or ""),
        "phone": row.phone,
        "version": row.version,
    }


def _changed(request: OurRequest, form: OfficerForm, row: OfficerRow) -> bool:
    done = attempt(
        form,
        lambda: change_officer(
            officer_id=row.officer_id,
            version=form.opened_on,
            facts=form.facts(),
            by=request.actor,
            at=request.now,
        ),
    )
    return done is not None


@access(Step.EDIT_PEOPLE)
@require_POST
def deactivate(request: OurRequest, officer_id: int) -> HttpResponse:
    """The account is closed at once."""
    deactivate_officer(
        officer_id=officer_id,
        version=version_of(request),
        by=request.actor,
        at=request.now,
    )
    messages.success(request, "账号已经停用，正在登录的也已退出。")
    return redirect("bureau:officer", officer_id)


@access(Step.EDIT_PEOPLE)
@never_cache
@require_POST
def reinstate(request: OurRequest, officer_id: int) -> HttpResponse:
    """The account opens again with a new first password."""
    password = reinstate_officer(
        officer_id=officer_id,
        version=version_of(request),
        by=request.actor,
        at=request.now,
    )
    return _officer_page(request, found(request, officer_id), password)


@access(Step.EDIT_PEOPLE)
@never_cache
@require_POST
def reset(request: OurRequest, officer_id: int) -> HttpResponse:
    """A new first password, shown once."""
    password = reset_password(
        officer_id=officer_id,
        version=version_of(request),
        by=request.actor,
        at=request.now,
    )
    return _officer_page(request, found(request, officer_id), password)
