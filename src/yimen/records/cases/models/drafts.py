"""Applications that are being filled in at home and were not handed in yet."""

from django.db import models


class ApplicationDraft(models.Model):
    """What was filled in so far, sealed: for whoever has its code and telephone."""

    code = models.TextField(unique=True)  # read aloud, typed at the window
    matter_version = models.ForeignKey(
        "catalogue.MatterVersion", on_delete=models.PROTECT
    )
    node = models.ForeignKey(
        "network.Node", on_delete=models.PROTECT, related_name="+"
    )  # the hall they mean to come to
    said_sealed = models.BinaryField()
    phone_sealed = models.BinaryField()
    phone_digest = models.BinaryField()
    saved_at = models.DateTimeField()
    kept_until = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "application_draft"
        indexes = [models.Index(fields=["phone_digest"], name="application_of_phone")]
