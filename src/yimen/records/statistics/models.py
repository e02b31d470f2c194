"""Datasets: the histories of other systems, each under its name."""

from django.db import models


class Dataset(models.Model):
    """A log that was taken in, with the zone and the calendar it is measured by."""

    name = models.TextField(unique=True)
    zone = models.TextField()
    calendar = models.TextField()  # cn | mon-fri

    class Meta:
        db_table = "dataset"


class DatasetCase(models.Model):
    """A case of a dataset, as the log last told it; its acts stand in the journal."""

    dataset = models.ForeignKey(
        Dataset, on_delete=models.PROTECT, related_name="cases", db_index=False
    )
    case = models.TextField()
    received_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    result = models.TextField(blank=True)
    places = models.JSONField(default=dict)  # organ, channel, matter … → its name
    events = models.IntegerField(default=0)
    oddities = models.JSONField(default=list)
    digest = models.BinaryField()

    class Meta:
        db_table = "dataset_case"
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "case"], name="dataset_case_once"
            )
        ]
        indexes = [
            models.Index(fields=["dataset", "received_at"], name="dataset_received")
        ]


class ArchivePart(models.Model):
    """The cases that closed in a month in a county, as they lie in a file."""

    month = models.TextField()  # 2026-09, or open
    region = models.TextField()  # the county's six digits (GB/T 2260)
    cases = models.IntegerField()
    first_received_at = models.DateTimeField(null=True)  # of its cases
    signature = models.TextField()  # of numbers and versions: equal means unchanged
    digest = models.TextField()  # of the rows in the file
    written_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)  # when it was last read again
    is_sound = models.BooleanField(null=True)  # and whether it held what it should

    class Meta:
        db_table = "archive_part"
        constraints = [
            models.UniqueConstraint(
                fields=["month", "region"], name="archive_part_once"
            )
        ]


class DaySum(models.Model):
    """What the cases of each hall came to on a day: a count that boards read."""

    day = models.DateField(unique=True)
    counted_at = models.DateTimeField()
    took_milliseconds = models.IntegerField()
    halls = models.JSONField()  # rules.boards.HallSum, one each
    matters = models.JSONField()  # what each was asked for, in the same order

    class Meta:
        db_table = "day_sum"


class ArchiveRun(models.Model):
    """A run of the archive that came to its end: the files are as of its beginning."""

    behind_from = models.DateTimeField()  # what was recorded since may not be in them
    calendar = models.TextField()  # by which calendars their days were counted
    finished_at = models.DateTimeField()
    written = models.IntegerField()
    kept = models.IntegerField()
    dropped = models.IntegerField()
    cases = models.IntegerField()

    class Meta:
        db_table = "archive_run"
