"""Datasets: the histories of other systems, each under its name."""

from django.db import models

from yimen.rules.what_if.replaying import Kind, RunState


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


class DatasetHand(models.Model):
    """Whoever did something by a log; the journal names them by number only."""

    dataset = models.ForeignKey(
        Dataset, on_delete=models.PROTECT, related_name="hands", db_index=False
    )
    name = models.TextField()

    class Meta:
        db_table = "dataset_hand"
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "name"], name="dataset_hand_once"
            )
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
    halls = models.JSONField()  # rules.statistics.boards.HallSum, one each
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


class WhatIf(models.Model):
    """A question put to the past, and the answer with its seed; never asked twice."""

    kind = models.TextField()
    title = models.TextField()
    asked = models.JSONField()  # what is changed
    path = models.TextField()  # of the place whose past it is
    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    dataset = models.TextField(blank=True)  # another system's past; "" is ours
    first_on = models.DateField()
    last_on = models.DateField()
    seed = models.BigIntegerField()
    state = models.TextField(default=RunState.WAITING.value)
    done_percent = models.IntegerField(default=0)
    answer = models.JSONField(null=True)
    fault = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "what_if"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[one.value for one in Kind]),
                name="what_if_kind_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[one.value for one in RunState]),
                name="what_if_state_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=RunState.DONE.value)
                | models.Q(answer__isnull=False, answered_at__isnull=False),
                name="what_if_done_has_an_answer",
            ),
        ]
        indexes = [
            models.Index(
                fields=["asked_at"],
                condition=models.Q(
                    state__in=[RunState.WAITING.value, RunState.RUNNING.value]
                ),
                name="what_if_to_answer",
            )
        ]


class HandlingRange(models.Model):
    """How many working days a matter was said to take, from a day on; never edited."""

    matter = models.ForeignKey("catalogue.Matter", on_delete=models.PROTECT)
    told_on = models.DateField()
    low_days = models.IntegerField()
    high_days = models.IntegerField()
    cases = models.IntegerField()  # from how many
    ended_on = models.DateField(null=True)  # too few cases since: no longer told
    tried = models.IntegerField(default=0)  # of all ranges of the matter, lately
    right = models.IntegerField(default=0)

    class Meta:
        db_table = "handling_range"
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "told_on"], name="handling_range_once_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(low_days__gte=0)
                & models.Q(high_days__gte=models.F("low_days"))
                & models.Q(right__lte=models.F("tried")),
                name="handling_range_makes_sense",
            ),
        ]


class WaitRecord(models.Model):
    """How often the wait on the slip came true in a hall on a day."""

    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    day = models.DateField()
    told = models.IntegerField()
    right = models.IntegerField()

    class Meta:
        db_table = "wait_record"
        constraints = [
            models.UniqueConstraint(fields=["node", "day"], name="wait_record_once"),
            models.CheckConstraint(
                condition=models.Q(right__lte=models.F("told")),
                name="wait_record_makes_sense",
            ),
        ]
