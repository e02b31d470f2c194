"""A clerk finds a matter in two keystrokes; a visitor in their own words."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makers.catalogue import ELEMENTS, NOON, a_matter, an_organ
from yimen.records.catalogue import actions, models, queries
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.catalogue.matters import MatterType

pytestmark = pytest.mark.django_db


def in_use(name: str, *, code: str, organ_id: int, **plain: object) -> None:
    elements = replace(ELEMENTS, **{"aliases": (), **plain})
    matter = a_matter(name=name, code=code, organ_id=organ_id, elements=elements)
    actions.save_draft(actions.Sheet(matter=matter), by=SYSTEM, at=NOON)
    actions.publish(code, by=SYSTEM, at=NOON)


@pytest.fixture(autouse=True)
def catalogue() -> None:
    market, civil = (
        an_organ(name="云溪区市场监督管理局", short_name="市监", initials="yxqscjdglj"),
        an_organ(name="云溪区民政局", short_name="民政", initials="yxqmzj"),
    )
    in_use("食品经营许可", code="A1", organ_id=market, aliases=("开饭店", "面馆"))
    in_use("特种设备使用登记", code="A2", organ_id=market)
    in_use("城市食品摊贩备案", code="A3", organ_id=market)
    in_use(
        "老年人优待证办理",
        code="B1",
        organ_id=civil,
        life_events=("退休养老",),
        person_themes=("优待抚恤",),
    )
    in_use("社会团体成立登记", code="B2", organ_id=civil)


def names(text: str, limit: int = 20) -> list[str]:
    return [hit.name for hit in queries.search(text, limit=limit)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sp", "食品经营许可"),
        ("SP", "食品经营许可"),
        ("ln", "老年人优待证办理"),
        ("lnr", "老年人优待证办理"),
        ("laonian", "老年人优待证办理"),
        ("youdai", "老年人优待证办理"),
        ("老年", "老年人优待证办理"),
        ("優待證", "老年人优待证办理"),
        ("食品經營", "食品经营许可"),
        ("kfd", "食品经营许可"),
        ("面馆", "食品经营许可"),
        ("A2", "特种设备使用登记"),
        ("民政 登记", "社会团体成立登记"),
        ("mz", "老年人优待证办理"),
        ("退休", "老年人优待证办理"),
        ("我想办老年人优待证", "老年人优待证办理"),
        ("在哪里申请老年证的优待", "老年人优待证办理"),
    ],
)
def test_what_people_type_finds_what_they_mean(typed: str, first: str) -> None:
    assert names(typed)[0] == first


def test_initials_at_the_beginning_come_before_those_in_the_middle() -> None:
    assert names("sp") == ["食品经营许可", "城市食品摊贩备案"]


def test_what_is_asked_for_most_comes_first_among_equals() -> None:
    assert names("s")[:2] == ["食品经营许可", "社会团体成立登记"]

    models.Findable.objects.filter(code="b2").update(uses=9)

    assert names("s")[:2] == ["社会团体成立登记", "食品经营许可"]


def test_every_word_has_to_be_met() -> None:
    assert names("民政 食品") == []


@pytest.mark.parametrize("typed", ["", "  ", "%", "_", "'", "\\", "zzzz", "量子力学"])
def test_what_means_nothing_finds_nothing(typed: str) -> None:
    assert names(typed) == []


def test_a_search_is_one_statement() -> None:
    queries.search("sp")
    with CaptureQueriesContext(connection) as seen:
        queries.search("食品经营")

    assert len(seen) == 1


def test_drafts_are_not_found() -> None:
    matter = a_matter(name="养犬登记", code="C1", organ_id=an_organ())
    actions.save_draft(actions.Sheet(matter=matter), by=SYSTEM, at=NOON)

    assert names("yq") == []


def test_nobody_applies_for_a_penalty_but_it_can_be_read() -> None:
    models.Findable.objects.filter(code="a3").update(
        is_applied_for=False, matter_type=MatterType.ADMINISTRATIVE_PENALTY
    )

    assert names("csspt") == []
    assert len(queries.search("csspt", only_applied_for=False)) == 1


def test_an_edit_is_found_when_it_is_published_not_before() -> None:
    current = queries.current_version("A1")
    renamed = replace(current, name="餐饮服务许可")
    actions.save_draft(actions.Sheet(matter=renamed), by=SYSTEM, at=NOON)
    assert names("cyfw") == []

    actions.publish("A1", by=SYSTEM, at=NOON)

    assert names("cyfw") == ["餐饮服务许可"]
    assert names("spjy") == []
