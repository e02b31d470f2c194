"""The ledger of a hand: whose papers lie there, since when, and where they go next."""

from datetime import timedelta

from makers.cases import PERMIT, an_opinion
from makers.errands import TAKEN_AT, Village
from yimen.records.agency.actions.give_back import give_back
from yimen.records.agency.actions.hand_on import hand_on
from yimen.records.agency.actions.hand_result import hand_result
from yimen.records.agency.actions.take_over import take_over
from yimen.records.agency.queries import (
    CustodyFilter,
    CustodyRow,
    Part,
    custody_list,
)
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.rules.agency.custody import ItemKind
from yimen.rules.agency.custody_ledger import Next
from yimen.rules.authority.actors import Actor


def ledger(actor: Actor, part: Part = Part.HERE, days: int = 0) -> list[CustodyRow]:
    at = TAKEN_AT + timedelta(days=days)
    return list(custody_list(CustodyFilter(part), actor, at).page.rows)


def test_the_station_sees_each_paper_it_holds(village: Village) -> None:
    number = village.taken()

    rows = ledger(village.agent)

    names = {row.name for row in rows}
    assert names == {"申请材料（一套）", "食品经营许可申请书", "布局图"}
    assert {row.errand_number for row in rows} == {number}
    assert {(row.client, row.next, row.next_hall) for row in rows} == {
        ("张*", Next.UP, "青溪区政务服务中心")
    }
    assert not any(row.is_overdue for row in rows)
    assert ledger(village.other_agent) == []
    assert ledger(village.counter.cast.wang_fang) == []
    assert len(ledger(village.counter.cast.zheng_jie)) == 3


def test_a_paper_that_lies_too_long_is_named(village: Village) -> None:
    village.taken()

    late = ledger(village.agent, Part.OVERDUE, days=6)

    assert len(late) == 3
    assert all(row.is_overdue and row.days == 6 for row in late)
    assert ledger(village.agent, Part.OVERDUE, days=3) == []


def test_what_is_signed_away_still_lies_here(village: Village) -> None:
    number = village.taken()
    hand_on(number=number, taker_id=village.town_id, by=village.agent, at=TAKEN_AT)

    offered = ledger(village.agent, Part.OFFERED)
    assert {row.waits_for for row in offered} == {"柳坪镇便民服务中心"}
    take_over(number=number, by=village.town_clerk, at=TAKEN_AT)

    assert ledger(village.agent) == []
    assert {row.next for row in ledger(village.town_clerk)} == {Next.UP}
    assert len(ledger(village.town_clerk, Part.OVERDUE, days=6)) == 3


def test_the_hall_holds_them_until_the_decision_and_then_files(
    village: Village,
) -> None:
    cast = village.counter.cast
    number, case = village.taken_up()
    clerk = cast.wang_fang
    assert {row.next for row in ledger(clerk)} == {Next.KEEP}
    assert ledger(clerk, Part.OVERDUE, days=60) == []

    examine(number=case, opinion=an_opinion(), by=cast.li_qiang, at=TAKEN_AT)
    grant(number=case, permit=PERMIT, by=cast.zhao_min, at=TAKEN_AT)
    hand_result(number=number, by=cast.chen_jing, at=TAKEN_AT)

    (bundle,) = ledger(clerk, Part.FILE)
    assert (bundle.kind, bundle.next) == (ItemKind.BUNDLE, Next.FILE)
    assert {row.next for row in ledger(clerk)} == {Next.DOWN}
    assert len(ledger(clerk, Part.OVERDUE, days=6)) == len(ledger(clerk))
    station, by = village.station.pk, cast.chen_jing
    going = frozenset(row.item_id for row in ledger(clerk))
    hand_on(number=number, taker_id=station, items=going, by=by, at=TAKEN_AT)
    take_over(number=number, by=village.agent, at=TAKEN_AT)
    assert {row.next for row in ledger(village.agent)} == {Next.CLIENT}
    give_back(number=number, signature="张三", by=village.agent, at=TAKEN_AT)
    assert ledger(village.agent) == []
    assert {row.next for row in ledger(clerk, Part.FILE)} == {Next.FILE}


def test_it_is_searched_and_turned_page_by_page(village: Village) -> None:
    for _ in range(3):
        village.taken()
    agent, kind = village.agent, ItemKind.ORIGINAL

    originals = custody_list(CustodyFilter(kind=kind), agent, TAKEN_AT, size=4)
    second = custody_list(CustodyFilter(kind=kind), agent, TAKEN_AT, size=4, page=2)
    past = custody_list(CustodyFilter(kind=kind), agent, TAKEN_AT, size=4, page=9)

    assert (originals.page.total, originals.page.pages) == (6, 2)
    assert originals.pieces == 6
    assert len(second.page.rows) == 2
    assert past.page.number == 1
    found = custody_list(CustodyFilter(text="布局图"), agent, TAKEN_AT).page
    assert found.total == 3
    assert custody_list(CustodyFilter(text="无"), agent, TAKEN_AT).page.total == 0
