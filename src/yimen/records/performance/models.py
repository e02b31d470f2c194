"""Schemes in versions, and scores that stay what they were."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yimen.rules.performance.appeals import AppealState, Wish
from yimen.rules.performance.awards import AwardState
from yimen.rules.performance.bonuses import BonusState


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
    bonus = models.DecimalField(max_digits=5, decimal_places=2, default=0, db_default=0)
    poor_months = ArrayField(  # of a year: what makes it fail (8.4.2)
        models.TextField(), default=list, db_default=[]
    )
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


class ScoreRows(models.Model):
    """The rows that a card counted, as they were when it was written down.

    They add up to the card's quantities; the database refuses to change them.
    """

    score = models.OneToOneField(Score, on_delete=models.PROTECT, related_name="kept")
    body = models.BinaryField()  # `rules.performance.rows`, compressed
    count = models.PositiveIntegerField()
    digest = models.TextField()  # of the text before it was compressed

    class Meta:
        db_table = "appraisal_score_rows"


def _known(field: str, values: list[str], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": values}), name=name
    )


def _other_hand(first: str, second: str, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=models.Q(**{second: None}) | ~models.Q(**{second: models.F(first)}),
        name=name,
    )


class Bonus(models.Model):
    """Points on top of a card that is not closed yet, with the evidence."""

    what = models.TextField()
    key = models.TextField()
    label = models.TextField()
    path = models.TextField()
    first_on = models.DateField()
    last_on = models.DateField()
    points = models.DecimalField(max_digits=4, decimal_places=2)
    reason = models.TextField()
    evidence = models.TextField()
    state = models.TextField(default=BonusState.ASKED.value)
    asked_at = models.DateTimeField()
    asked_by = _officer()
    decided_at = models.DateTimeField(null=True)
    decided_by = _officer(null=True)
    comment = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "appraisal_bonus"
        constraints = [
            _known("state", [one.value for one in BonusState], "bonus_state_known"),
            _other_hand("asked_by", "decided_by", "bonus_two_persons"),
            models.CheckConstraint(
                condition=models.Q(points__gt=0, points__lte=10),
                name="bonus_at_most_ten",
            ),
        ]
        indexes = [models.Index(fields=["first_on", "what"], name="bonus_by_period")]


class BonusFile(models.Model):
    """A file that proves a bonus, kept by the storage port under its digest."""

    bonus = models.ForeignKey(Bonus, on_delete=models.PROTECT, related_name="files")
    name = models.TextField()
    media_type = models.TextField()
    size_bytes = models.IntegerField()
    digest = models.TextField()

    class Meta:
        db_table = "appraisal_bonus_file"
        constraints = [
            models.UniqueConstraint(fields=["bonus", "digest"], name="bonus_file_once")
        ]


class Appeal(models.Model):
    """One row of a closed card is said to be wrong, and what was decided."""

    score = models.ForeignKey(Score, on_delete=models.PROTECT, related_name="appeals")
    indicator = models.IntegerField()
    kind = models.TextField()  # of the row: case, card, half_day …
    subject = models.TextField()
    label = models.TextField()  # the row as it was shown
    amounts = models.JSONField()  # quantity → how much of it the row counted
    wish = models.TextField()
    said = models.TextField()
    appealed_at = models.DateTimeField()
    appealed_by = _officer()
    state = models.TextField(default=AppealState.OPEN.value)
    decision = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = _officer(null=True)
    corrected = models.OneToOneField(
        Score, null=True, on_delete=models.PROTECT, related_name="corrects"
    )
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "appraisal_appeal"
        constraints = [
            _known("state", [one.value for one in AppealState], "appeal_state_known"),
            _known("wish", [one.value for one in Wish], "appeal_wish_known"),
            _other_hand("appealed_by", "decided_by", "appeal_by_another_person"),
            models.UniqueConstraint(
                fields=["score", "indicator", "kind", "subject"],
                name="appeal_once_a_row",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="upheld") | models.Q(corrected__isnull=False),
                name="appeal_upheld_corrects",
            ),
        ]


class AwardRules(models.Model):
    """The awards as published; the database refuses to change them."""

    number = models.PositiveIntegerField(unique=True)
    body = models.JSONField()  # `rules.performance.awards`
    note = models.TextField(blank=True)
    published_at = models.DateTimeField()
    published_by = _officer(null=True)

    class Meta:
        db_table = "award_rules"


class Award(models.Model):
    """Somebody honoured for a closed period: proposed, signed, or taken back."""

    rules = models.ForeignKey(AwardRules, on_delete=models.PROTECT)
    name = models.TextField()
    what = models.TextField()
    key = models.TextField()
    label = models.TextField()
    path = models.TextField()
    first_on = models.DateField()
    last_on = models.DateField()
    place = models.IntegerField()
    score = models.ForeignKey(Score, on_delete=models.PROTECT, related_name="awards")
    state = models.TextField(default=AwardState.PROPOSED.value)
    proposed_at = models.DateTimeField()
    proposed_by = _officer(null=True)
    settled_at = models.DateTimeField(null=True)  # signed, or declined
    settled_by = _officer(null=True)
    revoked_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)  # why declined or taken back
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "award"
        constraints = [
            _known("state", [one.value for one in AwardState], "award_state_known"),
            models.UniqueConstraint(
                fields=["name", "what", "key", "path", "first_on", "last_on"],
                name="award_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="revoked") | ~models.Q(reason=""),
                name="award_revoked_with_reason",
            ),
        ]
