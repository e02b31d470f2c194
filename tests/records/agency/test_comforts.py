"""Options change comfort, never the law; benefits carry what was paid."""

from datetime import date, timedelta

import pytest

from makers.cases import PERMIT, RECEIVED_AT, Counter, an_opinion, row_of
from makers.catalogue import a_matter, a_version
from makers.queues import a_queue_hall
from makers.replay import differences
from yimen.records.agency import models, queries
from yimen.records.agency.actions.end_option import end_option
from yimen.records.agency.actions.give_option import give_option
from yimen.records.agency.actions.note_payment import note_payment
from yimen.records.cases import queries as cases
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.queue_first import queue_first
from yimen.records.cases.actions.undo import undo
from yimen.records.cases.queries import Filters
from yimen.records.journal import queries as journal
from yimen.records.queue.actions.issue_ticket import Wish
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.cases.benefits import BadAmount, NoBenefit, Payment
from yimen.rules.cases.options import (
    GROUNDS,
    CaseOver,
    DetailMissing,
    GroundMissing,
    NotFirst,
    Option,
    OptionGiven,
    OptionGround,
    OptionKind,
)
from yimen.rules.catalogue.matters import MatterType
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.queue.queueing import NeedsCase, Priority
from yimen.rules.refusals import NotFound

AT = RECEIVED_AT + timedelta(hours=1)


ORDER = {"_state", "first_ground", "last_sequence", "last_hash"}


def seen_of(number: str) -> dict[str, object]:
    """The row, but for its order and how many lines there are."""
    return {k: v for k, v in row_of(number).__dict__.items() if k not in ORDER}


def test_a_green_channel_changes_the_order_and_no_clock(counter: Counter) -> None:
    cast = counter.cast
    plain, soon = counter.accepted(), counter.received()
    walked = {
        "received": counter.received(),
        "correcting": counter.correcting(),
        "accepted": counter.accepted(),
        "examined": counter.examined(),
        "granted": counter.granted(),
    }
    for (state, number), ground in zip(
        walked.items(), sorted(GROUNDS[OptionKind.GREEN_CHANNEL]), strict=False
    ):
        page = cases.case_page(number, cast.wang_fang, AT)
        before = seen_of(number)
        green = Option(kind=OptionKind.GREEN_CHANNEL, ground=ground)
        option_id = give_option(number=number, option=green, by=cast.wang_fang, at=AT)
        again = cases.case_page(number, cast.wang_fang, AT)

        assert (row_of(number).first_ground, row_of(number).state) == (ground, state)
        assert seen_of(number) == before
        assert again.clock == page.clock
        assert set(again.buttons) == set(page.buttons)
        assert not differences(number)
        if state != "received":
            end_option(
                number=number, option_id=option_id, reason="x", by=cast.wang_fang, at=AT
            )
            assert row_of(number).first_ground == ""
            assert seen_of(number) == before

    listed = cases.inbox(cast.wang_fang, AT, Filters()).rows
    assert [row.number for row in listed][:3] == [walked["received"], soon, plain]
    assert listed[0].first_ground == min(GROUNDS[OptionKind.GREEN_CHANNEL])


def test_a_step_is_taken_back_under_a_green_channel(counter: Counter) -> None:
    number = counter.accepted()
    clerk = counter.cast.wang_fang
    green = Option(kind=OptionKind.GREEN_CHANNEL, ground=OptionGround.URGENT)
    give_option(number=number, option=green, by=clerk, at=AT)

    undo(number=number, reason="按错了", has_paper_back=True, by=clerk, at=AT)

    assert (row_of(number).state, row_of(number).first_ground) == ("received", "urgent")
    assert not differences(number)


def test_who_comes_about_a_green_case_is_called_first_within_the_bound(
    counter: Counter,
) -> None:
    hall = a_queue_hall()
    hall.settle(patience=1)
    number, plain = counter.accepted(), counter.accepted()
    green = Option(kind=OptionKind.GREEN_CHANNEL, ground=OptionGround.URGENT)
    give_option(number=number, option=green, by=counter.cast.wang_fang, at=AT)
    waits = [hall.takes("A", 0).label, hall.takes("A", 1).label]

    def comes(case: str, at: int) -> str:
        wish = Wish(line_id=hall.lines["A"].pk, once=f"g{at}", channel="guide")
        by, instant = hall.guide, hall.minute(at)
        return queue_first(number=case, wish=wish, by=by, at=instant).label

    with pytest.raises(NotFirst):
        comes(plain, 2)
    with pytest.raises(NotFirst):
        comes("500199202609189999990001", 2)
    with pytest.raises(NeedsCase):
        hall.takes("A", 2, Priority.GREEN_CHANNEL)
    first, second = comes(number.lower(), 3), comes(number, 4)

    called = [hall.serves(minute, 5).label for minute in range(5, 45, 10)]
    assert called == [first, *waits, second]  # passed once, and no more than once


