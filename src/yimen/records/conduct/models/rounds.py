"""Rounds through the hall, what they found, and how it was put right."""

from django.db import models


class Patrol(models.Model):
    """One round: planned, walked with its list, or called off."""

    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    kind = models.TextField()  # yimen.rules.conduct.patrols.PatrolKind
    planned_on = models.DateField()
    walker = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    state = models.TextField(default="planned")
    looks = models.JSONField(default=dict)  # item → good | bad | not_seen
    good = models.IntegerField(default=0)
    bad = models.IntegerField(default=0)
    note = models.TextField(blank=True)
    walked_at = models.DateTimeField(null=True)
    planned_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "patrol"
        indexes = [models.Index(fields=["node", "planned_on"], name="patrol_of_day")]


class PatrolFinding(models.Model):
    """Something a round found, with what to do about it and by when."""

    patrol = models.ForeignKey(
        Patrol, on_delete=models.PROTECT, related_name="findings"
    )
    hall = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    organ = models.ForeignKey("people.Organ", null=True, on_delete=models.PROTECT)
    officer = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    item = models.TextField(blank=True)  # of the list
    what = models.TextField()
    guidance = models.TextField()
    due_on = models.DateField()
    photo = models.TextField(blank=True)  # the digest it is kept under
    photo_type = models.TextField(blank=True)
    state = models.TextField(default="open")
    found_at = models.DateTimeField()
    rectified = models.TextField(blank=True)
    rectified_at = models.DateTimeField(null=True)
    rectified_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "patrol_finding"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted_by=None)
                | ~models.Q(accepted_by=models.F("rectified_by")),
                name="patrol_finding_by_another_hand",
            )
        ]
