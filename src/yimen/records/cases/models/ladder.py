"""By which ladder lights come on, from one setting of it to the next."""

from django.db import models


class LightLadder(models.Model):
    """A ladder and since when it rules; never changed, the last one is in force."""

    number = models.IntegerField(unique=True)  # of the settings that brought it
    reminder_days = models.IntegerField()
    reminder_percent = models.IntegerField()
    percent_from_limit = models.IntegerField()
    red_days_after_promise = models.IntegerField()
    red_by_statute = models.BooleanField()
    valid_from = models.DateTimeField()
    set_by = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        db_table = "light_ladder"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    reminder_days__gte=0,
                    reminder_percent__range=(0, 100),
                    percent_from_limit__gte=1,
                    red_days_after_promise__gte=1,
                ),
                name="light_ladder_climbs",
            )
        ]
