"""Lists and guides: filtered, sorted, counted, in a fixed number of statements."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makers.catalogue import ELEMENTS, NOON, a_matter, an_organ
from yimen.records.catalogue import actions, queries
from yimen.rules.authority.actors import SYSTEM, VISITOR
from yimen.rules.authority.table import NotAllowed
from yimen.rules.catalogue.matters import BusinessLine, MatterState, MatterType
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.refusals import NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogue() -> None:
    market, civil = an_organ(code="O03"), an_organ(code="O05", name="云溪区民政局")
    events = replace(ELEMENTS, life_events=("退休养老",), person_themes=("优待抚恤",))
    for code, name, more in (
        ("A1", "食品经营许可", {"organ_id": market}),
        (
            "B1",
            "老年人优待证办理",
            {
                "organ_id": civil,
                "elements": events,
                "line": BusinessLine.CIVIL_AFFAIRS,
                "matter_type": MatterType.PUBLIC_SERVICE,
                "promised_limit": Limit(1),
            },
        ),
        ("B2", "殡葬补贴", {"organ_id": civil, "elements": events}),
    ):
        sheet = actions.Sheet(matter=a_matter(code=code, name=name, **more))
        actions.save_draft(sheet, by=SYSTEM, at=NOON)
    for code in ("A1", "B1"):
        actions.publish(code, by=SYSTEM, at=NOON)


def listed(**wanted: object) -> list[str]:
    found = queries.matters(queries.MatterFilter(**wanted), by=SYSTEM)  # type: ignore[arg-type]
    return [row.code for row in found.rows]


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        ({}, ["B2", "B1", "A1"]),
        ({"sort": "-name"}, ["A1", "B1", "B2"]),
        ({"sort": "promised"}, ["B1", "A1", "B2"]),
        ({"sort": "nonsense"}, ["B2", "B1", "A1"]),
        ({"text": "spjy"}, ["A1"]),
        ({"text": "民政 补贴"}, ["B2"]),
        ({"text": "100%"}, []),
        ({"state": "draft"}, ["B2"]),
        ({"has_draft": True}, ["B2"]),
        ({"line": "civil_affairs"}, ["B1"]),
        ({"matter_type": "public_service"}, ["B1"]),
        ({"theme": "优待抚恤"}, ["B2", "B1"]),
    ],
)
def test_staff_list_what_they_want(wanted: dict[str, object], codes: list[str]) -> None:
    assert listed(**wanted) == codes
    assert queries.matter_codes(
        queries.MatterFilter(**wanted),  # type: ignore[arg-type]
        by=SYSTEM,
    ) == set(codes)


def test_a_list_costs_two_statements_however_long() -> None:
    with CaptureQueriesContext(connection) as seen:
        queries.matters(queries.MatterFilter(text="spjy"), by=SYSTEM)

    assert len(seen) == 2


def test_visitors_see_no_drafts_and_no_lists_of_them() -> None:
    with pytest.raises(NotAllowed):
        queries.matters(queries.MatterFilter(), by=VISITOR)
    with pytest.raises(NotFound):
        queries.guide_page("B2")


def test_states_and_themes_are_counted() -> None:
    tally = queries.tally(by=SYSTEM)

    assert (tally.whole, tally.by_state[MatterState.DRAFT]) == (3, 1)
    assert queries.themes() == ("准营准办", "优待抚恤")


def test_the_public_finds_guides_by_theme_organ_event_and_line() -> None:
    def found(**wanted: str) -> list[str]:
        page = queries.guides(queries.GuideFilter(**wanted))
        return [row.code for row in page.rows]

    assert found() == ["B1", "A1"]
    assert found(theme="准营准办", organ="O03") == ["A1"]
    assert found(event="退休养老") == ["B1"]
    assert found(line="civil_affairs", audience="自然人") == ["B1"]
    assert found(organ="O99") == []


def test_the_ways_in_are_counted() -> None:
    organs = queries.ways_by_organ()
    events = queries.ways_by("life_events", ["出生", "退休养老"])

    assert [(w.key, w.count) for w in organs] == [("O03", 1), ("O05", 1)]
    assert [(w.name, w.count) for w in events] == [("退休养老", 1)]
    assert [w.key for w in queries.ways_by_line()] == ["investment", "civil_affairs"]


def test_the_answers_of_a_search_keep_their_order() -> None:
    hits = queries.search("lnr") + queries.search("spjy")

    rows = queries.guides_of(hit.matter_id for hit in hits)

    assert [row.code for row in rows] == ["B1", "A1"]


def test_a_page_names_its_versions_and_what_is_wrong() -> None:
    page = queries.matter_page("B2", by=SYSTEM)

    assert (page.is_draft, page.published) == (True, None)
    assert queries.version_of("B2", 1, by=SYSTEM) == page.shown
    with pytest.raises(NotFound):
        queries.version_of("B2", 9, by=SYSTEM)
    with pytest.raises(NotFound):
        queries.matter_page("Z9", by=SYSTEM)
