"""The network as files: both forms, and every line that is none."""

import os
from pathlib import Path

import pytest

from makers.cast import Cast
from makers.persons import NOW
from yimen.exchange.network.reading import WrongFile, read
from yimen.exchange.network.writing import as_csv
from yimen.ports.imports import Report
from yimen.records.journal.models import JournalEntry
from yimen.records.network import queries
from yimen.records.network.actions.change_node import change_node
from yimen.records.network.actions.import_network import import_network
from yimen.records.network.models import Node, Region
from yimen.rules.authority.actors import SYSTEM, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.network import NodeFacts, NodeKind

STREETS = "streetCode,street,code,name\n"
OWN = "kind,code,name,parent,region,address,area_square_meters,level\n"


def take_in(text: str) -> Report:
    return import_network(rows=read(text.encode()), by=SYSTEM, at=NOW)


def kinds(report: Report) -> list[tuple[int, str]]:
    return [(one.row, one.kind) for one in report.warnings]


@pytest.fixture
def hechuan() -> bytes:
    """Thirty real towns and their villages; not part of the product."""
    beside = Path(__file__).parents[4] / "shared"
    path = Path(os.environ.get("YIMEN_SHARED", beside)) / "data/hechuan_2023.csv"
    if not path.exists() and os.environ.get("CI") != "true":
        pytest.skip("the real data is not on this machine")
    return path.read_bytes()


@pytest.mark.usefixtures("db")
@pytest.mark.once
@pytest.mark.slow
def test_a_real_district_comes_in_and_a_second_time_changes_nothing(
    hechuan: bytes,
) -> None:
    rows = read(hechuan)

    first = import_network(rows=rows, by=SYSTEM, at=NOW)
    entries = JournalEntry.objects.count()
    second = import_network(rows=rows, by=SYSTEM, at=NOW)

    assert first.rows == first.created == len(rows) > 400
    assert (first.rejected, first.warnings, first.invalid_codes) == (0, (), ())
    assert second.unchanged == second.rows == first.rows
    assert JournalEntry.objects.count() == entries
    totals = queries.network().totals
    assert (totals.centers, totals.town_halls) == (1, 30)
    assert totals.stations == len(rows)
    assert Region.objects.count() == Node.objects.count() == len(rows) + 31


@pytest.mark.usefixtures("db")
def test_a_village_stands_under_its_town_and_the_town_under_the_centre() -> None:
    take_in(f"{STREETS}500117001,合阳城街道,500117001005,营盘街社区居民委员会\n")

    station = queries.node_of_code("500117001005")
    hall = queries.node_of_code("500117001")

    assert station is not None
    assert hall is not None
    assert station.name == "营盘街社区便民服务站"
    assert (station.kind, station.tier) == (NodeKind.SERVICE_STATION, 4)
    assert station.parent_code == hall.code
    assert station.path.startswith(hall.path)
    assert (hall.name, hall.parent) == ("合阳城街道便民服务中心", "合川区政务服务中心")
    region = queries.region_of_code("500117001005")
    assert region is not None
    assert (region.name, region.level) == ("营盘街社区居民委员会", 6)
    assert region.parent == "合阳城街道"


@pytest.mark.usefixtures("db")
def test_bad_lines_are_named_and_the_others_come_in() -> None:
    report = take_in(
        f"{STREETS}"
        "500117001,合阳城街道,500117001005,营盘街社区居民委员会\n"
        "500117001,合阳城街道,50011700100X,错码社区\n"
        "5001170,合阳城街道,500117001006,短码社区\n"
        "500117001,合阳城街道,500117001007,\n"
        "500117001,另一个街道,500117001008,凉亭子社区居民委员会\n"
        "500117001,合阳城街道\n"
        "500117002,钓鱼城街道,500117001009,外码社区居民委员会\n"
        "999999001,某街道,999999001001,某社区居民委员会\n"
        "500117001,合阳城街道,500117001005,营盘街社区居民委员会\n"
    )

    assert (report.rows, report.created, report.unchanged) == (9, 3, 1)
    assert report.rejected == 5
    assert kinds(report) == [
        (3, "rejected_code"),
        (4, "rejected_code"),
        (5, "rejected_name"),
        (6, "rejected_two_names"),
        (7, "rejected_cells"),
        (8, "outside_its_town"),
        (9, "unknown_region"),
    ]
    assert report.invalid_codes == ("50011700100X", "5001170")


