"""Graphs of approvals: what is wrong with one is said by name and place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.joint.graphs import (
    Approval,
    ApprovalKind,
    Edge,
    Fault,
    FormField,
    Found,
    Graph,
    GraphFaulty,
    Stage,
    check,
    in_order,
    pool,
    predecessors,
    ranks,
    require_sound,
    serial_reading,
)

LAW = "城乡规划法第三十七条"


def opinion(key: str, **changes: object) -> Approval:
    plain = {
        "key": key,
        "name": f"{key}意见",
        "kind": ApprovalKind.OPINION,
        "organ_code": "water",
        "limit_days": 5,
    }
    return Approval(**(plain | changes))  # type: ignore[arg-type]


def permit(key: str, days: int = 10, **changes: object) -> Approval:
    plain = {
        "key": key,
        "name": f"{key}许可",
        "kind": ApprovalKind.PERMIT,
        "organ_code": "planning",
        "matter_code": f"M-{key}",
        "limit_days": days,
    }
    return Approval(**(plain | changes))  # type: ignore[arg-type]


DIAMOND = Graph(
    (permit("a", 3), permit("b", 5), opinion("c", limit_days=8), permit("d", 4)),
    (Edge("a", "b", LAW), Edge("a", "c", LAW), Edge("b", "d", LAW)),
)


def test_a_sound_graph_has_no_faults_and_an_order() -> None:
    require_sound(DIAMOND)

    assert check(DIAMOND) == ()
    order = in_order(DIAMOND)
    assert [order.index("a") < order.index(one) for one in "bcd"] == [True] * 3
    assert ranks(DIAMOND) == {"a": 0, "b": 1, "c": 1, "d": 2}
    assert serial_reading(DIAMOND) == (20, 12)
    assert DIAMOND.approval("x") is None


@pytest.mark.parametrize(
    ("graph", "found"),
    [
        (Graph(), Found(Fault.EMPTY)),
        (Graph((permit("a", optional=True),)), Found(Fault.EMPTY)),
        (Graph((permit("a"), permit("a"))), Found(Fault.KEY_TWICE, ("a",))),
        (Graph((permit("a", name=" "),)), Found(Fault.UNNAMED, ("a",))),
        (Graph((permit("a", organ_code=""),)), Found(Fault.NO_ORGAN, ("a",))),
        (Graph((permit("a", matter_code=""),)), Found(Fault.NO_MATTER, ("a",))),
        (Graph((opinion("a", limit_days=0),)), Found(Fault.NO_DEADLINE, ("a",))),
        (Graph((permit("a", stage=2),)), Found(Fault.UNKNOWN_STAGE, ("a",))),
        (
            Graph((permit("a"),), (Edge("a", "z", LAW),)),
            Found(Fault.UNKNOWN_END, ("a", "z")),
        ),
        (
            Graph((permit("a"), permit("b")), (Edge("a", "b", " "),)),
            Found(Fault.NO_GROUND, ("a", "b")),
        ),
        (
            Graph((permit("a"), permit("b")), (Edge("a", "b", LAW),) * 2),
            Found(Fault.EDGE_TWICE, ("a", "b")),
        ),
        (
            Graph((permit("a", optional=True), permit("b")), (Edge("a", "b", LAW),)),
            Found(Fault.OPTIONAL_CONDITION, ("a", "b")),
        ),
        (
            Graph(
                (permit("a", stage=2), permit("b", stage=1)),
                (Edge("a", "b", LAW),),
                (Stage(1, "立项"), Stage(2, "施工")),
            ),
            Found(Fault.AGAINST_STAGES, ("a", "b")),
        ),
        (
            Graph((permit("a", fields=(("x", "name"),)),)),
            Found(Fault.UNKNOWN_FIELD, ("a", "name")),
        ),
        (
            Graph((permit("a"),), (Edge("a", "a", LAW),)),
            Found(Fault.CYCLE, ("a", "a")),
        ),
    ],
)
def test_each_fault_is_named_with_its_place(graph: Graph, found: Found) -> None:
    assert found in check(graph)
    with pytest.raises(GraphFaulty):
        require_sound(graph)


def test_a_cycle_is_shown_and_so_is_all_that_waits_for_it() -> None:
    edges = (Edge("a", "b", LAW), Edge("b", "a", LAW), Edge("b", "c", LAW))
    found = check(Graph((permit("a"), permit("b"), permit("c"), permit("d")), edges))

    cycle = next(one.keys for one in found if one.fault is Fault.CYCLE)
    assert cycle[0] == cycle[-1]
    assert set(cycle) == {"a", "b"}
    assert Found(Fault.UNREACHABLE, ("a", "b", "c")) in found


def test_a_stage_with_a_ground_waits_for_the_one_before() -> None:
    nodes = (
        permit("a", stage=1),
        permit("b", stage=1, optional=True),
        permit("c", stage=2),
        permit("d", stage=3),
    )
    stages = (Stage(1, "规划"), Stage(2, "施工", "建筑法第八条"), Stage(3, "验收"))
    graph = Graph(nodes, (), stages)

    assert check(graph) == ()
    assert predecessors(graph) == {"a": set(), "b": set(), "c": {"a"}, "d": set()}


def test_a_material_handed_in_once_serves_all_that_ask_for_it() -> None:
    nodes = (
        permit("a", materials=(("M1", "P1"), ("M2", "P2"))),
        permit("b", materials=(("X", "P1"),)),
    )
    graph = Graph(nodes, form=(FormField("name", "字号"),))

    assert {one.pool_code: one.serves for one in pool(graph)} == {
        "P1": (("a", "M1"), ("b", "X")),
        "P2": (("a", "M2"),),
    }


@given(
    st.sets(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda e: e[0] < e[1])
    )
)
def test_edges_that_only_go_on_never_make_a_fault(pairs: set[tuple[int, int]]) -> None:
    nodes = tuple(permit(str(number), number) for number in range(8))
    edges = tuple(Edge(str(a), str(b), LAW) for a, b in sorted(pairs))
    graph = Graph(nodes, edges)

    assert check(graph) == ()
    order = in_order(graph)
    assert all(order.index(e.before) < order.index(e.after) for e in edges)
    serial, longest = serial_reading(graph)
    assert max(range(8)) <= longest <= serial == sum(range(8))
