"""The graph editor: which approval waits for which, by which law."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yimen.ports.graph_files import graph_files
from yimen.records.approvals import queries
from yimen.records.approvals.actions.publish_graph import publish_graph
from yimen.records.approvals.actions.save_graph import save_graph
from yimen.records.approvals.queries import GraphPage
from yimen.records.people import queries as people
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.joint.graphs import Approval, Fault, Graph, check, serial_reading
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.bureau.catalogue import graph_forms
from yimen.screens.bureau.home import sections
from yimen.screens.shared import graph_drawing, joint_words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, told
from yimen.screens.shared.graph_drawing import Drawing, Node
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say

_BOTH: Final = ["GET", "POST"]
_UNPROCESSABLE: Final = 422
_UNDRAWABLE: Final = frozenset({Fault.CYCLE, Fault.KEY_TWICE})


@access(Step.SEE_GRAPH)
@require_http_methods(_BOTH)
def listed(request: OurRequest) -> HttpResponse:
    """Every graph; a matter that has none yet is opened by its code."""
    form = graph_forms.NewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("bureau:graph", form.cleaned_data["code"])
    known = {
        "sections": sections(request.actor, request.path),
        "rows": [(row, joint_words.VERSIONS[row.state]) for row in queries.graphs()],
        "form": form,
        "edits": may_somewhere(request.actor, Step.EDIT_GRAPH),
    }
    return render(request, "bureau/catalogue/graphs.html", known)


@access(Step.SEE_GRAPH)
@require_GET
def show(request: OurRequest, code: str) -> HttpResponse:
    """The graph drawn, with its faults, its approvals and its edges."""
    number = request.GET.get("number", "")
    page = queries.graph_page(code, int(number) if number.isdecimal() else None)
    return render(request, "bureau/catalogue/graph.html", _known(request, page))


def _known(request: OurRequest, page: GraphPage) -> dict[str, object]:
    graph = page.graph
    names = {one.code: one.name for one in people.organ_choices()}
    steady = not {one.fault for one in check(graph)} & _UNDRAWABLE
    serial, longest = serial_reading(graph) if steady else (0, 0)
    return {
        "sections": sections(request.actor, request.path),
        "page": page,
        "drawing": drawing(graph, names) if steady and graph.approvals else None,
        "faults": [joint_words.fault_words(one, graph) for one in page.faults],
        "nodes": [(n, names.get(n.organ_code, "")) for n in graph.approvals],
        "edges": [
            (_name(graph, e.before), _name(graph, e.after), e) for e in graph.edges
        ],
        "state": joint_words.VERSIONS[page.state] if page.state else "还没有图",
        "versions": [(row, joint_words.VERSIONS[row.state]) for row in page.versions],
        "edge_form": graph_forms.EdgeForm(
            graph=graph, initial={"version": page.version}
        ),
        "edits": may_somewhere(request.actor, Step.EDIT_GRAPH),
        "publishes": may_somewhere(request.actor, Step.PUBLISH_GRAPH),
        "serial": serial,
        "longest": longest,
    }


def _name(graph: Graph, key: str) -> str:
    node = graph.approval(key)
    return node.name if node else key


def drawing(graph: Graph, names: dict[str, str]) -> Drawing:
    """The graph as nobody runs it yet."""
    nodes = [
        Node(
            key=node.key,
            name=node.name,
            unit=names.get(node.organ_code, ""),
            days=" · ".join(
                (
                    *([f"阶段 {node.stage}"] if node.stage else ()),
                    joint_words.KINDS[node.kind],
                    f"限 {node.limit_days} 天",
                )
            ),
            optional=node.optional,
        )
        for node in graph.approvals
    ]
    return graph_drawing.drawn(graph, nodes, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """A form on the graph, and what it makes of it."""

    form: forms.Form
    heading: str
    make: Callable[[Graph], Graph]


def _change(request: OurRequest, code: str, change: _Change) -> HttpResponse:
    """The form, or the graph once the draft was saved."""
    page = queries.graph_page(code)
    if request.method == "POST" and change.form.is_valid():
        version = int(change.form.cleaned_data.get("version") or 0)
        done = attempt(
            change.form,
            lambda: save_graph(
                matter_code=code,
                graph=change.make(page.graph),
                seen=version or None,
                by=request.actor,
                at=request.now,
            ),
        )
        if done:
            messages.success(request, "草稿已保存。")
            return redirect("bureau:graph", code)
    known = {"sections": sections(request.actor, request.path), "page": page}
    known |= {"form": change.form, "heading": change.heading}
    status = _UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "bureau/catalogue/graph_form.html", known, status=status)


@access(Step.EDIT_GRAPH)
@require_http_methods(_BOTH)
def approval(request: OurRequest, code: str) -> HttpResponse:
    """One more approval, or one of them anew (`?key=`)."""
    page, key = queries.graph_page(code), request.GET.get("key", "")
    node = page.graph.approval(key)
    if key and node is None:
        raise NotFound(approval=key)
    first = graph_forms.of_approval(node, page.version) if node else {}
    form = graph_forms.ApprovalForm(
        request.POST or None, initial=first or {"version": page.version}
    )

    def make(graph: Graph) -> Graph:
        return _with(graph, key, form.approval(graph, key))

    heading = f"改：{node.name}" if node else "增加一个审批"
    return _change(request, code, _Change(form=form, heading=heading, make=make))


def _with(graph: Graph, key: str, node: Approval) -> Graph:
    """The graph with this node in place of the one of that key, or at the end."""
    kept = graph.approvals
    if graph.approval(key) is None:
        return replace(graph, approvals=(*kept, node))
    nodes = tuple(node if one.key == key else one for one in kept)
    edges = tuple(
        replace(
            edge,
            before=node.key if edge.before == key else edge.before,
            after=node.key if edge.after == key else edge.after,
        )
        for edge in graph.edges
    )
    return replace(graph, approvals=nodes, edges=edges)


@access(Step.EDIT_GRAPH)
@require_POST
def edge(request: OurRequest, code: str) -> HttpResponse:
    """One approval before another."""
    graph = queries.graph_page(code).graph
    form = graph_forms.EdgeForm(request.POST, graph=graph)

    def make(known: Graph) -> Graph:
        return replace(known, edges=(*known.edges, form.edge()))

    return _change(request, code, _Change(form=form, heading="先后关系", make=make))


@access(Step.EDIT_GRAPH)
@require_POST
def drop(request: OurRequest, code: str) -> HttpResponse:
    """Without this approval and its edges, or without this edge."""
    key, said = request.POST.get("key", ""), request.POST
    pair = said.get("before", ""), said.get("after", "")
    version = said.get("version", "")

    graph = _without(queries.graph_page(code).graph, key, pair)
    try:
        save_graph(
            matter_code=code,
            graph=graph,
            seen=int(version) if version.isdecimal() and version != "0" else None,
            by=request.actor,
            at=request.now,
        )
    except Refused as refusal:
        messages.error(request, say(refusal).text)
    return redirect("bureau:graph", code)


def _without(graph: Graph, key: str, pair: tuple[str, str]) -> Graph:
    """Taking a node away takes its edges with it."""
    edges = tuple(
        one
        for one in graph.edges
        if key not in {one.before, one.after} and (one.before, one.after) != pair
    )
    nodes = tuple(node for node in graph.approvals if node.key != key)
    return replace(graph, approvals=nodes, edges=edges)


@access(Step.EDIT_GRAPH)
@require_http_methods(_BOTH)
def frame(request: OurRequest, code: str) -> HttpResponse:
    """The stages and the one form."""
    page = queries.graph_page(code)
    form = graph_forms.FrameForm(
        request.POST or None, initial=graph_forms.of_frame(page.graph, page.version)
    )
    change = _Change(form=form, heading="阶段和一张表", make=form.framed)
    return _change(request, code, change)


@access(Step.EDIT_GRAPH)
@require_http_methods(_BOTH)
def take_in(request: OurRequest, code: str) -> HttpResponse:
    """A BPMN file in place of the draft."""
    form = graph_forms.FileForm(request.POST or None, request.FILES or None)

    def make(_: Graph) -> Graph:
        return graph_files().read(form.cleaned_data["file"])

    change = _Change(form=form, heading="从 BPMN 文件导入", make=make)
    return _change(request, code, change)


@access(Step.SEE_GRAPH)
@require_GET
def export(request: OurRequest, code: str) -> HttpResponse:  # noqa: ARG001
    """The graph as BPMN 2.0."""
    page = queries.graph_page(code)
    content = graph_files().write(page.graph, page.matter_name)
    name = content_disposition_header(
        as_attachment=True, filename=f"{page.matter_name}.bpmn"
    )
    headers = {"Content-Disposition": name or "attachment"}
    return HttpResponse(content, content_type="application/xml", headers=headers)


@access(Step.PUBLISH_GRAPH)
@require_POST
def publish(request: OurRequest, code: str) -> HttpResponse:
    """Cases that begin from now on run by it; those at work keep their own."""
    try:
        number = publish_graph(matter_code=code, by=request.actor, at=request.now)
    except NotFound:
        raise
    except Refused as refusal:
        told(request, refusal)
    else:
        messages.success(request, f"第 {number} 版在用了，在办的件照旧。")
    return redirect("bureau:graph", code)
