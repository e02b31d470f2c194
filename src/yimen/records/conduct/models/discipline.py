"""Talks that were held, and breaches with everything that became of them."""

from django.db import models


class Talk(models.Model):
    """A reminder or an interview, and that it was taken note of."""

    kind = models.TextField()  # yimen.rules.conduct.breaches.TalkKind
    officer = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    hall = models.ForeignKey("network.Node", null=True, on_delete=models.PROTECT)
    organ = models.ForeignKey("people.Organ", null=True, on_delete=models.PROTECT)
    held_on = models.DateField()
    held_by = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    said = models.TextField()
    noted_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "staff_talk"
        indexes = [models.Index(fields=["officer", "held_on"], name="talk_of_officer")]


class Breach(models.Model):
    """A breach of discipline, through all the hands it passes."""

    officer = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    hall = models.ForeignKey("network.Node", null=True, on_delete=models.PROTECT)
    organ = models.ForeignKey("people.Organ", null=True, on_delete=models.PROTECT)
    category = models.TextField()  # yimen.rules.conduct.breaches.Category
    source = models.TextField()
    finding = models.ForeignKey(
        "PatrolFinding", null=True, on_delete=models.PROTECT, related_name="breaches"
    )
    promise = models.ForeignKey(
        "ServicePromise", null=True, on_delete=models.PROTECT, related_name="breaches"
    )
    happened_on = models.DateField()
    what = models.TextField()
    points = models.IntegerField()
    state = models.TextField(default="recorded")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    comment = models.TextField(blank=True)  # of the second hand
    appeal_due_on = models.DateField(null=True)
    appeal = models.TextField(blank=True)
    appealed_at = models.DateTimeField(null=True)
    decision = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "staff_breach"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None)
                | ~models.Q(confirmed_by=models.F("recorded_by")),
                name="breach_by_a_second_hand",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None)
                | (
                    ~models.Q(decided_by=models.F("recorded_by"))
                    & ~models.Q(decided_by=models.F("confirmed_by"))
                ),
                name="breach_decided_by_a_third_hand",
            ),
            models.UniqueConstraint(
                fields=["finding", "officer"],
                condition=models.Q(finding__isnull=False),
                name="breach_once_a_finding",
            ),
        ]
        indexes = [models.Index(fields=["hall", "happened_on"], name="breach_of_hall")]
