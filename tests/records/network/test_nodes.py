"""Places are opened, changed, moved and closed; the journal keeps each act."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makers.cast import Cast
from makers.persons import NOW, an_officer, an_organ
from makers.places import a_node, a_region, a_window
from yimen.records.journal.models import JournalEntry
from yimen.records.network import queries
from yimen.records.network.actions.add_node import add_node
from yimen.records.network.actions.change_node import change_node
from yimen.records.network.actions.close_node import close_node
from yimen.records.network.actions.end_stationing import end_stationing
from yimen.records.network.actions.move_node import move_node
from yimen.records.network.actions.station_organ import station_organ
from yimen.records.network.models import Node, Window
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.network import (
    BadNode,
    CodeTaken,
    MisplacedNode,
    NodeFacts,
    NodeKind,
    StationMode,
    StillInUse,
)
from yimen.rules.refusals import NotFound, Overtaken

HALL = NodeFacts(name="新桥镇便民服务中心", area_square_meters=60)


def acts(code: str) -> list[str]:
    found = JournalEntry.objects.filter(subject_kind="node", subject_id=code)
    return [line.payload["act"] for line in found.order_by("sequence")]


def open_hall(cast: Cast, by: Actor = SYSTEM, code: str = "xq") -> int:
    return add_node(
        code=code,
        kind=NodeKind.TOWN_HALL,
        facts=HALL,
        under=(cast.center.code, "500199"),
        by=by,
        at=NOW,
    )


def test_a_hall_is_opened_under_the_centre(cast: Cast) -> None:
    node_id = open_hall(cast, by=cast.zheng_jie)

    hall = queries.node_of_code("xq")
    assert hall is not None
    assert hall.path == f"{cast.center.path}{node_id}/"
    assert (hall.tier, hall.valid_from) == (2, date(2026, 9, 21))
    assert hall.initials == "xqzbmfwzx"
    assert hall.is_too_small
    assert acts("xq") == ["open"]


def test_a_manager_opens_nothing_elsewhere(cast: Cast) -> None:
    elsewhere = an_officer("外人", [Role.BUREAU_MANAGER], hall=cast.other_center)
    from makers.persons import the_actor

    with pytest.raises(NotAllowed):
        open_hall(cast, by=the_actor(elsewhere))
    with pytest.raises(NotAllowed):
        open_hall(cast, by=cast.wang_fang)


def test_a_place_needs_a_code_of_its_own_a_region_and_a_parent(cast: Cast) -> None:
    open_hall(cast)

    with pytest.raises(CodeTaken):
        open_hall(cast)
    with pytest.raises(BadNode):
        open_hall(cast, code="新桥")
    with pytest.raises(NotFound):
        add_node(
            code="y",
            kind=NodeKind.TOWN_HALL,
            facts=HALL,
            under=("nowhere", "500199"),
            by=SYSTEM,
            at=NOW,
        )
    with pytest.raises(NotFound):
        add_node(
            code="y",
            kind=NodeKind.TOWN_HALL,
            facts=HALL,
            under=(cast.center.code, "999"),
            by=SYSTEM,
            at=NOW,
        )
    with pytest.raises(MisplacedNode):
        add_node(
            code="y",
            kind=NodeKind.CENTER,
            facts=HALL,
            under=(cast.center.code, "500199"),
            by=SYSTEM,
            at=NOW,
        )


def test_a_change_writes_only_what_changed(cast: Cast) -> None:
    open_hall(cast)
    facts = NodeFacts(
        name=HALL.name, area_square_meters=90, supervised_since=date(2026, 10, 1)
    )

    assert change_node(code="xq", version=1, facts=facts, by=SYSTEM, at=NOW)
    assert not change_node(code="xq", version=2, facts=facts, by=SYSTEM, at=NOW)

    line = JournalEntry.objects.filter(subject_id="xq").latest("sequence")
    assert line.payload["before"] == {
        "area_square_meters": 60,
        "supervised_since": None,
    }
    assert line.payload["after"]["supervised_since"] == "2026-10-01"


def test_the_second_to_change_is_told(cast: Cast) -> None:
    open_hall(cast)
    change_node(code="xq", version=1, facts=NodeFacts(name="甲"), by=SYSTEM, at=NOW)

    with pytest.raises(Overtaken):
        change_node(code="xq", version=1, facts=NodeFacts(name="乙"), by=SYSTEM, at=NOW)


def test_a_hall_moves_with_its_stations(cast: Cast) -> None:
    open_hall(cast)
    hall = Node.objects.get(code="xq")
    station = a_node("桃花村便民服务站", NodeKind.SERVICE_STATION, hall)

    move_node(
        code="xq",
        version=1,
        parent_code=cast.other_center.code,
        by=SYSTEM,
        at=NOW,
    )

    station.refresh_from_db()
    assert station.path == f"{cast.other_center.path}{hall.pk}/{station.pk}/"
    assert acts("xq") == ["open", "move"]
    with pytest.raises(MisplacedNode):
        move_node(
            code=station.code,
            version=1,
            parent_code=station.code,
            by=SYSTEM,
            at=NOW,
        )


def test_a_place_closes_with_its_windows_but_not_over_people(cast: Cast) -> None:
    open_hall(cast)
    hall = Node.objects.get(code="xq")
    window = a_window(hall)
    officer = an_officer("小赵", [Role.CLERK], hall=hall)
    station_organ(
        node_code="xq",
        organ_code=cast.organ.code,
        mode=StationMode.REPRESENTED,
        by=SYSTEM,
        at=NOW,
    )

    with pytest.raises(StillInUse):
        close_node(code="xq", version=1, by=SYSTEM, at=NOW)
    with pytest.raises(StillInUse):
        close_node(code=cast.center.code, version=1, by=SYSTEM, at=NOW)
    officer.is_active = False
    officer.save(update_fields=["is_active"])
    close_node(code="xq", version=1, by=SYSTEM, at=NOW)

    assert not Window.objects.get(pk=window.pk).is_open
    assert queries.organs_in(hall.pk) == ()
    closed = queries.node_of_code("xq")
    assert closed is not None
    assert closed.valid_to == date(2026, 9, 21)
    with pytest.raises(NotFound):
        close_node(code="xq", version=2, by=SYSTEM, at=NOW)


def test_an_organ_is_in_a_hall_in_one_way(cast: Cast) -> None:
    stationed = station_organ(
        node_code=cast.center.code,
        organ_code=cast.organ.code,
        mode=StationMode.STATIONED,
        by=cast.zheng_jie,
        at=NOW,
    )

    (row,) = queries.organs_in(cast.center.pk)
    assert (row.organ, row.mode) == (cast.organ.name, StationMode.STATIONED)
    with pytest.raises(CodeTaken):
        station_organ(
            node_code=cast.center.code,
            organ_code=cast.organ.code,
            mode=StationMode.REPRESENTED,
            by=SYSTEM,
            at=NOW,
        )
    with pytest.raises(NotFound):
        station_organ(
            node_code=cast.center.code,
            organ_code="nobody",
            mode=StationMode.STATIONED,
            by=SYSTEM,
            at=NOW,
        )
    end_stationing(stationing_id=stationed, by=cast.zheng_jie, at=NOW)
    with pytest.raises(NotFound):
        end_stationing(stationing_id=stationed, by=cast.zheng_jie, at=NOW)
    assert queries.organs_in(cast.center.pk) == ()


def test_the_tree_counts_in_one_statement(cast: Cast) -> None:
    a_node("桃花村便民服务站", NodeKind.SERVICE_STATION, cast.town_hall)

    with CaptureQueriesContext(connection) as asked:
        page = queries.network()

    assert len(asked) == 1
    center = next(b for b in page.branches if b.row.code == cast.center.code)
    assert center.size == 2
    assert (center.row.windows, center.row.officers) == (1, 3)
    assert page.totals.nodes == 4
    assert page.totals.town_halls == page.totals.stations == 1


def test_halls_to_choose_are_called_by_two_names(cast: Cast) -> None:
    station = a_node("桃花村便民服务站", NodeKind.SERVICE_STATION, cast.town_hall)

    below = queries.halls(cast.town_hall.path)

    assert [one.name for one in below] == [
        "青溪区政务服务中心 / 柳坪镇便民服务中心",
        "柳坪镇便民服务中心 / 桃花村便民服务站",
    ]
    assert len(queries.halls()) == 4
    assert [one.code for one in queries.nodes_under(cast.town_hall.pk)] == [
        station.code
    ]
    assert len(queries.all_nodes()) == 4


def test_a_region_and_an_organ_are_of_one_kind(cast: Cast) -> None:
    assert a_region() == a_region()
    assert an_organ("税务", "区税务局") != cast.organ
