"""Forms that agents have not sent yet."""

from django.db import models

from yimen.records.agency.models._links import node, officer


class ErrandDraft(models.Model):
    """What was typed so far, sealed: for the agent who typed it, for a month."""

    submit_key = models.TextField(unique=True)  # of the errand that it becomes
    officer = officer()
    node = node()
    matter_version = models.ForeignKey(
        "catalogue.MatterVersion", on_delete=models.PROTECT, db_index=False
    )
    said_sealed = models.BinaryField()
    phone_sealed = models.BinaryField()  # where the agent wants to hear of changes
    saved_at = models.DateTimeField()
    kept_until = models.DateTimeField()

    class Meta:
        db_table = "errand_draft"
        indexes = [
            models.Index(fields=["officer", "-saved_at"], name="draft_of_officer"),
            models.Index(fields=["kept_until"], name="draft_kept_until"),
            models.Index(fields=["matter_version"], name="draft_of_matter"),
        ]
