"""Discarding a draft, a hall's own words, and how often a matter is asked for."""

from dataclasses import replace
from datetime import date

import pytest

from makers.catalogue import NOON, a_matter, an_organ
from yimen.records.catalogue import actions, models, queries
from yimen.records.network.models import Node, Region
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.catalogue.elements import NotOverridable
from yimen.rules.catalogue.matter_changes import NoSuchChange
from yimen.rules.catalogue.matters import Matter
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.refusals import NotFound, Overtaken

pytestmark = pytest.mark.django_db


@pytest.fixture
def matter() -> Matter:
    whole = a_matter(organ_id=an_organ())
    actions.save_draft(actions.Sheet(matter=whole), by=SYSTEM, at=NOON)
    actions.publish(whole.code, by=SYSTEM, at=NOON)
    return whole


@pytest.fixture
def hall() -> int:
    region = Region.objects.create(
        code="500199101", name="清河镇", level=5, valid_from=date(2026, 1, 1)
    )
    node = Node.objects.create(
        code="QH",
        name="清河镇便民服务中心",
        kind="town_hall",
        tier=3,
        region=region,
        path="/9/",
        valid_from=date(2026, 1, 1),
    )
    return node.pk


def test_a_discarded_draft_leaves_what_is_published(matter: Matter) -> None:
    shorter = replace(matter, promised_limit=Limit(5))
    actions.save_draft(actions.Sheet(matter=shorter), by=SYSTEM, at=NOON)

    actions.discard_draft(matter.code, by=SYSTEM, at=NOON)

    page = queries.matter_page(matter.code, by=SYSTEM)
    assert (page.is_draft, len(page.versions)) == (False, 1)
    again = actions.save_draft(actions.Sheet(matter=shorter), by=SYSTEM, at=NOON)
    assert again.number == 2


def test_there_must_be_a_draft_and_something_published_below_it(
    matter: Matter,
) -> None:
    with pytest.raises(NotFound):
        actions.discard_draft(matter.code, by=SYSTEM, at=NOON)
    fresh = a_matter(organ_id=matter.organ_id)
    actions.save_draft(actions.Sheet(matter=fresh), by=SYSTEM, at=NOON)
    with pytest.raises(NoSuchChange):
        actions.discard_draft(fresh.code, by=SYSTEM, at=NOON)


def test_a_draft_somebody_else_changed_is_not_discarded(matter: Matter) -> None:
    actions.save_draft(actions.Sheet(matter=matter), by=SYSTEM, at=NOON)

    with pytest.raises(Overtaken):
        actions.discard_draft(matter.code, by=SYSTEM, at=NOON, seen=50)


def test_a_town_says_where_and_when_in_its_own_words(matter: Matter, hall: int) -> None:
    actions.override_locally(
        matter.code, hall, {"place": "清河镇政府一楼"}, by=SYSTEM, at=NOON
    )

    there = queries.guide_page(matter.code, hall="QH")
    here = queries.guide_page(matter.code)
    assert there.matter.elements.place == "清河镇政府一楼"
    assert there.hall == "清河镇便民服务中心"
    assert here.matter.elements.place == matter.elements.place
    assert here.halls == (("QH", "清河镇便民服务中心"),)

    actions.override_locally(matter.code, hall, {"place": ""}, by=SYSTEM, at=NOON)
    again = queries.guide_page(matter.code, hall="QH")
    assert again.matter.elements.place == matter.elements.place


def test_a_town_may_not_change_the_law(matter: Matter, hall: int) -> None:
    with pytest.raises(NotOverridable):
        actions.override_locally(
            matter.code, hall, {"legal_bases": "本镇规定"}, by=SYSTEM, at=NOON
        )
    clerk = Actor(roles=frozenset({Role.CLERK}))
    with pytest.raises(NotAllowed):
        actions.override_locally(matter.code, hall, {}, by=clerk, at=NOON)
    with pytest.raises(NotFound):
        actions.override_locally("Y-none", hall, {}, by=SYSTEM, at=NOON)


def test_uses_are_noted_and_forgotten(matter: Matter) -> None:
    pk = models.Matter.objects.get(code=matter.code).pk

    actions.note_uses({pk: 12})
    assert models.Findable.objects.get(pk=pk).uses == 12

    actions.note_uses({})
    assert models.Findable.objects.get(pk=pk).uses == 0
