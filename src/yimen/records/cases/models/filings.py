"""The archive: closed cases that were bound and put away."""

from django.db import models
from django.db.models import Q

from yimen.rules.documents.retention import Retention


class CaseFiling(models.Model):
    """A closed case in the archive: its number, its term, and its bound file."""

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="filing"
    )
    archive_number = models.TextField(unique=True)  # 档号
    retention = models.TextField()  # rules.documents.retention.Retention
    dispose_on = models.DateField(null=True, db_index=True)  # none: kept for good
    pieces = models.IntegerField()
    pages = models.IntegerField()
    pdf_digest = models.TextField()
    zip_digest = models.TextField()
    place = models.TextField(blank=True)  # where originals on paper lie
    remark = models.TextField(blank=True)  # why something is missing
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey(
        "people.Officer",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )

    class Meta:
        db_table = "case_filing"
        constraints = [
            models.CheckConstraint(
                condition=Q(retention__in=[kind.value for kind in Retention])
                & (Q(retention="Y") | Q(dispose_on__isnull=False)),
                name="case_filing_has_its_term",
            )
        ]
