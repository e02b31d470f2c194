"""What supervision found, with the evidence."""

from django.db import models


class Finding(models.Model):
    rule = models.TextField()  # deemed_acceptance …
    article = models.TextField(blank=True)
    subject_kind = models.TextField()
    subject_id = models.TextField()
    organ = models.ForeignKey("people.Organ", null=True, on_delete=models.PROTECT)
    hall = models.ForeignKey("network.Node", null=True, on_delete=models.PROTECT)
    found_at = models.DateTimeField()
    evidence = models.JSONField(default=dict)

    class Meta:
        db_table = "finding"
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "subject_kind", "subject_id"], name="finding_once"
            )
        ]
        indexes = [models.Index(fields=["found_at", "id"], name="finding_newest")]
