"""What a case has beside the law: options, payments, projects; days out."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yimen.records.agency.models._links import node, officer


class CaseOption(models.Model):
    """Green channel, door service …: given on a ground, and no matter of the law."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    kind = models.TextField()
    ground = models.TextField()
    detail_sealed = models.BinaryField()  # it may be an address
    proof = models.TextField(blank=True)
    given_at = models.DateTimeField()
    given_by = officer()
    ended_at = models.DateTimeField(null=True)
    ended_by = officer(null=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        db_table = "case_option"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=models.Q(ended_at=None),
                name="case_option_once",
            )
        ]


class BenefitPayment(models.Model):
    """What was paid on a granted benefit; a slip is put right by a line that counts."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    amount_cents = models.BigIntegerField()
    paid_on = models.DateField()
    voucher = models.TextField(blank=True)
    noted_at = models.DateTimeField()
    noted_by = officer()
    voided_at = models.DateTimeField(null=True)
    void_reason = models.TextField(blank=True)

    class Meta:
        db_table = "benefit_payment"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount_cents__gt=0), name="benefit_is_paid"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(voided_at=None),
                name="benefit_paid_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["paid_on"],
                condition=models.Q(voided_at__isnull=True),
                name="benefit_paid_on",
            )
        ]


class KeyProject(models.Model):
    """A project that somebody claims and accompanies."""

    number = models.TextField(unique=True)
    name = models.TextField()
    project_class = models.TextField()
    investor = models.TextField()
    node = node()  # the enterprise service centre that looks after it
    asked_yuan = models.BigIntegerField(default=0)
    agreed_yuan = models.BigIntegerField(default=0)
    is_accompanied = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    registered_at = models.DateTimeField()
    claimed_by = officer(null=True)
    claimed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "key_project"


class ProjectCase(models.Model):
    """A case of a project; a case belongs to one project at most."""

    project = models.ForeignKey(KeyProject, on_delete=models.PROTECT)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT)
    added_at = models.DateTimeField()
    added_by = officer()

    class Meta:
        db_table = "key_project_case"


class Outreach(models.Model):
    """A day on which the hall goes out: fair, round, or door to door."""

    kind = models.TextField()  # fair | round | door
    name = models.TextField()
    place = models.TextField()
    node = node()
    held_on = models.DateField()
    hours = models.TextField(blank=True)
    roster = ArrayField(models.BigIntegerField(), default=list)  # officers
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "outreach"
        constraints = [
            models.UniqueConstraint(
                fields=["node", "held_on", "name"], name="outreach_once"
            )
        ]