@pytest.mark.usefixtures("db")
def test_a_new_edition_renames_a_region_and_keeps_what_people_wrote() -> None:
    line = "500117001,合阳城街道,500117001005,{}\n"
    take_in(STREETS + line.format("营盘街社区居民委员会"))
    own = NodeFacts(name="营盘街便民服务站(老年大学旁)", phone="023-42821234")
    change_node(code="500117001005", version=1, facts=own, by=SYSTEM, at=NOW)

    report = take_in(STREETS + line.format("营盘社区居民委员会"))

    assert report.updated == 1
    region = queries.region_of_code("500117001005")
    station = queries.node_of_code("500117001005")
    assert region is not None
    assert region.name == "营盘社区居民委员会"
    assert station is not None
    assert station.name == own.name


def test_towns_join_the_centre_that_is_there(cast: Cast) -> None:
    Node.objects.filter(pk=cast.center.pk).update(
        region=Region.objects.create(
            code="500117", name="合川区", level=4, valid_from=NOW.date()
        )
    )

    take_in(f"{STREETS}500117001,合阳城街道,500117001005,营盘街社区居民委员会\n")

    hall = queries.node_of_code("500117001")
    assert hall is not None
    assert hall.parent_code == cast.center.code
    assert queries.node_of_code("500117") is None


@pytest.mark.usefixtures("db")
def test_our_own_form_goes_out_and_comes_back_unchanged() -> None:
    report = take_in(
        f"{OWN}"
        "region,500199,青溪区,,,,,\n"
        "region,500199100,柳坪镇,500199,,,,\n"
        "region,500199100-P1,青山片区,500199100,,,,6\n"
        "center,qx,青溪区政务服务中心,,500199,青溪路1号,3000,\n"
        "branch_center,qx-tax,办税分中心,qx,500199,,,\n"
        "town_hall,qx-lp,柳坪镇便民服务中心,qx,500199100,,60,\n"
        "area_station,qx-lp-1,青山片便民服务站,qx-lp,500199100-P1,,,\n"
        "service_station,qx-lp-2,桃花村便民服务站,qx-lp-1,500199100,,,\n"
    )

    again = take_in(as_csv())

    assert (report.created, report.rejected) == (8, 0)
    assert (again.unchanged, again.rows) == (8, 8)
    hall = queries.node_of_code("qx-lp")
    assert hall is not None
    assert hall.is_too_small
    local = queries.region_of_code("500199100-P1")
    assert local is not None
    assert local.is_local


@pytest.mark.usefixtures("db")
def test_our_own_form_changes_what_it_says_and_leaves_empty_cells_alone() -> None:
    take_in(f"{OWN}region,500199,青溪区,,,,,\ncenter,qx,中心,,500199,旧址,3000,\n")

    report = take_in(f"{OWN}center,qx,,,500199,新址,,\n")

    assert report.updated == 1
    center = queries.node_of_code("qx")
    assert center is not None
    assert (center.name, center.address) == ("中心", "新址")
    assert center.area_square_meters == 3000


