"""What a lower organ has reviewed and sent up to the organ that decides."""

from django.db import models

from yimen.records.agency.models._links import node, officer


class Forwarding(models.Model):
    """One reviewed case on its way up (许可法 35, 43)."""

    lower_case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="forwarding"
    )
    upper_version = models.ForeignKey(
        "catalogue.MatterVersion", on_delete=models.PROTECT, db_index=False
    )
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT)
    hall = node()
    review_due_on = models.DateField()
    is_late = models.BooleanField(default=False)
    forwarded_at = models.DateTimeField()
    forwarded_by = officer()
    received_at = models.DateTimeField(null=True)
    received_by = officer(null=True)
    upper_case = models.OneToOneField(
        "cases.Case", null=True, on_delete=models.PROTECT, related_name="came_up"
    )

    class Meta:
        db_table = "forwarding"
