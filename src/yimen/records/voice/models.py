"""Registers of letters and answers that other systems kept.

What people wrote, and who they are, lies sealed; in the clear stand the number and the
moments, which the figures are made of.
"""

from django.db import models


class Register(models.Model):
    """A register under its name; the district's own has none."""

    name = models.TextField(unique=True)

    class Meta:
        db_table = "voice_register"


class RegisterEntry(models.Model):
    """One matter of a register, as it was last taken in."""

    register = models.ForeignKey(
        Register, on_delete=models.PROTECT, related_name="entries", db_index=False
    )
    number = models.TextField()
    occurrence = models.IntegerField()  # a number may stand on several rows
    submitted_on = models.DateField(null=True)
    submitted_at = models.DateTimeField(null=True)  # null: no time was written down
    replied_on = models.DateField(null=True)
    replied_at = models.DateTimeField(null=True)
    said_sealed = models.BinaryField()  # person, topic, text, reply and other columns
    digest = models.BinaryField()  # keyed, of all of it

    class Meta:
        db_table = "voice_register_entry"
        constraints = [
            models.UniqueConstraint(
                fields=["register", "number", "occurrence"],
                name="register_entry_once",
            )
        ]
