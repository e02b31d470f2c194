"""Schemes in versions, and scores that stay what they were."""

from django.db import models


def _officer(*, null: bool = False) -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        "people.Officer", null=null, on_delete=models.PROTECT, related_name="+"
    )


class SchemeVersion(models.Model):
    """An appraisal scheme as published; the database refuses to change it."""

    number = models.PositiveIntegerField(unique=True)
    name = models.TextField()
    valid_from = models.DateField()  # the first day of a month
    body = models.JSONField()  # `rules.performance.kept_schemes`
    note = models.TextField(blank=True)
    published_at = models.DateTimeField()
    published_by = _officer(null=True)

    class Meta:
        db_table = "appraisal_scheme"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_from__day=1), name="scheme_from_a_first"
            )
        ]


class Score(models.Model):
    """What one unit, window, person or town reached; a correction is a new revision.

    The quantities and the scheme stand here, so that the card follows from them again
    at any time; the database refuses to change or delete a row.
    """

    what = models.TextField()  # rules.performance.Scored
    key = models.TextField()
    label = models.TextField()
    path = models.TextField()  # of the place it was counted at
    first_on = models.DateField()
    last_on = models.DateField()
    revision = models.PositiveIntegerField(default=1)
    scheme = models.ForeignKey(SchemeVersion, on_delete=models.PROTECT)
    quantities = models.JSONField()
    total = models.DecimalField(max_digits=8, decimal_places=4, null=True)
    grade = models.TextField(blank=True)
    reason = models.TextField(blank=True)  # of a correction
    closed_at = models.DateTimeField()
    closed_by = _officer(null=True)  # nobody: the demo and the tick

    class Meta:
        db_table = "appraisal_score"
        constraints = [
            models.UniqueConstraint(
                fields=["what", "key", "first_on", "last_on", "revision"],
                name="score_once",
            ),
            models.CheckConstraint(
                condition=models.Q(revision=1) | ~models.Q(reason=""),
                name="score_corrected_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["first_on", "what"], name="score_by_period")]
