"""Which place stands under which, and what a window is."""

import pytest

from yimen.rules.network import (
    TIER,
    UNDER,
    BadNode,
    BadWindow,
    HalfNamedResponsible,
    MisplacedNode,
    MisplacedRegion,
    NodeFacts,
    NodeKind,
    WindowFacts,
    check_node,
    check_parent,
    check_region,
    check_window,
    is_too_small,
    kinds_under,
)


def test_there_are_four_tiers() -> None:
    assert set(TIER) == set(UNDER) == set(NodeKind)
    assert sorted(set(TIER.values())) == [1, 2, 3, 4]


@pytest.mark.parametrize("kind", list(NodeKind))
@pytest.mark.parametrize("parent", [None, *NodeKind])
def test_a_place_stands_where_the_table_says(
    kind: NodeKind, parent: NodeKind | None
) -> None:
    fits = kind in kinds_under(parent)

    if fits:
        check_parent(kind, parent)
    else:
        with pytest.raises(MisplacedNode):
            check_parent(kind, parent)


def test_there_is_no_way_round_in_a_circle() -> None:
    def above(kind: NodeKind, seen: tuple[NodeKind, ...] = ()) -> None:
        assert kind not in seen
        for parent in UNDER[kind]:
            above(parent, (*seen, kind))

    for kind in NodeKind:
        above(kind)


def test_only_a_centre_stands_alone() -> None:
    assert kinds_under(None) == (NodeKind.CENTER,)
    assert kinds_under(NodeKind.SERVICE_STATION) == ()


@pytest.mark.parametrize(
    ("kind", "area", "small"),
    [
        (NodeKind.TOWN_HALL, 79, True),
        (NodeKind.TOWN_HALL, 80, False),
        (NodeKind.TOWN_HALL, None, False),
        (NodeKind.SERVICE_STATION, 20, False),
    ],
)
def test_a_town_hall_has_eighty_square_metres(
    kind: NodeKind, area: int | None, *, small: bool
) -> None:
    assert is_too_small(kind, area) == small


@pytest.mark.parametrize("code", ["", "a b", "镇", "-1", "x" * 41])
def test_a_code_is_plain(code: str) -> None:
    with pytest.raises(BadNode):
        check_node(code, NodeFacts(name="中心"))


def test_who_answers_for_a_place_has_a_name_and_an_office() -> None:
    for name, office, is_whole in (
        ("", "", True),
        ("李国华", "村党组织书记", True),
        ("李国华", "", False),
        ("李国华", " ", False),
        ("", "村民委员会主任", False),
    ):
        facts = NodeFacts(
            name="站", primary_responsible=name, primary_responsible_office=office
        )
        if is_whole:
            check_node("a", facts)
        else:
            with pytest.raises(HalfNamedResponsible):
                check_node("a", facts)


def test_a_place_has_a_name() -> None:
    check_node("500117.A-1", NodeFacts(name="中心"))
    with pytest.raises(BadNode):
        check_node("a", NodeFacts(name=" "))


@pytest.mark.parametrize(("number", "name"), [(0, "零"), (1, " ")])
def test_a_window_has_a_number_and_a_name(number: int, name: str) -> None:
    with pytest.raises(BadWindow):
        check_window(WindowFacts(number=number, name=name))


def test_a_region_lies_in_a_larger_one() -> None:
    check_region(5, 4)
    check_region(2, None)
    for level, parent in ((4, 4), (4, 5)):
        with pytest.raises(MisplacedRegion):
            check_region(level, parent)
