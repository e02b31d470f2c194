"""From hand to hand: two signatures, one holder, and a chain nobody can change."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from makers.errands import TAKEN_AT, Village, errand_of
from yimen.records.agency import models, queries
from yimen.records.agency.actions.cancel_hand_over import cancel_hand_over
from yimen.records.agency.actions.end_errand import end_errand
from yimen.records.agency.actions.give_back import give_back
from yimen.records.agency.actions.hand_on import hand_on
from yimen.records.agency.actions.take_over import take_over
from yimen.rules.agency.custody import (
    HandOverOpen,
    NoHandOver,
    NothingToHandOver,
    NotTheHolder,
    SameHolder,
    place,
)
from yimen.rules.agency.errands import ErrandState
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.documents.frame import Fields, Table, as_text
from yimen.rules.refusals import NotFound

LATER = TAKEN_AT + timedelta(days=3)


def test_papers_are_the_givers_until_the_taker_signs(village: Village) -> None:
    number = village.taken()
    here = place(village.station.pk)

    assert (
        hand_on(number=number, taker_id=village.town_id, by=village.agent, at=LATER)
        == 3
    )
    offered = errand_of(number)
    assert {held.holder for held in offered.held} == {here}
    assert offered.handed_up_at is None
    assert take_over(number=number, by=village.town_clerk, at=LATER) == 3

    errand = errand_of(number)
    assert errand.state is ErrandState.HANDED_UP
    assert errand.handed_up_at == LATER
    assert {held.holder for held in errand.held} == {place(village.town_id)}
    link = models.CustodyLink.objects.filter(sequence=2).first()
    assert link is not None
    assert link.giver_signed == f"officer:{village.agent.officer_id}"
    assert link.taker_signed == f"officer:{village.town_clerk.officer_id}"


def test_the_town_passes_it_on_to_the_centre(village: Village) -> None:
    number = village.taken()
    hand_on(number=number, taker_id=village.town_id, by=village.agent, at=LATER)
    take_over(number=number, by=village.town_clerk, at=LATER)
    hand_on(
        number=number,
        taker_id=village.center_id,
        tracking="SF1234",
        by=village.town_clerk,
        at=LATER,
    )
    take_over(number=number, by=village.counter.cast.wang_fang, at=LATER)

    errand = errand_of(number)
    assert {held.holder for held in errand.held} == {place(village.center_id)}
    assert errand.handed_up_at == LATER
    assert [link.sequence for link in models.CustodyLink.objects.order_by("pk")] == [
        *[1] * 3,
        *[2] * 3,
        *[3] * 3,
    ]


def test_refusals_on_the_way_change_nothing(village: Village) -> None:
    number = village.taken()
    agent, clerk = village.agent, village.town_clerk

    with pytest.raises(SameHolder):
        hand_on(number=number, taker_id=village.station.pk, by=agent, at=LATER)
    with pytest.raises(NotFound):
        hand_on(number=number, taker_id=10**9, by=agent, at=LATER)
    with pytest.raises(NotFound):  # the town's clerk does not see it yet
        take_over(number=number, by=clerk, at=LATER)
    with pytest.raises(NotFound):
        hand_on(
            number=number, taker_id=village.town_id, by=village.other_agent, at=LATER
        )
    wang_fang = village.counter.cast.wang_fang
    with pytest.raises(NothingToHandOver):  # it is bound for her hall, but not there
        hand_on(number=number, taker_id=village.town_id, by=wang_fang, at=LATER)
    ids = frozenset(held.item_id for held in errand_of(number).held)
    with pytest.raises(NotTheHolder):
        hand_on(
            number=number,
            taker_id=village.town_id,
            items=ids,
            by=wang_fang,
            at=LATER,
        )
    with pytest.raises(NoHandOver):
        take_over(number=number, by=wang_fang, at=LATER)
    assert errand_of(number).version == 1


def test_one_hand_over_at_a_time_and_it_may_be_called_off(village: Village) -> None:
    number = village.taken()
    hand_on(number=number, taker_id=village.town_id, by=village.agent, at=LATER)

    with pytest.raises(HandOverOpen):
        hand_on(number=number, taker_id=village.center_id, by=village.agent, at=LATER)
    with pytest.raises(ReasonMissing):
        cancel_hand_over(number=number, reason=" ", by=village.town_clerk, at=LATER)
    cancel_hand_over(number=number, reason="件数不符", by=village.town_clerk, at=LATER)
    with pytest.raises(NoHandOver):
        take_over(number=number, by=village.town_clerk, at=LATER)
    hand_on(number=number, taker_id=village.center_id, by=village.agent, at=LATER)

    assert errand_of(number).offer is not None
    assert models.HandOver.objects.count() == 2


def test_the_database_lets_nobody_break_a_chain(village: Village) -> None:
    village.taken()
    link = models.CustodyLink.objects.first()
    assert link is not None
    breaches = (
        lambda: models.CustodyLink.objects.update(taker="node:1"),
        lambda: models.CustodyLink.objects.all().delete(),
        # from somebody who does not hold it
        lambda: a_link(link, sequence=2, giver="node:999", taker="client"),
        # over a link that is not there
        lambda: a_link(link, sequence=3, giver=link.taker, taker="client"),
        # a second holder beside the first
        lambda: a_link(link, sequence=1, giver="client", taker="node:2"),
        # without a signature
        lambda: a_link(link, sequence=2, giver=link.taker, taker="x", giver_signed=""),
    )

    for breach in breaches:
        with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
            breach()


def a_link(link: models.CustodyLink, **columns: object) -> models.CustodyLink:
    plain: dict[str, object] = {
        "item_id": link.item_id,
        "giver_signed": "a",
        "taker_signed": "b",
        "happened_at": LATER,
        "recorded_at": LATER,
    }
    return models.CustodyLink.objects.create(**plain | columns)


def test_two_blocks_of_numbers_never_meet(village: Village) -> None:
    village.taken()
    block = models.NumberBlock.objects.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        models.NumberBlock.objects.create(
            node_id=block.node_id,
            first=block.first - 5,
            last=block.first + 5,
            leased_at=LATER,
            leased_by_id=village.agent.officer_id,
        )


def test_each_hand_over_has_its_sheet_for_both(village: Village) -> None:
    number, agent = village.taken(), village.agent
    hand_on(
        number=number,
        taker_id=village.town_id,
        tracking="SF1387",
        by=agent,
        at=TAKEN_AT,
    )
    take_over(number=number, by=village.town_clerk, at=TAKEN_AT + timedelta(hours=1))

    given = queries.hand_over_of(number, 2, agent)
    taken = queries.hand_over_of(number, 3, village.town_clerk)

    assert (given.number, taken.number) == (f"{number}-2", f"{number}-3")
    assert given.addressee == "张三"
    assert "11010519491231002X" not in as_text(given)
    assert "等签收" in as_text(given)
    assert "快递，单号 SF1387" in as_text(given)
    hands, table, *_ = taken.sections
    assert isinstance(hands, Fields)
    assert isinstance(table, Table)
    assert ("接收人", "柳坪镇便民服务中心 何平") in hands.rows
    assert ("移交时间", "2026年9月18日(周五) 09:30") in hands.rows
    assert "等签收" not in as_text(taken)
    assert [row[0] for row in table.rows] == [
        "申请材料（一套）",
        "食品经营许可申请书",
        "布局图",
    ]
    history = queries.errand_page(number, agent, TAKEN_AT).history
    assert [one.has_sheet for one in history] == [False, True, True]
    with pytest.raises(NotFound):
        queries.hand_over_of(number, 1, agent)
    with pytest.raises(NotFound):
        queries.hand_over_of(number, 2, village.other_agent)


def test_the_villager_gets_one_too(village: Village) -> None:
    number = village.taken()
    end_errand(number=number, reason="不办了", by=village.agent, at=TAKEN_AT)
    give_back(number=number, signature="张三", by=village.agent, at=TAKEN_AT)

    sheet = queries.hand_over_of(number, 3, village.agent)

    assert "委托人 张三" in as_text(sheet)


def test_who_has_everything_back_already_ends_it_at_once(village: Village) -> None:
    number = village.taken()
    give_back(number=number, signature="张三", by=village.agent, at=TAKEN_AT)
    assert errand_of(number).state is ErrandState.TAKEN

    end_errand(number=number, reason="不办了", by=village.agent, at=LATER)

    errand = errand_of(number)
    assert errand.state is ErrandState.CLOSED
    assert errand.closed_at == LATER
