"""Regions: an explicit parent, codes that expire, and those we make ourselves."""

from datetime import timedelta

import pytest

from makers.cast import Cast
from makers.persons import NOW
from yimen.records.network import queries
from yimen.records.network.actions.add_region import RegionFacts, add_region
from yimen.records.network.actions.close_region import close_region
from yimen.records.network.models import Node, Region
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.table import NotAllowed
from yimen.rules.network import BadRegion, CodeTaken, MisplacedRegion, StillInUse
from yimen.rules.refusals import NotFound

TOWN = RegionFacts(code="500199100", name="柳坪镇", parent_code="500199")


def add(facts: RegionFacts = TOWN, days: int = 0) -> int:
    return add_region(facts=facts, by=SYSTEM, at=NOW + timedelta(days=days))


def test_a_region_lies_in_another(cast: Cast) -> None:
    add()

    (row,) = queries.regions_under("500199")
    assert (row.name, row.level, row.parent) == ("柳坪镇", 5, "青溪区")
    (top,) = queries.regions_under(None)
    assert (top.code, top.children) == ("500199", 1)
    assert top.nodes == Node.objects.count() == 3
    assert cast.center.region_id == top.region_id


def test_a_successor_takes_over_what_lay_in_the_old_one(cast: Cast) -> None:
    add()
    add(RegionFacts(code="500199100001", name="桃花村", parent_code="500199100"))
    Node.objects.filter(pk=cast.town_hall.pk).update(
        region=Region.objects.get(code="500199100")
    )

    add(
        RegionFacts(
            code="500199101",
            name="柳坪街道",
            parent_code="500199",
            predecessor_code="500199100",
        ),
        days=30,
    )

    row = queries.region_of_code("500199101")
    assert row is not None
    assert row.predecessor == "500199100 柳坪镇"
    assert (row.children, row.nodes) == (1, 1)
    assert queries.region_of_code("500199100") is None
    (old,) = queries.past_regions("500199")
    assert old.valid_to == (NOW + timedelta(days=30)).date()


def test_a_code_of_our_own_says_so(cast: Cast) -> None:
    add(RegionFacts(code="QX-P1", name="园区", parent_code="500199", local_level=5))

    row = queries.region_of_code("QX-P1")
    assert row is not None
    assert (row.is_local, row.level) == (True, 5)
    assert cast.organ
    assert [one.code for one in queries.all_regions()] == ["500199", "QX-P1"]


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        (RegionFacts(code="5001", name="短码"), BadRegion),
        (RegionFacts(code="500199100", name=" "), BadRegion),
        (RegionFacts(code="园区", name="园区", local_level=5), BadRegion),
        (RegionFacts(code="500199", name="又来", parent_code=""), CodeTaken),
        (
            RegionFacts(code="500100", name="反了", parent_code="500199"),
            MisplacedRegion,
        ),
        (RegionFacts(code="500199100", name="镇", parent_code="9"), NotFound),
    ],
)
def test_a_region_that_can_not_be_is_refused(
    facts: RegionFacts, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        add(facts)


def test_a_region_in_use_is_not_closed(cast: Cast) -> None:
    add()
    with pytest.raises(StillInUse):
        close_region(code="500199", version=1, by=SYSTEM, at=NOW)
    close_region(code="500199100", version=1, by=SYSTEM, at=NOW)

    assert queries.regions_under("500199") == ()
    with pytest.raises(NotFound):
        close_region(code="500199100", version=2, by=SYSTEM, at=NOW)
    with pytest.raises(NotAllowed):
        close_region(code="500199", version=1, by=cast.wang_fang, at=NOW)
