"""Training, examinations, honours, and how hard matters are."""

from django.db import models


class Training(models.Model):
    """A course; with a pass mark it ends in an examination."""

    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    kind = models.TextField()  # yimen.rules.conduct.training.TrainingKind
    title = models.TextField()
    held_on = models.DateField()
    hours = models.IntegerField()
    teacher = models.TextField(blank=True)
    pass_mark = models.IntegerField(null=True)
    evidence = models.TextField(blank=True)  # where the papers lie
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "staff_training"


class TrainingSeat(models.Model):
    """Somebody who was to be there."""

    training = models.ForeignKey(
        Training, on_delete=models.PROTECT, related_name="seats"
    )
    officer = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    was_there = models.BooleanField()
    marks = models.IntegerField(null=True)

    class Meta:
        db_table = "staff_training_seat"
        constraints = [
            models.UniqueConstraint(
                fields=["training", "officer"], name="training_seat_once"
            ),
            models.CheckConstraint(
                condition=models.Q(marks=None) | models.Q(marks__range=(0, 100)),
                name="training_marks",
            ),
        ]


class Honour(models.Model):
    """An award, praise, or help to another post, confirmed by a second hand."""

    kind = models.TextField()  # yimen.rules.conduct.training.HonourKind
    officer = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    hall = models.ForeignKey("network.Node", null=True, on_delete=models.PROTECT)
    organ = models.ForeignKey("people.Organ", null=True, on_delete=models.PROTECT)
    given_on = models.DateField()
    title = models.TextField()
    given_by = models.TextField()
    evidence = models.TextField()
    points = models.IntegerField()
    state = models.TextField(default="recorded")  # recorded confirmed dismissed
    recorded_by = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "staff_honour"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None)
                | (
                    ~models.Q(confirmed_by=models.F("recorded_by"))
                    & ~models.Q(confirmed_by=models.F("officer"))
                ),
                name="honour_by_a_second_hand",
            )
        ]


class MatterWeight(models.Model):
    """How hard a matter is, from a day on, in hundredths of an ordinary one."""

    matter_code = models.TextField()
    weight = models.IntegerField()
    valid_from = models.DateField()
    source = models.TextField()

    class Meta:
        db_table = "matter_weight"
        constraints = [
            models.UniqueConstraint(
                fields=["matter_code", "valid_from"], name="matter_weight_once"
            ),
            models.CheckConstraint(
                condition=models.Q(weight__range=(10, 1000)), name="matter_weight_range"
            ),
        ]
