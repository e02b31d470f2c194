"""The network: its tree, one place, and opening, changing, moving, closing one."""

from collections.abc import Iterable, Iterator
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.network import queries
from yimen.records.network.actions.add_node import add_node
from yimen.records.network.actions.change_node import change_node
from yimen.records.network.actions.close_node import close_node
from yimen.records.network.actions.move_node import move_node
from yimen.records.network.queries import Branch, GradeRow, NodeRow
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may
from yimen.rules.grades import grades_for
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import NodeKind, kinds_under
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.history import history
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.network.forms import (
    MoveForm,
    NewNodeForm,
    NodeForm,
    StationForm,
)
from yimen.screens.bureau.words import (
    ENTRY_CLASSES,
    GRADE_STATES,
    GRADES,
    NODE_KINDS,
    POST_KINDS,
    STATION_MODES,
    WINDOW_KINDS,
)
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, version_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

WORDS: Final = {
    "grades": GRADES,
    "grade_states": GRADE_STATES,
    "kinds": NODE_KINDS,
    "window_kinds": WINDOW_KINDS,
    "entry_classes": ENTRY_CLASSES,
    "modes": STATION_MODES,
    "posts": POST_KINDS,
}
_HEADS: Final = (
    "编码",
    "名称",
    "种类",
    "上级机构",
    "区划",
    "地址",
    "电话",
    "面积",
    "第一责任人",
    "职务",
    "窗口",
    "人员",
    "部门",
)


def found(code: str) -> NodeRow:
    """The place of this code, open or closed; `NotFound` when there is none."""
    row = queries.node_of_code(code)
    if row is None:
        raise NotFound(node=code)
    return row


@access(Step.SEE_NETWORK)
def network(request: OurRequest) -> HttpResponse:
    """The whole tree, or the places that a search finds, or that nobody answers for."""
    page = queries.network()
    text = request.GET.get("q", "").strip()
    lacks = "lacks" in request.GET
    shown = {
        "sections": sections(request.actor, request.path),
        "page": page,
        "text": text,
        "lacks": lacks,
        "hits": _found(page.branches, text, lacks=lacks) if text or lacks else None,
        "edits": may(request.actor, Step.IMPORT_NETWORK),
    } | WORDS
    return render(request, "bureau/network/network.html", shown)


def _found(
    branches: tuple[Branch, ...], text: str, *, lacks: bool
) -> tuple[NodeRow, ...]:
    """What the text finds; of these only those without anybody responsible."""
    hits = _hits(branches, text.lower())
    return tuple(row for row in hits if not (lacks and row.primary_responsible))


def _hits(branches: tuple[Branch, ...], text: str) -> Iterator[NodeRow]:
    """Places whose name, code, address or initials hold the text."""
    for branch in branches:
        row = branch.row
        named = f"{row.name} {row.short_name} {row.code} {row.address}".lower()
        if text in named or row.initials.startswith(text):
            yield row
        yield from _hits(branch.children, text)


@access(Step.SEE_NETWORK)
def export(_request: OurRequest, kind: str) -> HttpResponse:
    """Every open place as a file."""
    sheet = Spreadsheet(
        "服务网络", _HEADS, (_cells(one) for one in queries.all_nodes())
    )
    return download(sheet, kind)


def _cells(row: NodeRow) -> tuple[Cell, ...]:
    return (
        row.code,
        row.name,
        NODE_KINDS[row.kind],
        row.parent,
        row.region,
        row.address,
        row.phone,
        row.area_square_meters,
        row.primary_responsible,
        row.primary_responsible_office,
        row.windows,
        row.officers,
        row.organs,
    )


def settled_by(rows: Iterable[GradeRow], actor: Actor) -> frozenset[int]:
    """The wishes for a grade that this actor may settle, by id."""
    return frozenset(
        row.grade_id for row in rows if may(actor, Step.SETTLE_GRADE, row.place)
    )


