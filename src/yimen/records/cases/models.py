"""A case: facts, and `due_on` as an indexed cache of what the clock answers."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yimen.rules.lifecycle import OPEN_STATES, State


class Case(models.Model):
    """One application, from receipt to delivery."""

    number = models.TextField(unique=True)
    submit_key = models.TextField(unique=True)  # the same submit twice is one case
    version = models.IntegerField(default=1)
    state = models.TextField()
    kind = models.TextField()  # instant | promised
    channel = models.TextField(default="window")
    matter_version = models.ForeignKey(
        "catalogue.MatterVersion", on_delete=models.PROTECT
    )
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT)
    hall = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    window = models.ForeignKey("network.Window", null=True, on_delete=models.PROTECT)
    ticket = models.ForeignKey("queue.Ticket", null=True, on_delete=models.PROTECT)
    applicant = models.ForeignKey("people.Applicant", on_delete=models.PROTECT)
    handling_agent = models.ForeignKey(
        "people.Applicant", null=True, on_delete=models.PROTECT, related_name="+"
    )
    agent_power = models.TextField(blank=True)  # representative | entrusted
    query_code_hash = models.TextField(blank=True)

    received_at = models.DateTimeField()
    received_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    examined_at = models.DateTimeField(null=True)
    examined_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    delivered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    result = models.TextField(blank=True)  # granted refused rejected withdrawn returned

    statutory_number = models.IntegerField(null=True)
    statutory_unit = models.TextField(blank=True)
    promised_number = models.IntegerField(null=True)
    promised_unit = models.TextField(blank=True)
    extension_days = models.IntegerField(default=0)
    notice_due_on = models.DateField(null=True)
    due_on = models.DateField(null=True)  # the promise; the worklist's order
    statutory_due_on = models.DateField(null=True)
    delivery_due_on = models.DateField(null=True)
    due_is_provisional = models.BooleanField(default=False)
    printed_due_on = models.DateField(null=True)
    printed_statutory_on = models.DateField(null=True)

    holder = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    last_sequence = models.IntegerField(default=0)
    last_hash = models.BinaryField(default=bytes)

    class Meta:
        # "case" is a word of SQL
        db_table = "cases"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]),
                name="case_state_known",
            )
        ]
        indexes = [
            models.Index(
                fields=["organ", "due_on", "id"],
                condition=models.Q(state__in=sorted(OPEN_STATES)),
                name="case_open_by_organ",
            ),
            models.Index(
                fields=["hall", "due_on", "id"],
                condition=models.Q(state__in=sorted(OPEN_STATES)),
                name="case_open_by_hall",
            ),
            models.Index(fields=["applicant"], name="case_of_applicant"),
        ]


class HandedIn(models.Model):
    """A material as it was handed in, or not."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="materials")
    material_code = models.TextField()
    state = models.TextField()  # handed_in shared missing wrong
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
    uploaded_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT
    )

    class Meta:
        db_table = "case_upload"


class CasePause(models.Model):
    """A special procedure that stops the clock, told in writing (许可法 45)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="pauses")
    procedure = models.TextField()  # hearing tender auction …
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    asked_days = models.IntegerField()
    article = models.TextField()
    reason = models.TextField(blank=True)
    returns_to = models.TextField()  # the state to come back to

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
    approved_by = models.ForeignKey("people.Officer", on_delete=models.PROTECT)
    rank = models.TextField()
    article = models.TextField()
    reason = models.TextField()

    class Meta:
        db_table = "case_extension"


class Document(models.Model):
    """A numbered paper: never edited, voided with a reason and reissued."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    kind = models.TextField()  # acceptance_notice one_time_notice …
    number = models.TextField(unique=True)
    entry_sequence = models.IntegerField()  # the journal entry it is printed from
    content = models.JSONField()  # everything on the paper, frozen
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey("people.Officer", null=True, on_delete=models.PROTECT)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.TextField(blank=True)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT)

    class Meta:
        db_table = "case_document"


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
