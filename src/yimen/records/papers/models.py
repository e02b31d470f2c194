"""Numbered papers that belong to the house and not to a case's applicant."""

from django.db import models

from yimen.records.journal.facts import Projection
from yimen.rules.documents.house_papers import ISSUING, ONCE


def _officer() -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )


class HousePaper(models.Model):
    """A paper of the house (内部文书): never edited, voided with a reason and reissued.

    What it says lies sealed beside the first line of its journal.
    """

    number = models.TextField(unique=True)
    kind = models.TextField()
    hall = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    organ = models.ForeignKey(
        "people.Organ", null=True, on_delete=models.PROTECT, related_name="+"
    )  # the unit it is for
    for_hall = models.ForeignKey(
        "network.Node", null=True, on_delete=models.PROTECT, related_name="+"
    )  # the hall it is for
    officer = _officer()  # the person it is for
    addressee = models.TextField()
    about_kind = models.TextField(blank=True)  # case letter negative finding card …
    about_id = models.TextField(blank=True)
    issued_at = models.DateTimeField()
    issued_by = _officer()
    printed = models.IntegerField(default=0)  # copies printed so far
    voided_at = models.DateTimeField(null=True)
    void_reason = models.TextField(blank=True)
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    last_sequence = models.IntegerField(default=0)
    last_hash = models.BinaryField(default=bytes)

    journalled = Projection("house_paper", "number")

    class Meta:
        db_table = "house_paper"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=sorted(ISSUING)),
                name="house_paper_kind_known",
            ),
            models.CheckConstraint(
                condition=models.Q(voided_at=None) | ~models.Q(void_reason=""),
                name="house_paper_void_has_reason",
            ),
            models.UniqueConstraint(
                fields=["kind", "about_kind", "about_id"],
                condition=models.Q(voided_at=None, kind__in=sorted(ONCE)),
                name="house_paper_one_live",
            ),
        ]
        indexes = [
            models.Index(fields=["hall", "-id"], name="house_paper_by_hall"),
            models.Index(fields=["about_kind", "about_id"], name="house_paper_about"),
        ]
