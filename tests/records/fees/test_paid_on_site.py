"""The on-site payment rate: what the books say was paid here or online, of all due."""

from datetime import timedelta
from fractions import Fraction

from makers.fees import ON, Till
from yimen.records.fees.actions.take_payment import Tender, take_payment
from yimen.records.fees.actions.void_bill import void_bill
from yimen.records.fees.queries import due_bills
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.money.paying import DueBill, paid_on_site
from yimen.rules.money.payments import BillState, Means


def test_the_rate_is_what_the_books_say(till: Till) -> None:
    bills = [till.billed().number for _ in range(3)]
    slip = Tender(means=Means.POS, reference="1")
    take_payment(number=bills[0], tender=slip, by=till.he_xin, at=till.at)
    void_bill(number=bills[1], reason="开错", by=till.he_xin, at=till.at)

    found = paid_on_site(due_bills(ON, ON, actor=SYSTEM))

    assert (found.bills, found.paid_bills) == (2, 1)
    assert (found.due_cents, found.in_hall_cents) == (16_000, 8_000)
    assert found.by_amount == found.by_bills == Fraction(1, 2)
    yesterday = ON - timedelta(days=1)
    assert paid_on_site(due_bills(yesterday, yesterday, actor=SYSTEM)).by_bills is None
    assert due_bills(ON, ON, actor=till.counter.cast.li_qiang) == ()


def test_online_counts_and_a_waiver_is_not_due() -> None:
    def bill(state: BillState, due: int, *, on_site: bool | None) -> DueBill:
        return DueBill(
            number="1",
            hall_id=1,
            state=state,
            due_cents=due,
            paid_cents=due if on_site is not None else 0,
            is_on_site=on_site,
        )

    found = paid_on_site(
        [
            bill(BillState.PAID, 100, on_site=True),
            bill(BillState.PARTLY_REFUNDED, 200, on_site=False),
            bill(BillState.EXEMPT, 0, on_site=None),
            bill(BillState.OPEN, 300, on_site=None),
        ]
    )

    assert (found.in_hall_cents, found.online_cents) == (100, 200)
    assert (found.by_amount, found.by_bills) == (Fraction(1, 2), Fraction(2, 3))
    assert paid_on_site([]).by_amount is None
