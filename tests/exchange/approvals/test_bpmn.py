"""Graphs go out as BPMN 2.0 and come back the same; an engine runs them as we do."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.util.task import TaskState

from rules.joint.test_graphs import LAW, opinion, permit
from yimen.exchange.approvals.reading import as_graph
from yimen.exchange.approvals.writing import PROCESS, as_bpmn
from yimen.rules.joint.graph_text import from_plain
from yimen.rules.joint.graphs import (
    Edge,
    Fault,
    FormField,
    Graph,
    GraphFaulty,
    GraphUnreadable,
    Stage,
    check,
)
from yimen.rules.joint.members import MemberState, Part, standing
from yimen.site.demo.bundles import graphs

FOREIGN = """<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
 <process id="p">
  <startEvent id="s"/><task id="t1" name="规划"/><exclusiveGateway id="g"/>
  <manualTask id="t2" name="施工"/><endEvent id="e"/>
  <sequenceFlow id="f1" sourceRef="s" targetRef="t1"/>
  <sequenceFlow id="f2" sourceRef="t1" targetRef="g"/>
  <sequenceFlow id="f3" sourceRef="g" targetRef="t2">
   <documentation>建筑法第八条</documentation></sequenceFlow>
  <sequenceFlow id="f4" sourceRef="g" targetRef="e"/>
 </process>
</definitions>""".encode()

KEYS = "abcdefgh"


@st.composite
def sound_graphs(draw: st.DrawFn) -> Graph:
    many = draw(st.integers(1, 8))
    keys = KEYS[:many]
    free = {key for key in keys if draw(st.booleans())} - {keys[0]}
    pairs = [(x, y) for x in keys for y in keys if x < y and x not in free]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    nodes = tuple(
        permit(
            key,
            draw(st.integers(0, 9)),
            name=draw(st.sampled_from(["“名称”<甲>", "乙 & 丙", "丁"])),
            optional=key in free,
            materials=(("M1", "P1"), ("M2", "P2")) if draw(st.booleans()) else (),
            fields=(("名称", "shop"),),
        )
        if draw(st.booleans())
        else opinion(key, optional=key in free)
        for key in keys
    )
    edges = tuple(Edge(x, y, f"{LAW}（{x}→{y}）") for x, y in chosen)
    return Graph(
        nodes,
        edges,
        (),
        (
            FormField("shop", "店名", draw(st.booleans())),
            FormField("trade", "业态", choices=("餐馆", "小吃店")),
        ),
    )


@given(sound_graphs())
def test_what_goes_out_comes_back_the_same(graph: Graph) -> None:
    assert as_graph(as_bpmn(graph, "一件事")) == graph


def test_stages_come_back_too_with_and_without_their_ground() -> None:
    nodes = (permit("a", stage=1), permit("b", stage=2), permit("c", stage=2))
    for ground in ("", "国办发〔2019〕11号"):
        graph = Graph(
            nodes,
            (Edge("a", "b", LAW),),
            (Stage(1, "规划"), Stage(2, "施工", ground)),
        )
        assert as_graph(as_bpmn(graph, "工程")) == graph


def test_every_bundle_of_the_demo_comes_back_the_same() -> None:
    found = {code: from_plain(plain) for code, plain in graphs().items()}

    assert len(found) == 4
    for graph in found.values():
        assert check(graph) == ()
        assert as_graph(as_bpmn(graph, "一件事")) == graph


def test_a_foreign_drawing_is_read_as_far_as_it_goes() -> None:
    graph = as_graph(FOREIGN)

    assert [node.name for node in graph.approvals] == ["规划", "施工"]
    assert graph.edges == (Edge("t1", "t2", "建筑法第八条"),)
    assert {one.fault for one in check(graph)} == {Fault.NO_ORGAN, Fault.NO_DEADLINE}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<not xml",
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
        b"<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'/>",
        b" " * 2_000_001,
        FOREIGN.replace(
            b'<task id="t1" name="',
            b'<task id="t1"><extensionElements><y:approval xmlns:y="urn:yimen:'
            b'approval-graph:1" kind="?"/></extensionElements></task><task id="t3" n="',
        ),
    ],
)
def test_what_is_no_graph_is_refused(content: bytes) -> None:
    with pytest.raises(GraphUnreadable):
        as_graph(content)


def test_a_graph_with_faults_does_not_leave_the_house() -> None:
    with pytest.raises(GraphFaulty):
        as_bpmn(Graph(), "空")


def engine(graph: Graph) -> Any:
    """The file in an engine that knows nothing of us, without optional approvals."""
    parser = BpmnParser()
    tree = etree.parse(BytesIO(as_bpmn(graph, "一件事")))
    parser.add_bpmn_xml(tree, filename="graph.bpmn")
    workflow = BpmnWorkflow(parser.get_spec(PROCESS))
    for place, node in enumerate(graph.approvals, 1):
        if node.optional:
            workflow.task_tree.data[f"needed_a{place}"] = False
    return workflow


@settings(max_examples=25, deadline=None)
@given(sound_graphs(), st.randoms(use_true_random=False))
def test_an_engine_lets_the_same_approvals_start(graph: Graph, dice: Any) -> None:
    """At every step the engine's ready tasks are those that `standing` lets start."""
    workflow = engine(graph)
    names = {f"a{place}": node.key for place, node in enumerate(graph.approvals, 1)}
    members = {n.key: Part(n.key, n.kind, optional=n.optional) for n in graph.approvals}
    workflow.do_engine_steps()
    while ready := [
        task
        for task in workflow.get_tasks(state=TaskState.READY)
        if task.task_spec.bpmn_id in names
    ]:
        able = {names[task.task_spec.bpmn_id] for task in ready}
        ours = standing(graph, members.values()).may_start
        assert able == {key for key in ours if not members[key].optional}
        task = dice.choice(ready)
        key = names[task.task_spec.bpmn_id]
        members[key] = Part(key, members[key].kind, MemberState.AGREED)
        task.run()
        workflow.do_engine_steps()
    assert workflow.completed
    assert standing(graph, members.values()).whole == "joined"