def test_no_option_moves_a_clock_or_a_paper(counter: Counter) -> None:
    number = counter.accepted()
    clerk = counter.cast.wang_fang
    before = seen_of(number)

    for kind in OptionKind:
        ground = min(GROUNDS[kind])
        option = Option(kind=kind, ground=ground, detail="周六上午，合阳城街道")
        give_option(number=number, option=option, by=clerk, at=AT)

    assert seen_of(number) == before
    rows = queries.options_of(number)
    assert {row.kind for row in rows} == set(OptionKind)
    assert rows[0].detail == "周六上午，合阳城街道"
    assert len(journal.entries("case_option", number)) == len(OptionKind)
    assert "合阳城" not in str(journal.entries("case_option", number))


def test_an_option_has_its_ground_and_its_detail(counter: Counter) -> None:
    number = counter.accepted()
    clerk, elsewhere = counter.cast.wang_fang, counter.cast.sun_li
    green = Option(kind=OptionKind.GREEN_CHANNEL, ground=OptionGround.KEY_PROJECT)

    with pytest.raises(GroundMissing):  # nobody gets a green channel for the asking
        give_option(
            number=number,
            option=Option(kind=OptionKind.GREEN_CHANNEL, ground=OptionGround.ASKED),
            by=clerk,
            at=AT,
        )
    with pytest.raises(DetailMissing):
        give_option(
            number=number,
            option=Option(kind=OptionKind.DOOR, ground=OptionGround.ELDERLY),
            by=clerk,
            at=AT,
        )
    with pytest.raises(NotFound):
        give_option(number=number, option=green, by=elsewhere, at=AT)
    option_id = give_option(number=number, option=green, by=clerk, at=AT)
    with pytest.raises(OptionGiven):
        give_option(number=number, option=green, by=clerk, at=AT)
    with pytest.raises(ReasonMissing):
        end_option(number=number, option_id=option_id, reason="", by=clerk, at=AT)
    end_option(number=number, option_id=option_id, reason="项目撤了", by=clerk, at=AT)
    with pytest.raises(NotFound):
        end_option(number=number, option_id=option_id, reason="x", by=clerk, at=AT)
    give_option(number=number, option=green, by=clerk, at=AT)

    assert models.CaseOption.objects.count() == 2


def test_a_case_that_is_over_needs_no_option(counter: Counter) -> None:
    from yimen.records.cases.actions.withdraw import withdraw

    number = counter.accepted()
    withdraw(number=number, reason="撤", by=counter.cast.wang_fang, at=AT)

    with pytest.raises(CaseOver):
        give_option(
            number=number,
            option=Option(kind=OptionKind.GREEN_CHANNEL, ground=OptionGround.URGENT),
            by=counter.cast.wang_fang,
            at=AT,
        )


def a_benefit(counter: Counter) -> str:
    """A granted benefit."""
    cast = counter.cast
    matter = a_matter(
        name="高龄津贴",
        organ_id=cast.organ.pk,
        matter_type=MatterType.ADMINISTRATIVE_BENEFIT,
        statutory_limit=None,
        promised_limit=Limit(10),
        materials=(),
    )
    number = counter.accepted(matter_version_id=a_version(matter), papers=())
    examine(number=number, opinion=an_opinion(), by=cast.li_qiang, at=AT)
    grant(number=number, permit=PERMIT, by=cast.zhao_min, at=AT)
    return number


def test_a_benefit_carries_what_was_paid_once(counter: Counter) -> None:
    number = a_benefit(counter)
    clerk = counter.cast.wang_fang
    paid = Payment(300_00, date(2026, 9, 18), "惠农卡2026-09")

    note_payment(number=number, payment=paid, by=clerk, at=AT)
    with pytest.raises(ReasonMissing):
        note_payment(number=number, payment=paid, by=clerk, at=AT)
    right = Payment(350_00, date(2026, 9, 18), "惠农卡2026-09")
    note_payment(number=number, payment=right, reason="少记了50元", by=clerk, at=AT)

    rows = queries.payments_of(number)
    assert [row.yuan for row in rows] == ["350.00", "300.00"]
    assert [row.voided_at is None for row in rows] == [True, False]
    assert models.BenefitPayment.objects.filter(voided_at=None).count() == 1


def test_only_a_granted_benefit_is_paid(counter: Counter) -> None:
    licence = counter.granted()
    clerk = counter.cast.wang_fang
    paid = Payment(1, date(2026, 9, 18))

    with pytest.raises(NoBenefit):
        note_payment(number=licence, payment=paid, by=clerk, at=AT)
    number = a_benefit(counter)
    for wrong in (Payment(0, date(2026, 9, 18)), Payment(1, date(2026, 9, 30))):
        with pytest.raises(BadAmount):
            note_payment(number=number, payment=wrong, by=clerk, at=AT)
