"""What was charged, and where the money is. Cents throughout."""

from django.db import models

from yimen.records.fees.models.columns import officer, one_of
from yimen.records.fees.models.register import (
    FeeReduction,
    FeeStandard,
    RegisteredFee,
)
from yimen.records.journal.facts import Projection
from yimen.rules.money.payments import (
    HOLDS,
    BillState,
    Means,
    PayState,
    RefundGround,
    RefundState,
)


class Bill(models.Model):
    """One demand for all fees of a visit (缴款通知书): paid once, in one sum."""

    number = models.TextField(unique=True)
    state = models.TextField()
    hall = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    payer = models.ForeignKey("people.Applicant", on_delete=models.PROTECT)
    ticket = models.ForeignKey("queue.Ticket", null=True, on_delete=models.PROTECT)
    due_cents = models.BigIntegerField()
    paid_cents = models.BigIntegerField(default=0)
    refunded_cents = models.BigIntegerField(default=0)
    surplus_cents = models.BigIntegerField(default=0)
    surplus_returned_cents = models.BigIntegerField(default=0)
    raised_at = models.DateTimeField()
    raised_by = officer()
    voided_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)
    last_sequence = models.IntegerField(default=0)
    last_hash = models.BinaryField(default=bytes)

    journalled = Projection("bill", "number")

    class Meta:
        db_table = "fee_bill"
        constraints = [
            one_of("state", BillState, "bill_state_known"),
            models.CheckConstraint(
                condition=models.Q(
                    due_cents__gte=0,
                    refunded_cents__gte=0,
                    refunded_cents__lte=models.F("paid_cents"),
                    surplus_returned_cents__gte=0,
                    surplus_returned_cents__lte=models.F("surplus_cents"),
                )
                & (models.Q(paid_cents=0) | models.Q(paid_cents=models.F("due_cents"))),
                name="bill_money_balances",
            ),
        ]
        indexes = [
            models.Index(fields=["hall", "-id"], name="bill_by_hall"),
            models.Index(
                fields=["hall", "id"],
                condition=models.Q(state=BillState.OPEN.value),
                name="bill_open_by_hall",
            ),
        ]


class BillLine(models.Model):
    """One fee of one case on a bill."""

    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="lines")
    order = models.IntegerField()
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    fee = models.ForeignKey(RegisteredFee, on_delete=models.PROTECT, related_name="+")
    standard = models.ForeignKey(
        FeeStandard, on_delete=models.PROTECT, related_name="+"
    )
    quantity = models.DecimalField(max_digits=18, decimal_places=3)
    gross_cents = models.BigIntegerField()
    reduction = models.ForeignKey(
        FeeReduction, null=True, on_delete=models.PROTECT, related_name="+"
    )
    document = models.TextField(blank=True)  # what proves the ground
    reduced_cents = models.BigIntegerField(default=0)
    net_cents = models.BigIntegerField()
    refunded_cents = models.BigIntegerField(default=0)
    is_live = models.BooleanField(default=True)  # not voided, not given back as wrong

    class Meta:
        db_table = "fee_bill_line"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "fee"],
                condition=models.Q(is_live=True),
                name="bill_line_charged_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    gross_cents=models.F("net_cents") + models.F("reduced_cents"),
                    net_cents__gte=0,
                    reduced_cents__gte=0,
                    refunded_cents__gte=0,
                    refunded_cents__lte=models.F("net_cents"),
                ),
                name="bill_line_adds_up",
            ),
        ]


