"""Call-backs (回访): plans that can be drawn again, and what the calls brought."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yimen.records.ratings.models import _links as links
from yimen.rules.voice.callbacks import CallOutcome
from yimen.rules.voice.ratings import Level
from yimen.rules.voice.sampling import Method


class CallPlan(models.Model):
    """Whom a hall calls back, and how they were chosen."""

    title = models.TextField()
    method = models.TextField()
    hall = links.hall()
    first_on = models.DateField()
    last_on = models.DateField()
    size = models.IntegerField()
    seed = models.TextField(blank=True)
    candidates = ArrayField(models.TextField())  # the frozen list of case numbers
    list_digest = models.TextField()
    made_at = models.DateTimeField()
    made_by = links.officer()

    class Meta:
        db_table = "call_plan"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(method__in=[one.value for one in Method]),
                name="call_plan_method_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(method="random") | ~models.Q(seed=""),
                name="call_plan_random_has_seed",
            ),
        ]


class CallBack(models.Model):
    """One case to call about."""

    plan = models.ForeignKey(CallPlan, on_delete=models.PROTECT, related_name="calls")
    case = links.case(null=False)
    place = models.IntegerField()
    tries = models.IntegerField(default=0)
    outcome = models.TextField(blank=True)
    level = models.TextField(blank=True)
    note_sealed = models.BinaryField(default=bytes)
    called_at = models.DateTimeField(null=True)
    called_by = links.officer()
    ended_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "call_back"
        constraints = [
            models.UniqueConstraint(fields=["plan", "case"], name="call_back_once"),
            models.UniqueConstraint(fields=["plan", "place"], name="call_back_place"),
            models.CheckConstraint(
                condition=models.Q(
                    outcome__in=["", *(one.value for one in CallOutcome)]
                ),
                name="call_back_outcome_known",
            ),
            models.CheckConstraint(
                condition=models.Q(level__in=["", *(one.value for one in Level)]),
                name="call_back_level_known",
            ),
        ]
