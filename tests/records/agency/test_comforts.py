"""Options change comfort, never the law; benefits carry what was paid."""

from datetime import date, timedelta

import pytest

from makers.cases import PERMIT, RECEIVED_AT, Counter, an_opinion, row_of
from makers.catalogue import a_matter, a_version
from yimen.records.agency import models, queries
from yimen.records.agency.actions.end_option import end_option
from yimen.records.agency.actions.give_option import give_option
from yimen.records.agency.actions.note_payment import note_payment
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.journal import queries as journal
from yimen.rules.applications import ReasonMissing
from yimen.rules.benefits import BadAmount, NoBenefit, Payment
from yimen.rules.limits import Limit
from yimen.rules.matters import MatterType
from yimen.rules.options import (
    GROUNDS,
    CaseOver,
    DetailMissing,
    GroundMissing,
    Option,
    OptionGiven,
    OptionGround,
    OptionKind,
)
from yimen.rules.refusals import NotFound

AT = RECEIVED_AT + timedelta(hours=1)


def test_no_option_moves_a_clock_or_a_paper(counter: Counter) -> None:
    number = counter.accepted()
    clerk = counter.cast.wang_fang
    before = row_of(number).__dict__ | {"_state": None}

    for kind in OptionKind:
        ground = min(GROUNDS[kind])
        option = Option(kind=kind, ground=ground, detail="周六上午，合阳城街道")
        give_option(number=number, option=option, by=clerk, at=AT)

    assert row_of(number).__dict__ | {"_state": None} == before
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
