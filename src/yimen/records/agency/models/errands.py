"""Errands (代办件), and who holds their papers."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from yimen.records.agency.models._links import node, officer
from yimen.records.journal.facts import Projection
from yimen.rules.agency.custody import ItemKind
from yimen.rules.agency.errands import Channel, ErrandState, Outcome, Scope


class Errand(models.Model):
    """What an agent takes for a villager, until all of it is given back."""

    number = models.TextField()
    submit_key = models.TextField()
    said_digest = models.BinaryField()  # of what was said: a repeat says the same
    version = models.IntegerField(default=1)
    state = models.TextField()
    outcome = models.TextField(blank=True)
    channel = models.TextField(default=Channel.STATION.value)
    scope = models.TextField(blank=True)
    station = node()
    target = node()  # the hall where the competent organ receives
    places = ArrayField(models.BigIntegerField())  # halls it passes or has passed
    agent = officer()
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT, db_index=False)
    matter_version = models.ForeignKey(
        "catalogue.MatterVersion", on_delete=models.PROTECT, db_index=False
    )
    client = models.ForeignKey("people.Applicant", on_delete=models.PROTECT)
    powers = ArrayField(models.TextField())
    signed_on = models.DateField()
    last_valid_on = models.DateField()
    papers = models.JSONField(default=list)  # as the agent ticked them
    query_code_hash = models.TextField()
    query_code_sealed = models.BinaryField()

    taken_at = models.DateTimeField()  # the station's instant: no clock of the law
    recorded_at = models.DateTimeField()
    outreach = models.ForeignKey("Outreach", null=True, on_delete=models.PROTECT)
    skew_seconds = models.IntegerField(null=True)  # of the device, when it sent
    key = models.ForeignKey("StationKey", null=True, on_delete=models.PROTECT)
    hand_up_due_on = models.DateField()
    hand_up_latest_on = models.DateField()
    handed_up_at = models.DateTimeField(null=True)
    agency_received_at = models.DateTimeField(null=True)  # the law's clock starts
    case = models.OneToOneField("cases.Case", null=True, on_delete=models.PROTECT)
    closed_at = models.DateTimeField(null=True)
    last_sequence = models.IntegerField(default=0)
    last_hash = models.BinaryField(default=bytes)

    journalled = Projection("errand", "number")

    class Meta:
        db_table = "errand"
        constraints = [
            models.UniqueConstraint(fields=["number"], name="errand_number_once"),
            models.UniqueConstraint(fields=["submit_key"], name="errand_submit_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=[one.value for one in ErrandState]),
                name="errand_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["", *(one.value for one in Outcome)]),
                name="errand_outcome_known",
            ),
            models.CheckConstraint(
                condition=models.Q(channel__in=[one.value for one in Channel]),
                name="errand_channel_known",
            ),
            models.CheckConstraint(
                condition=models.Q(scope__in=[one.value for one in Scope]),
                name="errand_scope_known",
            ),
            models.CheckConstraint(
                condition=models.Q(case=None) | ~models.Q(agency_received_at=None),
                name="errand_case_is_received",
            ),
        ]
        indexes = [
            GinIndex(fields=["places"], name="errand_by_place"),
            models.Index(
                fields=["hand_up_due_on"],
                condition=models.Q(state="taken"),
                name="errand_to_hand_up",
            ),
        ]


class CustodyItem(models.Model):
    """A paper of an errand: the bundle, an original, or a result."""

    errand = models.ForeignKey(Errand, on_delete=models.PROTECT, related_name="items")
    name = models.TextField()
    kind = models.TextField()
    material_code = models.TextField(blank=True)
    pieces = models.IntegerField(default=1)

    class Meta:
        db_table = "custody_item"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[one.value for one in ItemKind]),
                name="custody_item_kind_known",
            ),
            models.CheckConstraint(
                condition=models.Q(pieces__gte=1), name="custody_item_is_there"
            ),
        ]


class CustodyLink(models.Model):
    """One hand-over of one paper; the database lets nobody change it.

    A further constraint (see the migration) makes the giver of a link the taker of
    the link before: a paper has one holder at a time.
    """

    item = models.ForeignKey(
        CustodyItem, on_delete=models.PROTECT, related_name="links", db_index=False
    )
    sequence = models.IntegerField()
    giver = models.TextField()
    taker = models.TextField()
    giver_signed = models.TextField()  # officer:7, or how the client signed
    taker_signed = models.TextField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "custody_link"
        constraints = [
            models.UniqueConstraint(
                fields=["item", "sequence", "taker"], name="custody_link_followed"
            ),
            models.UniqueConstraint(
                fields=["item", "sequence"], name="custody_link_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("taker")),
                name="custody_link_moves",
            ),
            models.CheckConstraint(
                condition=models.Q(sequence__gte=1), name="custody_link_counts"
            ),
            models.CheckConstraint(
                condition=~models.Q(giver_signed="") & ~models.Q(taker_signed=""),
                name="custody_link_is_signed",
            ),
        ]


class HandOver(models.Model):
    """What one hall has signed away to another, until that one signs too."""

    errand = models.ForeignKey(Errand, on_delete=models.PROTECT)
    giver = node()
    taker = node()
    items = ArrayField(models.BigIntegerField())
    tracking = models.TextField(blank=True)  # 快递单号, if it goes by post
    offered_at = models.DateTimeField()
    offered_by = officer()
    settled_at = models.DateTimeField(null=True)
    settled_by = officer(null=True)
    is_taken = models.BooleanField(default=False)
    remark = models.TextField(blank=True)

    class Meta:
        db_table = "hand_over"
        constraints = [
            models.UniqueConstraint(
                fields=["errand"],
                condition=models.Q(settled_at=None),
                name="hand_over_one_open",
            )
        ]
        indexes = [
            models.Index(
                fields=["taker"],
                condition=models.Q(settled_at=None),
                name="hand_over_waiting",
            )
        ]
