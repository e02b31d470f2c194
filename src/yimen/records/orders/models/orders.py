"""Orders of the people. What somebody wrote and who they are lies sealed."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from yimen.records.journal.facts import Projection
from yimen.rules.voice.order_kinds import OrderKind, Source
from yimen.rules.voice.orders import OPEN, OrderState


class Category(models.Model):
    """What orders are about: a path of three levels, and who answers for it."""

    path = models.TextField(unique=True)
    organ = models.ForeignKey("people.Organ", null=True, on_delete=models.PROTECT)
    is_open = models.BooleanField(default=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "order_category"


class Order(models.Model):
    """One thing that somebody came with, until it is filed."""

    number = models.TextField(unique=True)
    submit_key = models.TextField(unique=True)
    version = models.IntegerField(default=1)
    kind = models.TextField()
    source = models.TextField()
    state = models.TextField(default=OrderState.REGISTERED.value)
    category = models.TextField(blank=True)  # a path
    place = models.ForeignKey(  # the grid, or the hall that watches over it
        "network.Node", on_delete=models.PROTECT, related_name="+"
    )
    registered_in = models.ForeignKey(  # where it was said
        "network.Node", null=True, on_delete=models.PROTECT, related_name="+"
    )
    registrar = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    matter = models.ForeignKey("catalogue.Matter", null=True, on_delete=models.PROTECT)
    case_number = models.TextField(blank=True)
    cause = models.TextField(blank=True)  # why it could not be done
    accused = models.ForeignKey(
        "people.Organ", null=True, on_delete=models.PROTECT, related_name="+"
    )

    topic = models.TextField()  # a line, without personal numbers
    said_sealed = models.BinaryField()  # text, name, telephone
    person_digest = models.BinaryField(default=bytes)  # empty: nameless
    sketch = ArrayField(models.BigIntegerField(), default=list)
    pairs = ArrayField(models.BigIntegerField(), null=True)  # to search the words by
    query_code_hash = models.TextField()

    registered_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    counted_from = models.DateField(null=True)  # of the answer's limit
    assigned_at = models.DateTimeField(null=True)
    contacted_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    archived_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)  # a cache: null where no clock runs
    extension_days = models.IntegerField(null=True)
    extended_on = models.DateField(null=True)
    is_designated = models.BooleanField(default=False)  # 指定: not to be returned
    hurried = models.IntegerField(default=0)
    hurry_due_on = models.DateField(null=True)
    reopened = models.IntegerField(default=0)
    lit = models.TextField(blank=True)  # the loudest light of limits that ended
    declined = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    answer_sealed = models.BinaryField(default=bytes)
    feedback = models.TextField(blank=True)
    feedback_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    public_text = models.TextField(blank=True)  # masked
    public_answer = models.TextField(blank=True)
    review_of = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="review"
    )
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="absorbed"
    )
    last_sequence = models.IntegerField(default=0)
    last_hash = models.BinaryField(default=bytes)

    journalled = Projection("order", "number")

    class Meta:
        db_table = "people_order"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in OrderKind]),
                name="order_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(source__in=[one.value for one in Source]),
                name="order_source_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in OrderState]),
                name="order_state_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=sorted(one.value for one in OPEN), due_on__isnull=False
                )
                | (~Q(state__in=sorted(one.value for one in OPEN)) & Q(due_on=None)),
                name="order_clock_runs_while_open",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into=None)),
                name="order_merged_into_another",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="order_not_into_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], name="order_by_due"),
            models.Index(fields=["registered_at"], name="order_by_day"),
            models.Index(fields=["person_digest"], name="order_by_person"),
            GinIndex(fields=["sketch"], name="order_by_sketch"),
            GinIndex(fields=["pairs"], name="order_by_pairs"),
        ]


class OrderUnit(models.Model):
    """An organ or a hall that handles an order, alone, in the lead, or beside it."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="units")
    organ = models.ForeignKey("people.Organ", null=True, on_delete=models.PROTECT)
    hall = models.ForeignKey("network.Node", null=True, on_delete=models.PROTECT)
    is_lead = models.BooleanField()
    assigned_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # given back, or handed to another
    reported_at = models.DateTimeField(null=True)
    report_sealed = models.BinaryField(default=bytes)

    class Meta:
        db_table = "order_unit"
        constraints = [
            models.CheckConstraint(
                condition=Q(organ=None) ^ Q(hall=None), name="order_unit_is_one"
            ),
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(is_lead=True, ended_at=None),
                name="order_unit_one_lead",
            ),
            models.UniqueConstraint(
                fields=["order", "organ", "hall"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="order_unit_once",
            ),
        ]
