"""By what ratings are marked and their tickets dated, from version to version."""

from django.db import models

from yimen.records.ratings.models import _links as links


class RatingSettings(models.Model):
    """A version of the settings; never changed."""

    number = models.IntegerField(unique=True)
    limits = models.JSONField()
    reason = models.TextField()
    set_at = models.DateTimeField()
    set_by = links.officer()

    class Meta:
        db_table = "rating_settings"
