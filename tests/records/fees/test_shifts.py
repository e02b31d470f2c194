"""The cashier's day: opened with change, counted, taken over by another."""

import pytest

from makers.fees import Till
from yimen.records.fees import models
from yimen.records.fees.actions.ask_refund import RefundWish, ask_refund
from yimen.records.fees.actions.close_shift import close_shift
from yimen.records.fees.actions.decide_refund import decide_refund
from yimen.records.fees.actions.open_shift import open_shift
from yimen.records.fees.actions.pay_refund import pay_refund
from yimen.records.fees.actions.take_over_shift import take_over_shift
from yimen.records.journal import queries as journal
from yimen.rules.authority.table import NotAllowed
from yimen.rules.money.payments import RefundGround, WrongAmount
from yimen.rules.money.shifts import (
    CountDiffers,
    NoShift,
    OwnHandOver,
    ShiftOpen,
    ShiftOver,
)
from yimen.rules.refusals import NotFound


def test_a_cashier_has_one_open_shift(till: Till) -> None:
    till.opened()

    with pytest.raises(ShiftOpen):
        till.opened()
    till.opened(by=till.lu_yao)
    with pytest.raises(NotAllowed):
        open_shift(float_cents=0, by=till.counter.cast.wang_fang, at=till.at)
    with pytest.raises(WrongAmount):
        open_shift(float_cents=-1, by=till.he_xin, at=till.at)


def test_the_drawer_is_counted_against_the_books(till: Till) -> None:
    number = till.paid()  # 10,000 of change and 8,000 taken
    line = models.BillLine.objects.get(bill__number=number)
    wish = RefundWish(
        ground=RefundGround.WRONG_CHARGE, reason="多收", wanted={line.pk: 500}
    )
    refund_id = ask_refund(number=number, wish=wish, by=till.he_xin, at=till.at)
    decide_refund(refund_id=refund_id, approves=True, by=till.ma_wen, at=till.at)
    pay_refund(refund_id=refund_id, by=till.he_xin, at=till.at)
    with pytest.raises(CountDiffers):
        close_shift(counted_cents=18_000, by=till.he_xin, at=till.at)

    assert close_shift(counted_cents=17_500, by=till.he_xin, at=till.at) == 0

    with pytest.raises(NoShift):
        close_shift(counted_cents=17_500, by=till.he_xin, at=till.at)


def test_a_difference_has_a_reason(till: Till) -> None:
    till.opened()

    short = close_shift(
        counted_cents=9_990, reason="找零少了一角", by=till.he_xin, at=till.at
    )

    assert short == -10


def test_another_officer_takes_the_cash_over_once(till: Till) -> None:
    shift_id = till.opened()
    with pytest.raises(NotFound):
        take_over_shift(shift_id=shift_id, by=till.lu_yao, at=till.at)
    close_shift(counted_cents=10_000, by=till.he_xin, at=till.at)
    with pytest.raises(OwnHandOver):
        take_over_shift(shift_id=shift_id, by=till.he_xin, at=till.at)

    take_over_shift(shift_id=shift_id, by=till.lu_yao, at=till.at)

    with pytest.raises(ShiftOver):
        take_over_shift(shift_id=shift_id, by=till.ma_wen, at=till.at)
    lines = journal.entries("shift", str(shift_id))
    assert [line.after for line in lines] == ["open", "closed", "taken_over"]
