"""The competent hall receives: a case begins there and then, not in the village."""

from datetime import date, timedelta

import pytest

from makers.cases import GAPPY, PERMIT, WHOLE, an_opinion, facts_of, row_of
from makers.errands import TAKEN_AT, Village, entrusted, errand_of
from makers.replay import differences
from yimen.records.agency.actions.decline_errand import decline_errand
from yimen.records.agency.actions.end_errand import end_errand
from yimen.records.agency.actions.give_back import Signed, give_back
from yimen.records.agency.actions.hand_on import hand_on
from yimen.records.agency.actions.hand_result import hand_result
from yimen.records.agency.actions.take_over import take_over
from yimen.records.agency.actions.take_up import take_up
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.queries import document_page, held_progress
from yimen.records.journal import queries as journal
from yimen.rules.agency.custody import CLIENT, ItemKind, SignatureMissing, StillOutside
from yimen.rules.agency.entrustment import EntrustmentOver, Power, PowerMissing
from yimen.rules.agency.errands import ErrandState, NoSuchErrandStep, Outcome
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import Accept, AskOnce, ReasonMissing
from yimen.rules.cases.lifecycle import State

LATER = TAKEN_AT + timedelta(days=3)  # Monday


def test_the_legal_clock_starts_in_the_hall(village: Village) -> None:
    number = village.handed_up(TAKEN_AT)
    clerk = village.counter.cast.wang_fang

    done = take_up(number=number, papers=WHOLE, outcome=Accept(), by=clerk, at=LATER)

    errand, case = errand_of(number), row_of(done.case_number)
    assert errand.state is ErrandState.TAKEN_UP
    assert errand.agency_received_at == case.received_at == LATER
    assert errand.taken_at == case.station_taken_at == TAKEN_AT
    assert case.station_id == village.station.pk
    assert case.channel == "agency"
    assert case.due_on == date(2026, 10, 12)  # ten working days from Monday
    assert not differences(done.case_number)


def test_both_times_stand_on_the_receipt_and_on_every_reprint(village: Village) -> None:
    _, case = village.taken_up()
    paper = row_of(case).documents.get(kind="acceptance_notice")

    page = document_page(paper.number, village.counter.cast.wang_fang)

    assert "代办受理时间" in str(page.sheet.sections)
    assert "石桥村便民服务站，不计入办理期限" in str(page.sheet.sections)
    assert facts_of(case).station == "石桥村便民服务站"
    assert held_progress(case, LATER) is not None


def test_the_same_press_again_is_the_same_case(village: Village) -> None:
    number, case = village.taken_up()

    again = take_up(
        number=number,
        papers=WHOLE,
        outcome=Accept(),
        by=village.counter.cast.wang_fang,
        at=LATER,
    )

    assert again.case_number == case


def test_a_case_begins_only_with_all_papers_in_the_hall(village: Village) -> None:
    number = village.taken()
    clerk = village.counter.cast.wang_fang

    with pytest.raises(StillOutside):
        take_up(number=number, papers=WHOLE, outcome=Accept(), by=clerk, at=LATER)
    with pytest.raises(NotAllowed):
        take_up(
            number=number,
            papers=WHOLE,
            outcome=Accept(),
            by=village.agent,
            at=LATER,
        )


def test_an_entrustment_that_ended_carries_nothing(village: Village) -> None:
    number = village.handed_up(entrustment=entrusted(last_valid_on=date(2026, 9, 19)))

    with pytest.raises(EntrustmentOver):
        take_up(
            number=number,
            papers=WHOLE,
            outcome=Accept(),
            by=village.counter.cast.wang_fang,
            at=LATER,
        )


def test_what_is_missing_is_told_once_as_at_any_counter(village: Village) -> None:
    number = village.handed_up()

    done = take_up(
        number=number,
        papers=GAPPY,
        outcome=AskOnce(),
        by=village.counter.cast.wang_fang,
        at=LATER,
    )

    assert done.state is State.CORRECTING


def decided(village: Village, case: str) -> None:
    cast = village.counter.cast
    examine(number=case, opinion=an_opinion(), by=cast.li_qiang, at=LATER)
    grant(number=case, permit=PERMIT, by=cast.zhao_min, at=LATER)


def test_the_result_comes_back_to_the_villager_with_a_signature(
    village: Village,
) -> None:
    number, case = village.taken_up()
    decided(village, case)
    cast = village.counter.cast

    assert (
        hand_result(number=number, more=("证照正本",), by=cast.chen_jing, at=LATER) == 2
    )
    assert row_of(case).state == State.DELIVERED
    hand_on(number=number, taker_id=village.station.pk, by=cast.chen_jing, at=LATER)
    take_over(number=number, by=village.agent, at=LATER)
    with pytest.raises(SignatureMissing):
        give_back(number=number, signature="", by=village.agent, at=LATER)
    with pytest.raises(SignatureMissing):
        give_back(
            number=number,
            signature="张三",
            way=Signed.SCREEN,
            by=village.agent,
            at=LATER,
        )
    state = give_back(number=number, signature="张三", by=village.agent, at=LATER)

    errand = errand_of(number)
    assert state is errand.state is ErrandState.CLOSED
    assert errand.closed_at == LATER
    assert errand.outcome is Outcome.RESULT
    results = [held for held in errand.held if held.kind is ItemKind.RESULT]
    assert len(results) == 2
    assert {held.holder for held in errand.held} == {CLIENT}
    assert journal.check_subject("errand", number).ok
    with pytest.raises(NoSuchErrandStep):
        hand_on(number=number, taker_id=village.town_id, by=village.agent, at=LATER)


def test_a_result_left_in_the_town_keeps_the_errand_open(village: Village) -> None:
    number, case = village.taken_up()
    decided(village, case)
    cast = village.counter.cast
    hand_result(number=number, by=cast.chen_jing, at=LATER)
    result = next(h for h in errand_of(number).held if h.kind is ItemKind.RESULT)
    rest = {h.item_id for h in errand_of(number).held} - {result.item_id}
    hand_on(
        number=number,
        taker_id=village.station.pk,
        items=frozenset(rest),
        by=cast.chen_jing,
        at=LATER,
    )
    take_over(number=number, by=village.agent, at=LATER)

    state = give_back(number=number, signature="张三", by=village.agent, at=LATER)

    assert state is ErrandState.COMING_BACK


def test_the_agent_fetches_only_what_it_may(village: Village) -> None:
    number, case = village.taken_up(entrustment=entrusted([Power.SUBMIT]))
    decided(village, case)

    with pytest.raises(PowerMissing):
        hand_result(number=number, by=village.counter.cast.chen_jing, at=LATER)
    assert row_of(case).state == State.GRANTED


def test_the_hall_may_send_back_and_the_villager_may_end_it(village: Village) -> None:
    clerk = village.counter.cast.wang_fang
    declined, ended = village.handed_up(), village.taken()

    with pytest.raises(ReasonMissing):
        decline_errand(number=declined, reason="", by=clerk, at=LATER)
    decline_errand(number=declined, reason="应送公安窗口", by=clerk, at=LATER)
    end_errand(number=ended, reason="自己去办", by=village.agent, at=LATER)
    state = give_back(number=ended, signature="张三", by=village.agent, at=LATER)

    assert errand_of(declined).outcome is Outcome.DECLINED
    assert errand_of(declined).state is ErrandState.COMING_BACK
    assert state is ErrandState.CLOSED
    assert errand_of(ended).outcome is Outcome.ENDED
