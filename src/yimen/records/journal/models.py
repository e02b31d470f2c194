"""One line per act, chained per subject; days close under a Merkle root."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models


class JournalEntry(models.Model):
    subject_kind = models.TextField()  # case, ticket, calendar, matter, officer …
    subject_id = models.TextField()
    sequence = models.IntegerField()
    happened_at = models.DateTimeField()  # the law's instant
    recorded_at = models.DateTimeField()  # the database's clock
    actor = models.TextField()  # officer:7, visitor, system
    step = models.TextField()
    article = models.TextField(blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    payload = models.JSONField(default=dict)
    previous_hash = models.BinaryField()
    hash = models.BinaryField()
    algorithm = models.TextField(default="sha256")

    class Meta:
        db_table = "journal_entry"
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "sequence"],
                name="journal_one_line_per_sequence",
            )
        ]
        indexes = [
            # rows lie in the order they were recorded: a day is a few ranges of pages
            BrinIndex(
                fields=["recorded_at"],
                pages_per_range=32,
                autosummarize=True,
                name="journal_by_day",
            ),
            # and nearly in the order they happened: what was done since an instant
            BrinIndex(
                fields=["happened_at"],
                pages_per_range=32,
                autosummarize=True,
                name="journal_by_instant",
            ),
        ]


class JournalText(models.Model):
    """Personal text beside an entry: erasable without breaking the chain."""

    entry = models.ForeignKey(JournalEntry, on_delete=models.PROTECT)
    slot = models.TextField()
    sealed = models.BinaryField()
    salt = models.BinaryField()

    class Meta:
        db_table = "journal_text"
        constraints = [
            models.UniqueConstraint(fields=["entry", "slot"], name="journal_one_text")
        ]


class JournalDay(models.Model):
    """A closed day: how many entries it has and the root over them."""

    day = models.DateField(primary_key=True)
    count = models.IntegerField()
    root = models.BinaryField()
    previous_root = models.BinaryField()
    algorithm = models.TextField(default="sha256")
    closed_at = models.DateTimeField()

    class Meta:
        db_table = "journal_day"


class JournalHead(models.Model):
    """Where a subject's chain ends, if no row of its own keeps that."""

    subject_kind = models.TextField()
    subject_id = models.TextField()
    last_sequence = models.IntegerField()
    last_hash = models.BinaryField()

    class Meta:
        db_table = "journal_head"
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"], name="journal_one_head"
            )
        ]
