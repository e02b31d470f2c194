"""Devices of stations, their numbers, and what they sent in vain."""

from django.db import models

from yimen.records.agency.models._links import node, officer


class StationKey(models.Model):
    """A device of a station: its public key, from when, until when."""

    node = node()
    name = models.TextField()
    public_key = models.BinaryField(unique=True)  # Ed25519, 32 bytes
    asked_at = models.DateTimeField()
    asked_by = officer()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = officer(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = officer(null=True)
    revoke_reason = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "station_key"


class NumberBlock(models.Model):
    """Numbers leased to a device; two blocks never share one (see the migration)."""

    node = node()
    key = models.ForeignKey("StationKey", null=True, on_delete=models.PROTECT)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    leased_at = models.DateTimeField()
    leased_by = officer()

    class Meta:
        db_table = "number_block"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")),
                name="number_block_is_one",
            )
        ]
        indexes = [models.Index(fields=["node", "-last"], name="number_block_latest")]


class KeptIntake(models.Model):
    """An intake that could not be taken: as it came, sealed, until somebody decides."""

    digest = models.BinaryField(unique=True)  # the same text again is the same one
    sealed = models.BinaryField()  # it names a person
    signature = models.BinaryField()
    number = models.TextField(blank=True)
    key = models.ForeignKey("StationKey", null=True, on_delete=models.PROTECT)
    node = node(null=True)
    reason = models.TextField()
    detail = models.TextField(blank=True)
    came_at = models.DateTimeField()
    came_by = officer()
    settled_at = models.DateTimeField(null=True)
    settled_by = officer(null=True)
    settled_why = models.TextField(blank=True)
    errand = models.OneToOneField("Errand", null=True, on_delete=models.PROTECT)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "kept_intake"
        indexes = [
            models.Index(
                fields=["came_at"],
                condition=models.Q(settled_at=None),
                name="kept_intake_waiting",
            )
        ]
