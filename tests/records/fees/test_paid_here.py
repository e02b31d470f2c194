"""The on-site payment rate: what the books say was paid here or online, of all due."""

from makers.fees import ON, Till
from yimen.records.fees.actions.take_payment import Tender, take_payment
from yimen.records.fees.actions.void_bill import void_bill
from yimen.records.performance.queries.gathering import whole
from yimen.rules.money.payments import Means
from yimen.rules.performance.sources import Kept
from yimen.rules.statistics.periods import month_of


def test_a_void_bill_is_not_due_and_an_open_one_not_paid(till: Till) -> None:
    bills = [till.billed().number for _ in range(3)]
    slip = Tender(means=Means.POS, reference="1")
    take_payment(number=bills[0], tender=slip, by=till.he_xin, at=till.at)
    void_bill(number=bills[1], reason="开错", by=till.he_xin, at=till.at)

    values = whole(month_of(ON), till.counter.cast.center.path).values

    assert values[Kept.DUE_CENTS] == 16_000
    assert values[Kept.PAID_HERE_CENTS] == 8_000