class Shift(models.Model):
    """A cashier's day at the drawer (收款班次): opened, counted, taken over."""

    cashier = officer(null=False)
    hall = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    window = models.ForeignKey("network.Window", null=True, on_delete=models.PROTECT)
    float_cents = models.BigIntegerField(default=0)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    expected_cents = models.BigIntegerField(null=True)
    counted_cents = models.BigIntegerField(null=True)
    reason = models.TextField(blank=True)
    taken_over_at = models.DateTimeField(null=True)
    taken_over_by = officer()
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "cashier_shift"
        constraints = [
            models.UniqueConstraint(
                fields=["cashier"],
                condition=models.Q(closed_at=None),
                name="shift_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None)
                | models.Q(counted_cents=models.F("expected_cents"))
                | ~models.Q(reason=""),
                name="shift_difference_has_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(taken_over_by=None)
                | ~models.Q(taken_over_by=models.F("cashier")),
                name="shift_two_persons",
            ),
        ]


class Payment(models.Model):
    """One try to pay a bill, and what is known of it."""

    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="payments")
    key = models.TextField(unique=True)  # by which the gateway knows it
    means = models.TextField()
    state = models.TextField()
    cents = models.BigIntegerField()
    is_on_site = models.BooleanField(default=True)  # paid in the hall
    reference = models.TextField(blank=True)  # the gateway's or the terminal's
    given_cents = models.BigIntegerField(null=True)  # cash handed over
    shift = models.ForeignKey(Shift, null=True, on_delete=models.PROTECT)
    started_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    asked = models.IntegerField(default=0)  # how often the gateway was asked
    taken_by = officer()
    ebill_code = models.TextField(blank=True)
    ebill_number = models.TextField(blank=True)
    ebill_check_code = models.TextField(blank=True)

    class Meta:
        db_table = "fee_payment"
        constraints = [
            one_of("means", Means, "payment_means_known"),
            one_of("state", PayState, "payment_state_known"),
            models.UniqueConstraint(
                fields=["bill"],
                condition=models.Q(state__in=sorted(HOLDS)),
                name="payment_one_per_bill",
            ),
            models.UniqueConstraint(
                fields=["means", "reference"],
                condition=~models.Q(reference=""),
                name="payment_reference_once",
            ),
            models.UniqueConstraint(
                fields=["ebill_code", "ebill_number"],
                condition=~models.Q(ebill_number=""),
                name="payment_ebill_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(means=Means.CASH.value)
                | models.Q(shift__isnull=False),
                name="payment_cash_has_shift",
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"],
                condition=models.Q(state__in=["started", "unknown"]),
                name="payment_under_way",
            ),
            models.Index(fields=["means", "settled_at"], name="payment_by_day"),
        ]


class Refund(models.Model):
    """Money given back: asked by one, approved by another, carried out once."""

    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="refunds")
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="+")
    key = models.TextField(unique=True)
    state = models.TextField()
    ground = models.TextField()
    reason = models.TextField()
    cents = models.BigIntegerField()
    asked_at = models.DateTimeField()
    asked_by = officer(null=False)
    decided_at = models.DateTimeField(null=True)
    decided_by = officer()
    note = models.TextField(blank=True)  # of whoever decided
    settled_at = models.DateTimeField(null=True)
    reference = models.TextField(blank=True)
    shift = models.ForeignKey(Shift, null=True, on_delete=models.PROTECT)

    class Meta:
        db_table = "fee_refund"
        constraints = [
            one_of("state", RefundState, "refund_state_known"),
            one_of("ground", RefundGround, "refund_ground_known"),
            models.CheckConstraint(
                condition=models.Q(cents__gt=0) & ~models.Q(reason=""),
                name="refund_has_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None)
                | ~models.Q(decided_by=models.F("asked_by")),
                name="refund_two_persons",
            ),
        ]


class RefundLine(models.Model):
    """How much of which line a refund gives back."""

    refund = models.ForeignKey(Refund, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(BillLine, on_delete=models.PROTECT, related_name="+")
    cents = models.BigIntegerField()

    class Meta:
        db_table = "fee_refund_line"
        constraints = [
            models.UniqueConstraint(fields=["refund", "line"], name="refund_line_once"),
            models.CheckConstraint(
                condition=models.Q(cents__gt=0), name="refund_line_gives_something"
            ),
        ]