@pytest.mark.usefixtures("db")
def test_our_own_form_refuses_what_can_not_stand() -> None:
    report = take_in(
        f"{OWN}"
        "region,500199,青溪区,,,,,\n"
        "region,50019,短码,500199,,,,\n"
        "region,L-1,本地,500199,,,,x\n"
        "region,500100,上级反了,500199,,,,\n"
        "castle,c,城堡,,500199,,,\n"
        "center,qx,中心,,500199,,,\n"
        "center,qx2,中心,,500199,,many,\n"
        "town_hall,t1,镇中心,nowhere,500199,,,\n"
        "town_hall,t2,镇中心,qx,999,,,\n"
        "center,qx3,第二中心,qx,500199,,,\n"
        "park_station,qx,园区,qx,500199,,,\n"
        "town_hall,t 3,空格,qx,500199,,,\n"
        "region,500199200,,500199,,,,\n"
        "center\n"
    )

    assert (report.created, report.rejected) == (2, 12)
    assert [kind for _, kind in kinds(report)] == [
        "rejected_code",
        "rejected_level",
        "rejected_MisplacedRegion",
        "rejected_kind",
        "rejected_area",
        "rejected_NotHere",
        "rejected_NotHere",
        "rejected_MisplacedNode",
        "rejected_StandsElsewhere",
        "rejected_BadNode",
        "rejected_BadRegion",
        "rejected_cells",
    ]


@pytest.mark.usefixtures("db")
def test_a_line_that_is_refused_halfway_leaves_nothing_behind() -> None:
    take_in(f"{OWN}region,500117,合川区,,,,,\n")
    Node.objects.create(
        code="500117001005",
        name="占了码的",
        kind=NodeKind.CENTER,
        tier=1,
        region=Region.objects.get(code="500117"),
        path="/x/",
        valid_from=NOW.date(),
    )

    report = take_in(f"{STREETS}500117001,合阳城街道,500117001005,营盘街社区\n")

    assert kinds(report) == [(2, "rejected_StandsElsewhere")]
    assert Region.objects.count() == 1
    assert Node.objects.count() == 1


@pytest.mark.parametrize("raw", [b"", b"a,b\n", b"streetCode,street\n", b"a,b\xff\n"])
def test_another_file_is_a_wrong_call(raw: bytes) -> None:
    with pytest.raises(WrongFile):
        read(raw)


def test_a_file_of_another_encoding_is_read(hechuan: bytes) -> None:
    again = hechuan.decode().encode("gb18030")

    assert read(again) == read(hechuan)


@pytest.mark.usefixtures("db")
def test_a_day_is_a_day_and_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    rows = read(
        b"kind,code,name,parent,supervised_since\n"
        b"center,a,A,,2026-13-01\ncenter,b,B,,2026-09-01\n"
    )

    report = import_network(
        rows=rows, by=SYSTEM, at=NOW, tell=lambda *done: told.append(done)
    )

    assert kinds(report) == [(2, "rejected_date"), (3, "rejected_NotHere")]
    assert told == [(1, 2), (2, 2)]


@pytest.mark.usefixtures("db")
def test_who_answers_for_a_place_comes_in_whole_or_not_at_all() -> None:
    head = "kind,code,name,parent,region,primary_responsible,primary_responsible_office"
    region = "region,500117,合川区,,,,"
    place = "center,c,中心,,500117"

    report = take_in(f"{head}\n{region}\n{place},李国华,主任\n")
    again = take_in(f"{head}\n{place},张三,\n")
    other = take_in(f"{head}\n{place.replace(',c,', ',d,')},,主任\n")

    assert (report.rejected, again.rejected, other.rejected) == (0, 0, 1)
    assert kinds(other) == [(2, "rejected_HalfNamedResponsible")]
    row = queries.node_of_code("c")
    assert row is not None
    assert (row.primary_responsible, row.primary_responsible_office) == ("张三", "主任")
    assert "c,中心,,500117,,,,,,,张三,主任" in as_csv()


def test_only_managers_take_in_a_network(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        import_network(rows=(), by=cast.wang_fang, at=NOW)
    manager = cast.anybody(Role.BUREAU_MANAGER)
    assert import_network(rows=(), by=manager, at=NOW).rows == 0
