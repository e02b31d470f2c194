"""A case: facts, and due days as an indexed cache of what the clock answers.

Foreign keys carry no index of their own: the worklists have theirs, and a row that
changes at every act should not keep a dozen trees in order.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Coalesce

from yimen.records.journal.facts import Projection
from yimen.rules.cases.lifecycle import (
    AWAITING_DELIVERY,
    CLOSED_STATES,
    DECIDING_STATES,
    OPEN_STATES,
    State,
)

_OPEN = models.Q(state__in=sorted(OPEN_STATES))
_AWAITING = models.Q(state__in=sorted(AWAITING_DELIVERY))
_CLOSED = models.Q(state__in=sorted(CLOSED_STATES))
_UNHELD = models.Q(state__in=sorted(DECIDING_STATES), holder=None)
_NEVER = models.Value("9999-12-31", output_field=models.DateField())


def _officer(*, null: bool = True) -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        "people.Officer",
        null=null,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )


class Case(models.Model):
    """One application, from receipt to delivery."""

    number = models.TextField()
    submit_key = models.TextField()  # the same submit twice is one case
    version = models.IntegerField(default=1)
    state = models.TextField()
    kind = models.TextField()  # instant | promised
    channel = models.TextField(default="window")
    matter_version = models.ForeignKey(
        "catalogue.MatterVersion", on_delete=models.PROTECT, db_index=False
    )
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT, db_index=False)
    hall = models.ForeignKey("network.Node", on_delete=models.PROTECT, db_index=False)
    window = models.ForeignKey(
        "network.Window", null=True, on_delete=models.PROTECT, db_index=False
    )
    ticket = models.ForeignKey(
        "queue.Ticket", null=True, on_delete=models.PROTECT, db_index=False
    )
    applicant = models.ForeignKey(
        "people.Applicant", on_delete=models.PROTECT, db_index=False
    )
    handling_agent = models.ForeignKey(
        "people.Applicant",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    agent_power = models.TextField(blank=True)  # representative | entrusted
    delivery_way = models.TextField(default="collect")  # collect | post
    delivery_address_sealed = models.BinaryField(default=bytes)
    query_code_hash = models.TextField(blank=True)  # what a typed code is held against
    query_code_sealed = models.BinaryField(default=bytes)  # what papers print

    received_at = models.DateTimeField()
    received_by = _officer()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = _officer()
    examined_at = models.DateTimeField(null=True)
    examined_by = _officer()
    decided_at = models.DateTimeField(null=True)
    decided_by = _officer()
    delivered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    result = models.TextField(blank=True)  # granted refused rejected withdrawn returned
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    statutory_number = models.IntegerField(null=True)
    statutory_unit = models.TextField(blank=True)
    promised_number = models.IntegerField(null=True)
    promised_unit = models.TextField(blank=True)
    extension_days = models.IntegerField(default=0)
    notice_due_on = models.DateField(null=True)
    due_on = models.DateField(null=True)  # the promise, or the statute without one
    due_at = models.DateTimeField(null=True)  # for limits in hours and minutes
    statutory_due_on = models.DateField(null=True)
    statutory_due_at = models.DateTimeField(null=True)
    deliverable_on = models.DateField(null=True)  # since when it may be handed over
    delivery_due_on = models.DateField(null=True)
    reminder_on = models.DateField(null=True)  # since when little time is left
    paused_through_on = models.DateField(null=True)  # the last day not counted
    due_is_provisional = models.BooleanField(default=False)
    printed_due_on = models.DateField(null=True)
    printed_statutory_on = models.DateField(null=True)
    act_by_on = models.GeneratedField(  # when the clock that runs now runs out
        expression=models.Case(
            models.When(state="received", then=Coalesce("notice_due_on", _NEVER)),
            models.When(state="correcting", then=_NEVER),
            models.When(_AWAITING, then=Coalesce("delivery_due_on", _NEVER)),
            default=Coalesce("due_on", _NEVER),
        ),
        output_field=models.DateField(),
        db_persist=True,
    )

    parent = models.ForeignKey(  # the joint case that this one is a part of
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="children",
        db_index=False,
    )
    # whether other subjects follow its acts
    followed = models.BooleanField(default=False, db_default=False)

    station = models.ForeignKey(  # which took it for the villager, if one did
        "network.Node",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    station_taken_at = models.DateTimeField(null=True)  # no clock of the law
    forwarded_from = models.ForeignKey(  # the case a lower organ reviewed (43)
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="forwarded_to",
        db_index=False,
    )

    first_ground = models.TextField(blank=True, default="", db_default="")
    """Why it is taken before others (绿色通道): of order only, read by no clock."""
    owed_by_on = models.DateField(null=True)  # when the next promised paper is due
    holder = _officer()
    last_sequence = models.IntegerField(default=0)
    last_hash = models.BinaryField(default=bytes)

    journalled = Projection("case", "number")

    class Meta:
        # "case" is a word of SQL
        db_table = "cases"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]),
                name="case_state_known",
            ),
            models.UniqueConstraint(fields=["number"], name="case_number_once"),
            models.UniqueConstraint(fields=["submit_key"], name="case_submit_once"),
        ]
        indexes = [
            models.Index(
                fields=["organ", "act_by_on", "id"],
                condition=_OPEN,
                name="case_open_by_organ",
            ),
            models.Index(
                fields=["hall", "act_by_on", "id"],
                condition=_OPEN,
                name="case_open_by_hall",
            ),
            models.Index(fields=["act_by_on", "id"], condition=_OPEN, name="case_open"),
            models.Index(
                fields=["act_by_on", "id"],
                condition=~models.Q(first_ground=""),
                name="case_first",
            ),
            models.Index(
                fields=["holder", "act_by_on", "id"],
                condition=_OPEN & models.Q(holder__isnull=False),
                name="case_open_by_holder",
            ),
            models.Index(
                fields=["organ", "act_by_on", "id"],
                condition=_UNHELD,
                name="case_unheld_by_organ",
            ),
            models.Index(
                fields=["hall", "act_by_on", "id"],
                condition=_AWAITING,
                name="case_awaiting_by_hall",
            ),
            models.Index(
                fields=["organ", "act_by_on", "id"],
                condition=_AWAITING,
                name="case_awaiting_by_organ",
            ),
            models.Index(
                fields=["organ", "act_by_on", "id"],
                condition=models.Q(state=State.EXAMINED.value),
                name="case_examined_by_organ",
            ),
            models.Index(
                fields=["hall", "id"], condition=_CLOSED, name="case_closed_by_hall"
            ),
            models.Index(
                fields=["organ", "id"], condition=_CLOSED, name="case_closed_by_organ"
            ),
            models.Index(  # what was alive in a period: open, or ended since
                Coalesce("decided_at", "closed_at"), name="case_ended"
            ),
            models.Index(
                fields=["notice_due_on"],
                condition=models.Q(state="received"),
                name="case_awaiting_notice",
            ),
            models.Index(
                fields=["applicant", "-received_at"], name="case_of_applicant"
            ),
            models.Index(
                fields=["ticket"],
                condition=models.Q(ticket__isnull=False),
                name="case_of_ticket",
            ),
            models.Index(
                fields=["parent"],
                condition=models.Q(parent__isnull=False),
                name="case_of_parent",
            ),
            models.Index(
                fields=["forwarded_from"],
                condition=models.Q(forwarded_from__isnull=False),
                name="case_forwarded_from",
            ),
        ]


class HandedIn(models.Model):
    """A material as it was handed in, or not."""

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="materials", db_index=False
    )
    material_code = models.TextField()
    state = models.TextField()  # handed_in shared corrected missing wrong
    originals = models.IntegerField(default=0)
    copies = models.IntegerField(default=0)
    handed_in_at = models.DateTimeField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        db_table = "case_material"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "material_code"], name="case_material_once"
            )
        ]


class Upload(models.Model):
    """A file of a case, kept by the storage port under its digest."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="uploads")
    material_code = models.TextField(blank=True)
    name = models.TextField()
    media_type = models.TextField()
    size_bytes = models.IntegerField()
    digest = models.TextField()
    uploaded_at = models.DateTimeField()
    uploaded_by = _officer()

    class Meta:
        db_table = "case_upload"


