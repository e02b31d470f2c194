"""Seals and their uses. Keys lie outside the database."""

from django.db import models


def _officer(*, null: bool = False) -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        "people.Officer", null=null, on_delete=models.PROTECT, related_name="+"
    )


class Seal(models.Model):
    """An organ's approval seal (审批专用章) and who keeps it."""

    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT)
    name = models.TextField()
    keeper = _officer()
    serial = models.TextField(blank=True)  # of the certificate
    valid_from = models.DateField()
    last_valid_on = models.DateField()  # still valid on that day
    made_at = models.DateTimeField()
    made_by = _officer(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = _officer(null=True)
    revoke_reason = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "approval_seal"
        constraints = [
            models.UniqueConstraint(
                fields=["organ"],
                condition=models.Q(revoked_at=None),
                name="seal_one_live_per_organ",
            ),
            models.UniqueConstraint(
                fields=["serial"],
                condition=~models.Q(serial=""),
                name="seal_serial_once",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at=None) | ~models.Q(revoke_reason=""),
                name="seal_revoked_with_reason",
            ),
        ]


class SealUse(models.Model):
    """One use of a seal: on which paper, under which letter, by whom."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="uses")
    letter = models.ForeignKey("people.AuthorizationLetter", on_delete=models.PROTECT)
    case = models.ForeignKey(
        "cases.Case", null=True, on_delete=models.PROTECT, related_name="+"
    )  # a paper of the house has none
    document = models.TextField()  # the paper's number
    kind = models.TextField()  # electronic | hand
    used_at = models.DateTimeField()
    used_by = _officer(null=True)
    digest = models.TextField(blank=True)  # of the sealed file, in the storage

    class Meta:
        db_table = "seal_use"
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=models.Q(kind="electronic"),
                name="seal_one_file_per_paper",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="hand") | ~models.Q(digest=""),
                name="seal_electronic_has_file",
            ),
        ]
        indexes = [models.Index(fields=["digest"], name="seal_use_by_file")]
