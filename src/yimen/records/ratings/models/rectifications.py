"""What follows a bad rating (差评整改)."""

from django.db import models

from yimen.records.ratings.models import _links as links
from yimen.records.ratings.models.ratings import Rating
from yimen.rules.voice.ratings import Level
from yimen.rules.voice.rectification import OPEN_STATES, RectificationState


class Rectification(models.Model):
    """The ticket of one bad rating: contact, rectify, report back, rate again."""

    rating = models.OneToOneField(
        Rating, on_delete=models.PROTECT, related_name="rectification"
    )
    state = models.TextField(default=RectificationState.OPEN.value)
    opened_at = models.DateTimeField()
    contact_due_on = models.DateField()
    contacted_at = models.DateTimeField(null=True)
    contacted_by = links.officer()
    is_reached = models.BooleanField(null=True)
    is_complex = models.BooleanField(null=True)
    contact_note_sealed = models.BinaryField(default=bytes)
    rectify_due_on = models.DateField()
    rectified_at = models.DateTimeField(null=True)
    rectified_by = links.officer()
    measures = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True)
    reported_by = links.officer()
    answer = models.TextField(blank=True)  # what the rater is told
    rerated_at = models.DateTimeField(null=True)
    second_level = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "rectification"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[one.value for one in RectificationState]),
                name="rectification_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    second_level__in=["", *(one.value for one in Level)]
                ),
                name="rectification_level_known",
            ),
        ]
        indexes = [
            models.Index(
                fields=["contact_due_on", "rectify_due_on"],
                condition=models.Q(state__in=sorted(OPEN_STATES)),
                name="rectification_open",
            )
        ]
