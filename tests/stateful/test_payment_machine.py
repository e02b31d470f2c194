"""Random walks over real bills, payments and refunds, through a platform with moods.

The platform may be deaf (nothing reaches it), mute (it works, nobody hears it), late
and breaking its word. Whatever the walk: no bill is paid twice, every sum balances,
what the platform holds of ours is what the books say or can still be asked, the
drawer adds up, and the chain holds.
"""

import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Sum
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from makers.cases import RECEIVED_AT, WHOLE, Counter, facts_of
from makers.fees import Till, a_till
from makers.replay import differences
from walks import Walker, walks
from yimen.ports import payment as port
from yimen.ports.payment import Order, StandIn, Told
from yimen.records.cases.actions.accept import accept
from yimen.records.cases.actions.change_matter import RightMatter, change_matter
from yimen.records.cases.models import SettledFee
from yimen.records.fees import facts, models, queries
from yimen.records.fees.actions.ask_refund import RefundWish, ask_refund
from yimen.records.fees.actions.decide_refund import decide_refund
from yimen.records.fees.actions.follow_payments import follow_payments
from yimen.records.fees.actions.pay_online import (
    ask_payment,
    close_payment,
    note_answer,
    pay_online,
)
from yimen.records.fees.actions.pay_refund import pay_refund
from yimen.records.fees.actions.raise_bill import raise_bill
from yimen.records.fees.actions.take_payment import Tender, take_payment
from yimen.records.fees.actions.void_bill import void_bill
from yimen.records.journal import queries as journal
from yimen.rules.authority.actors import SYSTEM, VISITOR
from yimen.rules.money.fees import Claim, needed_fees
from yimen.rules.money.payments import (
    UNDER_WAY,
    BillState,
    Heard,
    Means,
    PayState,
    RefundGround,
    RefundState,
)
from yimen.rules.refusals import Refused

MOSTLY = 8  # of ten
MOOD = st.sampled_from(["well", "mute", "deaf"])


class Moods:
    """The stand-in behind a bad line."""

    def __init__(self, real: StandIn) -> None:
        self.real = real
        self.mood = "well"

    def _said(self, act: Callable[[], Told]) -> Told:
        if self.mood == "deaf":
            return Told(Heard.SILENCE)
        told = act()
        return Told(Heard.SILENCE) if self.mood == "mute" else told

    def begin(self, order: Order) -> Told:
        return self._said(lambda: self.real.begin(order))

    def ask(self, key: str) -> Told:
        return self._said(lambda: self.real.ask(key))

    def close(self, key: str) -> Told:
        return self._said(lambda: self.real.close(key))

    def refund(self, key: str, order: str, cents: int) -> Told:
        return self._said(lambda: self.real.refund(key, order, cents))

    def page(self, key: str) -> str:
        return self.real.page(key)


class Hall:
    """What the machines share."""

    till: Till
    cases: list[str]


