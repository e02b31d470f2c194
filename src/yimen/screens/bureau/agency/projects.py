"""Key projects: the register, one project, claiming, its cases, its class's notice."""

from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.agency import queries
from yimen.records.agency.actions.add_project_case import add_project_case
from yimen.records.agency.actions.change_project import change_project
from yimen.records.agency.actions.claim_project import claim_project
from yimen.records.agency.actions.close_project import close_project
from yimen.records.agency.actions.register_project import register_project
from yimen.records.agency.queries import ProjectFilter, ProjectRow
from yimen.records.network import queries as network
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.joint.projects import ProjectClass, ProjectFacts, ProjectState, stages
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.history import history
from yimen.screens.bureau.home import sections
from yimen.screens.shared import case_words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import Versioned, attempt
from yimen.screens.shared.comfort_words import CLASSES, PROJECT_STATES
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_PATH: Final = "/bureau/projects/"
_HEADS: Final = (
    "项目编号",
    "项目",
    "类别",
    "投资人",
    "服务中心",
    "意向投资（元）",
    "签约投资（元）",
    "全程帮代办",
    "认领人",
    "状态",
    "办件数",
)


class ProjectForm(Versioned):
    """What is registered of a project."""

    name = forms.CharField(label="项目名称", max_length=120)
    project_class = forms.TypedChoiceField(
        label="类别", coerce=ProjectClass, choices=list(CLASSES.items())
    )
    investor = forms.CharField(label="投资人", max_length=120)
    node = forms.TypedChoiceField(label="企业服务中心", coerce=int)
    asked_yuan = forms.IntegerField(label="意向投资（元）", initial=0)
    agreed_yuan = forms.IntegerField(label="签约投资（元）", initial=0)
    is_accompanied = forms.BooleanField(label="全程帮代办", required=False)
    note = forms.CharField(
        label="备注", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def choose(self, actor: Actor) -> "ProjectForm":
        """The halls that may look after it."""
        node = self.fields["node"]
        assert isinstance(node, forms.TypedChoiceField)  # noqa: S101 - narrows
        found = network.halls(actor.hall_path)
        node.choices = [(one.node_id, one.name) for one in found]
        return self

    def facts(self) -> ProjectFacts:
        """The answers as the action takes them."""
        said = self.cleaned_data
        names = ProjectFacts.__dataclass_fields__
        return ProjectFacts(**{name: said[name] for name in names})


def _wanted(request: OurRequest) -> ProjectFilter:
    asked = request.GET
    return ProjectFilter(
        text=asked.get("q", "").strip()[:60],
        project_class=asked.get("class", ""),
        state=asked.get("state", ""),
        is_mine=asked.get("mine") == "1",
    )


@access(Step.SEE_PROJECTS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The register: filtered, by pages."""
    page = queries.projects(_wanted(request), request.actor, page=number_of(request))
    shown = {
        "sections": sections(request.actor, _PATH),
        "page": page,
        "rows": [
            (one, CLASSES[one.project_class], PROJECT_STATES[one.state])
            for one in page.rows
        ],
        "classes": CLASSES,
        "states": PROJECT_STATES,
        "asked": request.GET,
        "edits": may_somewhere(request.actor, Step.EDIT_PROJECT),
    }
    return render(request, "bureau/agency/projects.html", shown)


@access(Step.SEE_PROJECTS)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered register as a file."""
    whole = queries.projects(_wanted(request), request.actor, size=100_000)
    sheet = Spreadsheet("重点项目", _HEADS, (_cells(row) for row in whole.rows))
    return download(sheet, kind)


def _cells(row: ProjectRow) -> tuple[Cell, ...]:
    return (
        row.number,
        row.name,
        CLASSES[row.project_class],
        row.investor,
        row.hall,
        row.asked_yuan,
        row.agreed_yuan,
        "是" if row.is_accompanied else "否",
        row.claimed_by,
        PROJECT_STATES[row.state],
        row.cases,
    )


@access(Step.SEE_PROJECTS)
@require_GET
def project(request: OurRequest, number: str) -> HttpResponse:
    """One project with its cases."""
    page = queries.project_page(number, request.actor)
    is_open = page.row.state is not ProjectState.CLOSED
    shown = {
        "sections": sections(request.actor, _PATH),
        "project": page.row,
        "kind": CLASSES[page.row.project_class],
        "state": PROJECT_STATES[page.row.state],
        "cases": [(one, case_words.STATES[one.state]) for one in page.cases],
        "claims": is_open and page.row.claimed_by_id is None,
        "edits": is_open and may_somewhere(request.actor, Step.EDIT_PROJECT),
        "adds": is_open and may_somewhere(request.actor, Step.ADD_PROJECT_CASE),
        "history": history("project", number),
    }
    return render(request, "bureau/agency/project.html", shown)


@access(Step.SEE_PROJECTS)
@require_GET
def notice(request: OurRequest, number: str) -> HttpResponse:
    """What a project of this class will need, on one sheet (分类告知书)."""
    row = queries.project_page(number, request.actor).row
    shown = {
        "project": row,
        "kind": CLASSES[row.project_class],
        "stages": stages(row.project_class),
    }
    return render(request, "bureau/agency/project_notice.html", shown)


@access(Step.EDIT_PROJECT)
def add(request: OurRequest) -> HttpResponse:
    """A new project in the register."""
    form = ProjectForm(request.POST or None).choose(request.actor)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: register_project(
                facts=form.facts(),
                node_id=form.cleaned_data["node"],
                by=request.actor,
                at=request.now,
            ),
        )
        if done:
            messages.success(request, f"项目登记了，编号 {done.value}。")
            return redirect("bureau:project", done.value)
    return framed_form(request, form, "登记项目", _PATH)


@access(Step.EDIT_PROJECT)
def edit(request: OurRequest, number: str) -> HttpResponse:
    """What was agreed, accompanied or not."""
    row = queries.project_page(number, request.actor).row
    start = {name: getattr(row, name) for name in ProjectFacts.__dataclass_fields__}
    form = ProjectForm(request.POST or None, initial=start | {"version": row.version})
    form.choose(request.actor).fields.pop("node")
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _change(request, number, form))
        if done:
            messages.success(request, "改好了。")
            return redirect("bureau:project", number)
    return framed_form(request, form, "修改项目", f"{_PATH}{number}/")


def _change(request: OurRequest, number: str, form: ProjectForm) -> None:
    change_project(
        number=number,
        facts=form.facts(),
        version=form.opened_on,
        by=request.actor,
        at=request.now,
    )


@access(Step.CLAIM_PROJECT)
@require_POST
def claim(request: OurRequest, number: str) -> HttpResponse:
    """Mine from now on."""
    claim_project(number=number, by=request.actor, at=request.now)
    messages.success(request, "认领了，请全程服务到底。")
    return redirect("bureau:project", number)


@access(Step.ADD_PROJECT_CASE)
@require_POST
def add_case(request: OurRequest, number: str) -> HttpResponse:
    """One of its cases."""
    case = request.POST.get("case", "")
    add_project_case(number=number, case=case, by=request.actor, at=request.now)
    messages.success(request, "办件归进来了。")
    return redirect("bureau:project", number)


@access(Step.EDIT_PROJECT)
@require_POST
def close(request: OurRequest, number: str) -> HttpResponse:
    """Done, or given up."""
    reason = request.POST.get("reason", "")
    close_project(number=number, reason=reason, by=request.actor, at=request.now)
    messages.success(request, "项目办结了。")
    return redirect("bureau:project", number)
