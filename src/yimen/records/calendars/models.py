"""Published holiday notices, loaded in versions, and the days numbered from them."""

from django.db import models


class CalendarVersion(models.Model):
    """One load of a notice for the nation or for a region. Later ones lie on top."""

    region = models.TextField(default="CN")  # CN or an administrative code
    label = models.TextField()  # what the loader calls it: 2027, 2026-amendment …
    source = models.TextField(blank=True)  # the file it came from
    digest = models.TextField()  # of its days: the same notice twice is one version
    is_bundled = models.BooleanField(default=False)
    loaded_at = models.DateTimeField()
    loaded_by = models.TextField()  # how the journal names the actor

    class Meta:
        db_table = "calendar_version"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "label"], name="calendar_label_once"
            )
        ]


class CalendarDay(models.Model):
    """A day that a version declares off or worked."""

    calendar_version = models.ForeignKey(
        CalendarVersion, on_delete=models.CASCADE, related_name="days"
    )
    on = models.DateField(db_column="day")
    kind = models.TextField()  # off | work
    name = models.TextField(blank=True)
    notice = models.TextField(blank=True)

    class Meta:
        db_table = "calendar_day"
        constraints = [
            models.UniqueConstraint(
                fields=["calendar_version", "on"], name="calendar_day_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["off", "work"]),
                name="calendar_kind_known",
            ),
        ]


class NumberedDay(models.Model):
    """A day of a region's calendar with its number of working days, for joins.

    Written whole whenever a version is loaded, for the nation and for every region
    that has a table of its own.
    """

    region = models.TextField()
    on = models.DateField(db_column="day")
    ordinal = models.IntegerField()
    is_worked = models.BooleanField()
    is_published = models.BooleanField()

    class Meta:
        db_table = "numbered_day"
        constraints = [
            models.UniqueConstraint(fields=["region", "on"], name="numbered_day_once")
        ]
        indexes = [
            models.Index(
                fields=["region", "ordinal"],
                condition=models.Q(is_worked=True),
                include=["on"],
                name="numbered_day_worked",
            )
        ]