class Money(Walker):
    """Six cases of one applicant, a cashier, a director and a payer with a phone."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.folder = tempfile.TemporaryDirectory()
        self.platform = Moods(StandIn(Path(self.folder.name)))
        port.use(self.platform)
        self.at = RECEIVED_AT
        self.broken: set[str] = set()  # keys for which the platform broke its word

    def teardown(self) -> None:
        try:
            for bill in models.Bill.objects.all():
                assert journal.check_subject("bill", bill.number).ok
            self.a_case_is_settled_by_what_it_costs_and_by_nothing_else()
        finally:
            port.use()
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)
            self.folder.cleanup()

    @initialize()
    def the_drawer_is_opened(self) -> None:
        Hall.till.opened()
        self.a_bill_is_made({0}, waived=False)

    def _try(self, act: Callable[[], Any]) -> None:
        self.at += timedelta(minutes=1)
        try:
            act()
        except Refused:
            return
        self.moved = True

    def _bill(self, place: int, *states: str) -> models.Bill | None:
        """One of the bills, mostly one in these states."""
        fitting = models.Bill.objects.order_by("-pk")
        if place < MOSTLY:
            fitting = fitting.filter(state__in=states)
        bills = list(fitting)
        return bills[place % len(bills)] if bills else None

    def _payment(self, place: int) -> models.Payment | None:
        rows = list(models.Payment.objects.filter(means="online").order_by("pk"))
        return rows[place % len(rows)] if rows else None

    @rule(
        which=st.sets(st.integers(0, 5), min_size=1, max_size=2), waived=st.booleans()
    )
    def a_bill_is_made(self, which: set[int], *, waived: bool) -> None:
        claims = [
            Claim(
                case=Hall.cases[place],
                code="F1",
                reduction="D50" if waived else "",
                document="1",
            )
            for place in sorted(which)
        ]
        self._try(lambda: raise_bill(claims=claims, by=Hall.till.he_xin, at=self.at))

    @rule(place=st.integers(0, 5), to=st.integers(0, 2))
    def it_was_another_matter(self, place: int, to: int) -> None:
        till = Hall.till
        versions = (till.fixed_id, till.both_id, till.counter.promised_id)
        right = RightMatter(versions[to], WHOLE)
        number, by = Hall.cases[place], till.counter.cast.wang_fang
        self._try(
            lambda: change_matter(
                number=number, to=right, reason="选错", by=by, at=self.at
            )
        )
        self._try(lambda: accept(number=number, by=by, at=self.at))

    @rule(place=st.integers(0, 9), means=st.sampled_from([Means.CASH, Means.POS]))
    def it_is_paid_at_the_counter(self, place: int, means: Means) -> None:
        bill = self._bill(place, "open")
        if bill:
            slip = f"slip{self.at:%d%H%M}" if means is Means.POS else ""
            tender = Tender(means=means, reference=slip)
            self._try(
                lambda: take_payment(
                    number=bill.number, tender=tender, by=Hall.till.he_xin, at=self.at
                )
            )

    @rule(place=st.integers(0, 9), mood=MOOD)
    def it_is_begun_online(self, place: int, mood: str) -> None:
        bill = self._bill(place, "open")
        self.platform.mood = mood
        if bill:
            self._try(
                lambda: pay_online(
                    number=bill.number, by=VISITOR, at=self.at, is_on_site=False
                )
            )

    @rule(place=st.integers(0, 9), declines=st.booleans())
    def the_payer_pays(self, place: int, *, declines: bool) -> None:
        row = self._payment(place)
        if row:
            real = self.platform.real
            press = real.is_declined if declines else real.is_paid
            self._try(lambda: press(row.key))

    @rule(
        place=st.integers(0, 9),
        mood=MOOD,
        act=st.sampled_from([ask_payment, close_payment]),
    )
    def the_platform_is_asked(
        self, place: int, mood: str, act: Callable[..., object]
    ) -> None:
        row = self._payment(place)
        self.platform.mood = mood
        if row:
            self._try(lambda: act(key=row.key, by=SYSTEM, at=self.at))

    @rule(place=st.integers(0, 9))
    def the_platform_breaks_its_word(self, place: int) -> None:
        row = self._payment(place)
        if row and row.state in {PayState.CLOSED, PayState.FAILED}:
            self.broken.add(row.key)
            told = Told(Heard.PAID, f"late{row.key}")
            self._try(
                lambda: note_answer(key=row.key, told=told, by=SYSTEM, at=self.at)
            )

    @rule(place=st.integers(0, 9))
    def it_is_voided(self, place: int) -> None:
        bill = self._bill(place, "open")
        if bill:
            self._try(
                lambda: void_bill(
                    number=bill.number, reason="错", by=Hall.till.he_xin, at=self.at
                )
            )

    @rule(
        place=st.integers(0, 9),
        cents=st.sampled_from([1, 3000, 4000, 8000, 9000]),
        ground=st.sampled_from(list(RefundGround)),
    )
    def money_is_asked_back(self, place: int, cents: int, ground: RefundGround) -> None:
        bill = self._bill(place, "paid", "partly_refunded")
        if bill:
            line = bill.lines.first()
            wanted = {line.pk: cents} if line else {}
            wish = RefundWish(ground=ground, reason="退", wanted=wanted)
            self._try(
                lambda: ask_refund(
                    number=bill.number, wish=wish, by=Hall.till.he_xin, at=self.at
                )
            )

    @rule(place=st.integers(0, 9), approves=st.booleans())
    def a_refund_is_decided(self, place: int, *, approves: bool) -> None:
        rows = list(models.Refund.objects.order_by("pk"))
        if rows:
            refund = rows[place % len(rows)]
            self._try(
                lambda: decide_refund(
                    refund_id=refund.pk,
                    approves=approves,
                    note_text="看过",
                    by=Hall.till.ma_wen,
                    at=self.at,
                )
            )

    @rule(place=st.integers(0, 9), mood=MOOD)
    def a_refund_is_handed_back(self, place: int, mood: str) -> None:
        rows = list(models.Refund.objects.order_by("pk"))
        self.platform.mood = mood
        if rows:
            refund = rows[place % len(rows)]
            self._try(
                lambda: pay_refund(
                    refund_id=refund.pk,
                    reference=f"back{refund.pk}",
                    by=Hall.till.he_xin,
                    at=self.at,
                )
            )

    @rule(minutes=st.sampled_from([1, 31]), mood=MOOD)
    def the_tick_comes_round(self, minutes: int, mood: str) -> None:
        self.platform.mood = mood
        self.at += timedelta(minutes=minutes)
        follow_payments(at=self.at)
        self.moved = True

    @invariant()
    def every_bill_balances(self) -> None:
        for bill in models.Bill.objects.all():
            balance = facts.balance(bill)
            lines = bill.lines.aggregate(
                net=Sum("net_cents"), back=Sum("refunded_cents")
            )
            due = lines["net"] - lines["back"]
            assert balance.is_sound
            assert balance.due_cents == lines["net"]
            assert due == bill.paid_cents - bill.refunded_cents + balance.open_cents

    @invariant()
    def no_money_is_double_or_lost(self) -> None:
        for bill in models.Bill.objects.all():
            came = bill.payments.filter(state__in=[PayState.PAID, PayState.SURPLUS])
            cents = came.aggregate(cents=Sum("cents"))["cents"] or 0
            assert cents == bill.paid_cents + bill.surplus_cents
            done = bill.refunds.filter(state=RefundState.DONE)
            back = done.aggregate(cents=Sum("cents"))["cents"] or 0
            assert back == bill.refunded_cents + bill.surplus_returned_cents
            assert back <= cents

    @invariant()
    def the_platform_holds_nothing_we_forgot(self) -> None:
        for row in models.Payment.objects.filter(means="online"):
            told = self.platform.real.ask(row.key).heard
            if told is Heard.PAID:
                known = {PayState.PAID, PayState.SURPLUS} | UNDER_WAY
                assert row.state in known
            elif row.key not in self.broken:
                assert row.state not in {PayState.PAID, PayState.SURPLUS}

    @invariant()
    def a_fee_of_a_case_stands_on_one_bill(self) -> None:
        for case in Hall.cases:
            live = models.BillLine.objects.filter(case__number=case, is_live=True)
            assert live.count() <= 1

    def a_case_is_settled_by_what_it_costs_and_by_nothing_else(self) -> None:
        settled = [BillState.PAID, BillState.EXEMPT, BillState.PARTLY_REFUNDED]
        settled.append(BillState.REFUNDED)
        for number in Hall.cases:
            matter = facts_of(number).matter
            wanted = {fee.item_code for fee in needed_fees(matter)}
            live = models.BillLine.objects.filter(
                case__number=number, is_live=True, bill__state__in=settled
            )
            paid = wanted <= set(live.values_list("fee__code", flat=True))
            noted = SettledFee.objects.filter(case__number=number).first()
            if wanted and noted is not None:
                assert noted.is_settled == paid
            assert not differences(number)

    @invariant()
    def the_drawer_holds_the_cash(self) -> None:
        shift = models.Shift.objects.first()
        if shift:
            cash = models.Payment.objects.filter(means="cash", state="paid")
            taken = cash.aggregate(cents=Sum("cents"))["cents"] or 0
            drawer = queries.drawer_of(shift.pk, shift.float_cents)
            assert drawer.taken_cents == taken
            assert drawer.expected_cents >= 10_000


def test_money_is_never_double_nor_lost(counter: Counter) -> None:
    till = a_till(counter)
    Hall.till = till
    Hall.cases = [till.accepted() for _ in range(6)]
    assert till.he_xin.officer_id
    assert till.ma_wen.officer_id
    run_state_machine_as_test(
        Money,
        settings=walks(20, 40),
    )