@access(Step.SEE_NETWORK)
def node(request: OurRequest, code: str) -> HttpResponse:
    """One place: what is there, who works there, what was done."""
    row = found(code)
    shown = {
        "sections": sections(request.actor, request.path),
        "node": row,
        "children": queries.nodes_under(row.node_id),
        "windows": queries.windows_of(row.node_id),
        "organs": queries.organs_in(row.node_id),
        "officers": people.officers_of_hall(row.node_id),
        "choices": people.organ_choices(),
        "station": StationForm(),
        "edits": row.valid_to is None
        and may(request.actor, Step.EDIT_NETWORK, row.place),
        "may_add": bool(kinds_under(row.kind)),
        "sees_people": may(request.actor, Step.SEE_PEOPLE, row.place),
        "history": history("node", code),
    }
    return render(request, "bureau/network/node.html", shown | _graded(request, row))


def _graded(request: OurRequest, row: NodeRow) -> dict[str, object]:
    """What the place is a model for, what may be done about it, and the words."""
    graded = queries.grade_rows(local_date(request.now), node_id=row.node_id)
    is_open = row.valid_to is None and bool(grades_for(row.kind))
    return WORDS | {
        "graded": graded,
        "may_ask": is_open and may(request.actor, Step.ASK_GRADE, row.place),
        "settles": settled_by(graded, request.actor),
    }


@access(Step.EDIT_NETWORK)
def add(request: OurRequest) -> HttpResponse:
    """A new place under another one, or a centre of its own."""
    above = request.GET.get("under", "")
    parent = found(above) if above else None
    kinds = kinds_under(parent.kind if parent else None)
    form = NewNodeForm(kinds, request.POST or None)
    if request.method == "POST" and form.is_valid() and _added(request, form, above):
        messages.success(request, "已经设立。")
        return redirect("bureau:node", form.cleaned_data["code"])
    return _form(request, form, "设立机构", parent)


def _added(request: OurRequest, form: NewNodeForm, above: str) -> bool:
    said = form.cleaned_data
    done = attempt(
        form,
        lambda: add_node(
            code=said["code"],
            kind=NodeKind(said["kind"]),
            facts=form.facts(),
            under=(above or None, said["region"]),
            by=request.actor,
            at=request.now,
        ),
    )
    return done is not None


@access(Step.EDIT_NETWORK)
def edit(request: OurRequest, code: str) -> HttpResponse:
    """What is registered of a place."""
    row = found(code)
    start = {name: getattr(row, name) for name in NodeForm.base_fields}
    form = NodeForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid() and _changed(request, form, code):
        messages.success(request, "已经保存。")
        return redirect("bureau:node", code)
    return _form(request, form, f"修改 {row.name}", row)


def _changed(request: OurRequest, form: NodeForm, code: str) -> bool:
    done = attempt(
        form,
        lambda: change_node(
            code=code,
            version=form.opened_on,
            facts=form.facts(),
            by=request.actor,
            at=request.now,
        ),
    )
    return done is not None


@access(Step.EDIT_NETWORK)
def move(request: OurRequest, code: str) -> HttpResponse:
    """Another place above it."""
    row = found(code)
    fitting = [
        hall
        for hall in queries.halls()
        if row.kind in kinds_under(hall.kind) and hall.code != row.parent_code
    ]
    form = MoveForm(fitting, request.POST or None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid() and _moved(request, form, code):
        messages.success(request, "已经移过去了，下面的机构一起走。")
        return redirect("bureau:node", code)
    return _form(request, form, f"移动 {row.name}", row)


def _moved(request: OurRequest, form: MoveForm, code: str) -> bool:
    done = attempt(
        form,
        lambda: move_node(
            code=code,
            version=form.opened_on,
            parent_code=form.cleaned_data["parent"],
            by=request.actor,
            at=request.now,
        ),
    )
    return done is not None


@access(Step.EDIT_NETWORK)
@require_POST
def close(request: OurRequest, code: str) -> HttpResponse:
    """For good; what is still in use can't be closed."""
    close_node(code=code, version=version_of(request), by=request.actor, at=request.now)
    messages.success(request, "已经停用，从今天起不再办理。")
    return redirect("bureau:node", code)


def _form(
    request: OurRequest,
    form: NodeForm | MoveForm,
    heading: str,
    place: NodeRow | None,
) -> HttpResponse:
    back = f"/bureau/network/{place.code}/" if place else "/bureau/network/"
    return framed_form(request, form, heading, back, above=place)
