"""Requests for government information, and the third parties that are asked."""

from django.db import models
from django.db.models import Q

from yimen.records.journal.facts import Projection
from yimen.rules.voice.information_requests import OPEN, Arrival, Form, RequestState


class InformationRequest(models.Model):
    """A request for government information (政府信息公开申请)."""

    number = models.TextField(unique=True)
    submit_key = models.TextField(unique=True)
    version = models.IntegerField(default=1)
    state = models.TextField()
    arrival = models.TextField()
    form = models.TextField()
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT)
    topic = models.TextField()  # what is wanted, without personal numbers
    said_sealed = models.BinaryField()  # all of it, name, contact, identity number
    query_code_hash = models.TextField()

    came_at = models.DateTimeField()
    counted_from = models.DateField(null=True)
    correct_by = models.DateField(null=True)
    due_on = models.DateField(null=True)
    extension_days = models.IntegerField(null=True)
    extended_on = models.DateField(null=True)
    reply = models.TextField(blank=True)
    answer_sealed = models.BinaryField(default=bytes)
    answered_at = models.DateTimeField(null=True)
    fee_cents = models.IntegerField(default=0)  # 条例 42: none
    last_sequence = models.IntegerField(default=0)
    last_hash = models.BinaryField(default=bytes)

    journalled = Projection("information_request", "number")

    class Meta:
        db_table = "information_request"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in RequestState]),
                name="request_state_known",
            ),
            models.CheckConstraint(
                condition=Q(arrival__in=[one.value for one in Arrival]),
                name="request_arrival_known",
            ),
            models.CheckConstraint(
                condition=Q(form__in=[one.value for one in Form]),
                name="request_form_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=sorted(one.value for one in OPEN), due_on__isnull=False
                )
                | (~Q(state__in=sorted(one.value for one in OPEN)) & Q(due_on=None)),
                name="request_clock_runs_while_open",
            ),
            models.CheckConstraint(
                condition=Q(fee_cents=0), name="request_costs_nothing"
            ),
        ]
        indexes = [models.Index(fields=["due_on"], name="request_by_due")]


class Consultation(models.Model):
    """A third party asked in writing, and what came back."""

    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="consultations"
    )
    party = models.TextField()  # as it may be shown
    asked_on = models.DateField()
    answered_on = models.DateField(null=True)
    agrees = models.BooleanField(null=True)  # null: silent

    class Meta:
        db_table = "information_consultation"
        constraints = [
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(answered_on=None),
                name="consultation_one_open",
            )
        ]
