"""What rounds look at and what breaches take off, from version to version."""

from django.db import models


class ConductSettings(models.Model):
    """A version of the settings; never changed."""

    number = models.IntegerField(unique=True)
    checklist = models.JSONField()  # group → items
    points = models.JSONField()  # category → points
    appeal_days = models.IntegerField()
    reason = models.TextField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        db_table = "conduct_settings"
