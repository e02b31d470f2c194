"""Graphs as plain lists, gatherings and bundles: what their pure rules refuse."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from makers.catalogue import a_matter
from rules.joint.test_graphs import DIAMOND, LAW, opinion, permit
from yimen.rules.catalogue.intake import Necessity
from yimen.rules.catalogue.matters import Material
from yimen.rules.joint import bundles, gatherings
from yimen.rules.joint.gatherings import Calling, GatheringKind, Seat
from yimen.rules.joint.graph_text import as_plain, from_plain
from yimen.rules.joint.graphs import Edge, FormField, Graph, GraphUnreadable, Stage

NOW = datetime(2026, 9, 21, 2, tzinfo=UTC)


def test_a_graph_comes_back_from_its_plain_form() -> None:
    whole = Graph(
        (permit("a", stage=1, materials=(("M1", "P1"),)), opinion("b", stage=2)),
        (Edge("a", "b", LAW),),
        (Stage(1, "规划"), Stage(2, "施工", LAW)),
        (FormField("shop", "店名"), FormField("note", "备注", required=False)),
    )

    assert from_plain(as_plain(whole)) == whole
    assert from_plain(as_plain(DIAMOND)) == DIAMOND


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"edges": [["a"]], "stages": [], "form": []},
        {"edges": [], "stages": [["eins", "", ""]], "form": []},
        {"approvals": [{"key": "a"}], "edges": [], "stages": [], "form": []},
        {
            "approvals": [{"key": "a", "name": "", "kind": "?", "organ": ""}],
            "edges": [],
            "stages": [],
            "form": [],
        },
    ],
)
def test_what_is_no_graph_is_refused(plain: dict[str, Any]) -> None:
    with pytest.raises(GraphUnreadable):
        from_plain(plain)


def test_who_is_called_signed_and_minuted() -> None:
    calling = Calling(
        kind=GatheringKind.SURVEY,
        place="老街",
        subject="排水",
        starts_at=NOW + timedelta(hours=1),
        units=(1,),
    )
    gatherings.call(calling, NOW)
    with pytest.raises(gatherings.GatheringInPast):
        gatherings.call(calling, NOW + timedelta(hours=1))
    assert gatherings.sign(GatheringKind.MEETING, ["甲 ", "甲", ""]) == ("甲",)
    with pytest.raises(gatherings.TooFewOfficers):
        gatherings.sign(GatheringKind.SURVEY, ["甲", "甲"])
    gatherings.minute(NOW, "议定。", NOW)
    with pytest.raises(gatherings.NotHeldYet):
        gatherings.minute(NOW + timedelta(minutes=1), "议定。", NOW)
    consents = [
        Seat(1, came, excuse).consents_by_absence
        for came, excuse in ((True, ""), (False, ""), (None, ""), (False, "防汛"))
    ]
    assert consents == [False, True, True, False]


def test_the_pool_serves_what_a_part_requires() -> None:
    part = a_matter(
        materials=(
            Material(code="M1", name="身份证"),
            Material(code="M2", name="照片", necessity=Necessity.OPTIONAL),
            Material(code="M3", name="执照", is_shared=True),
            Material(code="M4", name="图纸"),
        )
    )
    assert bundles.lacking(part, [("M1", "P1")]) == ("图纸",)
    graph = Graph((permit("a", matter_code=part.code, materials=(("M1", "P1"),)),))
    with pytest.raises(bundles.PoolIncomplete):
        bundles.require_served(graph, {part.code: part})
    bundles.require_served(graph, {})


def test_the_promise_is_no_shorter_than_the_longest_path() -> None:
    bundles.require_long_enough(DIAMOND, 12)
    bundles.require_long_enough(DIAMOND, None)
    with pytest.raises(bundles.PathTooLong):
        bundles.require_long_enough(DIAMOND, 11)
    form = (FormField("shop", "店名"), FormField("note", "备注", required=False))
    assert bundles.filled(form, {"shop": " 老街 ", "x": "y"}) == {
        "shop": "老街",
        "note": "",
    }
    assert bundles.form_of([("名称", "shop")], {"shop": "老街"}) == {"名称": "老街"}