class CasePause(models.Model):
    """A special procedure that stops the clock, told in writing (许可法 45)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="pauses")
    procedure = models.TextField()  # hearing tender auction …
    started_on = models.DateField()
    started_at = models.DateTimeField()  # for limits in hours and minutes
    ended_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    asked_days = models.IntegerField()
    article = models.TextField()
    reason = models.TextField(blank=True)
    returns_to = models.TextField()  # the state to come back to
    notice_number = models.TextField(blank=True, default="", db_default="")

    class Meta:
        db_table = "case_pause"
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(ended_on=None),
                name="case_one_open_pause",
            )
        ]


class CaseExtension(models.Model):
    """The one extension a case may have (许可法 42)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT)
    days = models.IntegerField()
    approved_on = models.DateField()
    approved_by = _officer(null=False)
    rank = models.TextField()
    article = models.TextField()
    reason = models.TextField()

    class Meta:
        db_table = "case_extension"


class Document(models.Model):
    """A numbered paper: never edited, voided with a reason and reissued.

    What it says lies sealed beside the journal entry it came from, under the slot of
    its kind; the entry holds the digest.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    kind = models.TextField()  # acceptance_notice one_time_notice …
    number = models.TextField()
    entry_sequence = models.IntegerField()
    issued_at = models.DateTimeField()
    issued_by = _officer()
    printed = models.IntegerField(default=0)  # copies printed so far
    voided_at = models.DateTimeField(null=True)
    void_reason = models.TextField(blank=True)
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    class Meta:
        db_table = "case_document"
        constraints = [
            models.UniqueConstraint(fields=["number"], name="document_number_once")
        ]


class NumberSeries(models.Model):
    """The next free number of a series, given out under the row's lock."""

    series = models.TextField(primary_key=True)
    last = models.IntegerField(default=0)

    class Meta:
        db_table = "number_series"


class OneTimeNotice(models.Model):
    """The one notice that lists everything missing (许可法 32): never a second."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT)
    told = ArrayField(models.TextField())  # material codes it named
    points = models.JSONField(default=list)  # what is wrong and what form is needed
    given_at = models.DateTimeField()
    correct_by_on = models.DateField(null=True)

    class Meta:
        db_table = "case_notice"


class SettledFee(models.Model):
    """That every registered fee of a case is paid or waived, by which bill."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT)
    bill_number = models.TextField()
    is_settled = models.BooleanField(default=True)
    noted_at = models.DateTimeField()

    class Meta:
        db_table = "case_settled_fee"


class AskedCount(models.Model):
    """How often a case was asked for, or an address asked, within its hour.

    Neither is named here: `about` is a keyed digest.
    """

    about = models.TextField(primary_key=True)
    began_at = models.DateTimeField(db_index=True)
    asked = models.IntegerField(default=1)

    class Meta:
        db_table = "case_asked"
