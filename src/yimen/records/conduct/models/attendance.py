"""Attendance: what devices said, what was called by hand, what was put right."""

from django.db import models


class AttendancePolicy(models.Model):
    """The minutes of a hall and of every place below it, from a day on."""

    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    valid_from = models.DateField()
    scheme = models.TextField()  # yimen.rules.conduct.attendance.Scheme
    grace_minutes = models.IntegerField()
    absent_minutes = models.IntegerField()
    source = models.TextField()  # the house rule it stands in

    class Meta:
        db_table = "attendance_policy"
        constraints = [
            models.UniqueConstraint(
                fields=["node", "valid_from"], name="attendance_policy_once"
            ),
            models.CheckConstraint(
                condition=models.Q(grace_minutes__gte=0)
                & models.Q(absent_minutes__gt=models.F("grace_minutes")),
                name="attendance_policy_minutes",
            ),
        ]


class AttendanceFile(models.Model):
    """A file of a device that brought something new."""

    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    name = models.TextField()
    digest = models.TextField()
    rows = models.IntegerField()
    created = models.IntegerField()  # new registrations
    rejected = models.JSONField(default=list)  # [line, what, why] of each
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        db_table = "attendance_file"


class Registration(models.Model):
    """Somebody registered at a device (签到、签退)."""

    officer = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    file = models.ForeignKey(AttendanceFile, on_delete=models.PROTECT)
    on = models.DateField(db_column="day")
    registered_at = models.DateTimeField()

    class Meta:
        db_table = "attendance_registration"
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "registered_at"], name="registration_once"
            )
        ]
        indexes = [
            models.Index(fields=["node", "on"], name="registration_of_day"),
        ]


class RollCall(models.Model):
    """A half day called by hand, for days of which no device tells."""

    officer = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    on = models.DateField(db_column="day")
    half = models.TextField()
    is_there = models.BooleanField()
    called_at = models.DateTimeField()
    called_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        db_table = "attendance_roll_call"
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "on", "half"], name="roll_call_once"
            )
        ]


class Correction(models.Model):
    """A half day put right: asked for by one, confirmed by another."""

    officer = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    hall = models.ForeignKey("network.Node", null=True, on_delete=models.PROTECT)
    organ = models.ForeignKey("people.Organ", null=True, on_delete=models.PROTECT)
    on = models.DateField(db_column="day")
    half = models.TextField()
    before = models.TextField()
    mark = models.TextField()
    reason = models.TextField()
    state = models.TextField(default="asked")  # asked confirmed refused
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "attendance_correction"
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "on", "half"],
                condition=models.Q(state="asked"),
                name="correction_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_by=None)
                | ~models.Q(answered_by=models.F("asked_by")),
                name="correction_by_a_second_person",
            ),
        ]
        indexes = [models.Index(fields=["officer", "on"], name="correction_of_day")]
