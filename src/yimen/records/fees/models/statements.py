"""The payment platform's files, and what they and the books differ in."""

from django.db import models

from yimen.records.fees.models.columns import officer, one_of
from yimen.records.fees.models.money import Bill
from yimen.rules.money.shifts import DifferenceKind, Direction


class Statement(models.Model):
    """A day's file of the payment platform or the bank."""

    hall = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    means = models.TextField()
    day = models.DateField()
    name = models.TextField()
    digest = models.TextField(unique=True)  # the same file is loaded once
    faults = models.JSONField(default=list)  # [[line, text, reason]]
    loaded_at = models.DateTimeField()
    loaded_by = officer(null=False)

    class Meta:
        db_table = "payment_statement"


class StatementRow(models.Model):
    """One movement that the file tells of."""

    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, related_name="rows"
    )
    line = models.IntegerField()
    reference = models.TextField()
    direction = models.TextField()
    cents = models.BigIntegerField()
    happened_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "payment_statement_row"
        constraints = [
            one_of("direction", Direction, "statement_direction_known"),
            models.UniqueConstraint(
                fields=["statement", "line"], name="statement_line_once"
            ),
        ]


class Discrepancy(models.Model):
    """Something in which the file and the books differ (对账差异)."""

    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, related_name="discrepancies"
    )
    kind = models.TextField()
    reference = models.TextField()
    direction = models.TextField()
    our_cents = models.BigIntegerField(null=True)
    their_cents = models.BigIntegerField(null=True)
    bill = models.ForeignKey(Bill, null=True, on_delete=models.PROTECT)
    line = models.IntegerField(null=True)  # of the file
    reason = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = officer()

    class Meta:
        db_table = "payment_discrepancy"
        constraints = [
            one_of("kind", DifferenceKind, "discrepancy_kind_known"),
            models.CheckConstraint(
                condition=models.Q(settled_at=None) | ~models.Q(reason=""),
                name="discrepancy_settled_with_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["statement"],
                condition=models.Q(settled_at=None),
                name="discrepancy_open",
            )
        ]
