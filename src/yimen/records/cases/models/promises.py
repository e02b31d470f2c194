"""What applicants promised: papers that follow later, and promises that were broken."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yimen.rules.catalogue.commitments import CommitmentState
from yimen.rules.catalogue.tolerance import OwedState


class OwedMaterial(models.Model):
    """A paper that may follow by its own day, on a written promise (容缺受理)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    material_code = models.TextField()
    name = models.TextField()
    lacking = models.TextField(blank=True)  # what is wrong with the one that is there
    form = models.TextField()  # paper electronic either
    originals = models.IntegerField(default=0)
    copies = models.IntegerField(default=0)
    due_on = models.DateField()
    state = models.TextField(default=OwedState.OWED.value)
    promised_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)  # supplied, missed or released
    way = models.TextField(blank=True)  # window | phone | merged
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "owed_material"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "material_code"], name="owed_material_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in OwedState]),
                name="owed_material_state_known",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=models.Q(state=OwedState.OWED.value),
                name="owed_material_open",
            )
        ]


class Commitment(models.Model):
    """A promise of the conditions, on which a permit was granted at once (告知承诺)."""

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="commitment"
    )
    replaced = ArrayField(models.TextField(), default=list)  # material codes
    promised_at = models.DateTimeField()
    check_by_on = models.DateField()
    state = models.TextField(default=CommitmentState.PENDING.value)
    rectify_by_on = models.DateField(null=True)
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "case_commitment"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    state__in=[state.value for state in CommitmentState]
                ),
                name="case_commitment_state_known",
            )
        ]
        indexes = [
            models.Index(
                fields=["check_by_on"],
                condition=models.Q(state__in=["pending", "rectifying"]),
                name="case_commitment_to_check",
            )
        ]


class BrokenPromise(models.Model):
    """A promise that was not kept: no new one is taken until it is repaired."""

    applicant = models.ForeignKey(
        "people.Applicant", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    agent = models.ForeignKey(
        "people.Applicant", null=True, on_delete=models.PROTECT, related_name="+"
    )
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()  # tolerance | commitment
    what = models.TextField()  # the papers, or the condition, by their names
    broken_at = models.DateTimeField()
    repaired_at = models.DateTimeField(null=True)
    repaired_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    repair_ground = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "broken_promise"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"], name="broken_promise_once"
            ),
            models.CheckConstraint(
                condition=models.Q(repaired_at=None) | ~models.Q(repair_ground=""),
                name="broken_promise_repaired_with_ground",
            ),
        ]
        indexes = [
            models.Index(
                fields=["applicant"],
                condition=models.Q(repaired_at=None),
                name="broken_promise_live",
            )
        ]
