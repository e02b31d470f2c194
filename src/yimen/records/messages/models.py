"""Messages: an outbox that is written with the act, and an inbox of the house.

What a message says is made from its facts by the words of its kind when it is sent or
shown; facts name persons and cases, so they are sealed. Contacts are looked up when the
message leaves, never kept in the clear.
"""

from django.db import models
from django.db.models import Q

from yimen.rules.messages import Channel, MessageState

_UNREAD = Q(channel=Channel.INBOX.value, state=MessageState.SENT.value)


class Message(models.Model):
    """Something somebody is told, once."""

    key = models.TextField(unique=True)  # the same notice is never there twice
    kind = models.TextField()
    recipient_kind = models.TextField()  # rules.messages.RecipientKind
    recipient_id = models.BigIntegerField()
    subject_kind = models.TextField()
    subject_id = models.TextField()
    facts_sealed = models.BinaryField()
    channel = models.TextField()  # sms mail inbox page
    state = models.TextField()  # queued sent failed read
    hall = models.ForeignKey(
        "network.Node", null=True, on_delete=models.PROTECT, db_index=False
    )
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(
        "people.Officer",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    attempts = models.IntegerField(default=0)
    round = models.IntegerField(default=1)  # once more than it was sent again by hand
    next_try_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    address_sealed = models.BinaryField(default=bytes)  # where it went
    reference = models.TextField(blank=True)  # the carrier's
    fault = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(
        "people.Officer",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )

    class Meta:
        db_table = "message"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in MessageState]),
                name="message_state_known",
            ),
            models.CheckConstraint(
                condition=~Q(state=MessageState.QUEUED.value)
                | Q(next_try_at__isnull=False),
                name="message_queued_has_its_hour",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at", "id"],
                condition=Q(state=MessageState.QUEUED.value),
                name="message_to_send",
            ),
            models.Index(
                fields=["recipient_kind", "recipient_id"],
                condition=_UNREAD,
                name="message_unread",
            ),
            models.Index(
                fields=["recipient_kind", "recipient_id", "-id"],
                name="message_of_recipient",
            ),
            models.Index(
                fields=["subject_kind", "subject_id"], name="message_of_subject"
            ),
            models.Index(fields=["hall", "-id"], name="message_of_hall"),
            models.Index(
                fields=["-id"],
                condition=Q(state=MessageState.FAILED.value),
                name="message_failed",
            ),
        ]


class ChangeTold(models.Model):
    """A line of the journal whose change was told to those it touches, once."""

    entry_id = models.BigIntegerField(primary_key=True)
    told_at = models.DateTimeField()
    notices = models.IntegerField()

    class Meta:
        db_table = "change_told"


class JournalPlace(models.Model):
    """Where a reader of the journal began, and how far it has come."""

    name = models.TextField(primary_key=True)
    began_at_entry = models.BigIntegerField()
    read_to_entry = models.BigIntegerField()

    class Meta:
        db_table = "journal_place"


class Outage(models.Model):
    """A system that does not work for a while, and what to do instead."""

    hall = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    what = models.TextField()
    instead = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    announced_at = models.DateTimeField()
    announced_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "outage"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")),
                name="outage_runs_forward",
            )
        ]


class TextLaidDown(models.Model):
    """A text message that the stand-in for a gateway took, sealed."""

    key = models.TextField(unique=True)
    phone_sealed = models.BinaryField()
    text_sealed = models.BinaryField()
    laid_at = models.DateTimeField()

    class Meta:
        db_table = "sms_laid_down"
