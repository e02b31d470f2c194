"""Ratings. Whose they are stands sealed, and nowhere else."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yimen.records.journal.facts import Projection
from yimen.records.ratings.models import _links as links
from yimen.rules.voice.rating_integrity import Suspicion
from yimen.rules.voice.ratings import Channel, Level, Point


class RatingAsk(models.Model):
    """A window asks the visitor who stands there to rate, for a minute."""

    ticket = models.ForeignKey(
        "queue.Ticket", on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    asked_by = links.officer()

    class Meta:
        db_table = "rating_ask"


class Rating(models.Model):
    """What somebody said of a visit, or of a case online."""

    about = models.TextField()  # keyed digest of the visit or the case
    token_digest = models.TextField(blank=True)  # of the one-time token, if it had one
    point = models.TextField()
    channel = models.TextField()
    level = models.TextField()
    tags = ArrayField(models.IntegerField(), default=list)
    scores = models.JSONField(default=dict)
    text_sealed = models.BinaryField(default=bytes)
    is_named = models.BooleanField(default=False)
    phone_sealed = models.BinaryField(default=bytes)  # if not the case's own

    case = links.case()
    ticket = models.ForeignKey(
        "queue.Ticket", null=True, on_delete=models.PROTECT, related_name="+"
    )
    officer = links.officer()
    window = models.ForeignKey(
        "network.Window",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    organ = links.organ()
    hall = links.hall()
    matter = models.TextField(blank=True)  # its name when it was rated
    rated_at = models.DateTimeField()
    rated_on = models.DateField()

    handed_over_at = models.DateTimeField(null=True)
    source = models.TextField(blank=True)
    staff = links.officer()  # who was signed in where it was given

    is_valid = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    last_sequence = models.IntegerField(default=0)
    last_hash = models.BinaryField(default=bytes)

    journalled = Projection("rating", "id")

    class Meta:
        db_table = "rating"
        constraints = [
            models.UniqueConstraint(
                fields=["about"], condition=Q(is_valid=True), name="rating_one_valid"
            ),
            models.UniqueConstraint(
                fields=["token_digest"],
                condition=~Q(token_digest=""),
                name="rating_token_once",
            ),
            models.CheckConstraint(
                condition=Q(level__in=[one.value for one in Level]),
                name="rating_level_known",
            ),
            models.CheckConstraint(
                condition=Q(point__in=[one.value for one in Point]),
                name="rating_point_known",
            ),
            models.CheckConstraint(
                condition=Q(channel__in=[one.value for one in Channel]),
                name="rating_channel_known",
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(ticket__isnull=False),
                name="rating_of_something",
            ),
        ]
        indexes = [
            models.Index(fields=["-rated_at", "-id"], name="rating_newest"),
            models.Index(fields=["hall", "-rated_at"], name="rating_by_hall"),
            models.Index(fields=["officer", "rated_at"], name="rating_by_officer"),
            models.Index(
                fields=["source", "rated_at"],
                condition=~Q(source=""),
                name="rating_by_source",
            ),
        ]


class RatingMark(models.Model):
    """A rating looks arranged, with the evidence."""

    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="marks")
    suspicion = models.TextField()
    evidence = models.JSONField()
    found_at = models.DateTimeField()

    class Meta:
        db_table = "rating_mark"
        constraints = [
            models.UniqueConstraint(
                fields=["rating", "suspicion"], name="rating_mark_once"
            ),
            models.CheckConstraint(
                condition=Q(suspicion__in=[one.value for one in Suspicion]),
                name="rating_mark_known",
            ),
        ]


class RatingContest(models.Model):
    """The rated unit says that a rating is mistaken or malicious; another decides."""

    rating = models.ForeignKey(
        Rating, on_delete=models.PROTECT, related_name="contests"
    )
    asked_at = models.DateTimeField()
    asked_by = links.officer(null=False)
    ground = models.TextField()
    decided_at = models.DateTimeField(null=True)
    decided_by = links.officer()
    is_upheld = models.BooleanField(null=True)  # whether the rating becomes invalid
    reason = models.TextField(blank=True)

    class Meta:
        db_table = "rating_contest"
        constraints = [
            models.UniqueConstraint(
                fields=["rating"],
                condition=Q(decided_at=None),
                name="rating_one_open_contest",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None)
                | (Q(is_upheld__isnull=False) & ~Q(reason="")),
                name="rating_contest_with_reason",
            ),
        ]
