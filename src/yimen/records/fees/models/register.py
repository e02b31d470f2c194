"""What may be charged, and how much it is from one day to another."""

from django.db import models

from yimen.records.fees.models.columns import officer, one_of
from yimen.rules.money.fees import FeeKind, FeeMethod


class RegisteredFee(models.Model):
    """A fee of the published register (收费目录): who collects what, by which law."""

    code = models.TextField(unique=True)
    name = models.TextField()
    initials = models.TextField(blank=True)
    kind = models.TextField()
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT)
    basis = models.TextField()
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "registered_fee"
        constraints = [one_of("kind", FeeKind, "registered_fee_kind_known")]


class FeeStandard(models.Model):
    """How much a fee is, from one day to another (收费标准)."""

    fee = models.ForeignKey(
        RegisteredFee, on_delete=models.PROTECT, related_name="standards"
    )
    number = models.IntegerField()
    method = models.TextField()
    text = models.TextField()
    basis = models.TextField()
    unit = models.TextField(blank=True)
    rate_cents = models.BigIntegerField(default=0)
    tiers = models.JSONField(default=list)  # [["100", 300], [null, 200]]
    least_cents = models.BigIntegerField(default=0)
    most_cents = models.BigIntegerField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # the first day it is no longer valid
    registered_at = models.DateTimeField()
    registered_by = officer()

    class Meta:
        db_table = "fee_standard"
        constraints = [
            one_of("method", FeeMethod, "fee_standard_method_known"),
            models.UniqueConstraint(
                fields=["fee", "number"], name="fee_standard_number_once"
            ),
            models.UniqueConstraint(
                fields=["fee"],
                condition=models.Q(valid_to=None),
                name="fee_standard_one_without_end",
            ),
            models.CheckConstraint(
                condition=~models.Q(basis="") & ~models.Q(text=""),
                name="fee_standard_cites_its_law",
            ),
        ]


class FeeReduction(models.Model):
    """A registered ground on which less is charged (减免)."""

    fee = models.ForeignKey(
        RegisteredFee, on_delete=models.PROTECT, related_name="reductions"
    )
    code = models.TextField()
    name = models.TextField()
    percent = models.IntegerField()
    basis = models.TextField()
    needs_document = models.BooleanField(default=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "fee_reduction"
        constraints = [
            models.UniqueConstraint(
                fields=["fee", "code"], name="fee_reduction_code_once"
            ),
            models.CheckConstraint(
                condition=models.Q(percent__range=(1, 100)) & ~models.Q(basis=""),
                name="fee_reduction_is_lawful",
            ),
        ]
