"""Tickets: a number per hall, day and line, unique by the database."""

from django.db import models


class Line(models.Model):
    """A business line of a hall (业务), with its letter."""

    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    letter = models.TextField()
    name = models.TextField()
    order = models.IntegerField(default=0)
    is_open = models.BooleanField(default=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "queue_line"
        constraints = [
            models.UniqueConstraint(fields=["node", "letter"], name="line_once")
        ]


class Ticket(models.Model):
    """One visit's place in the queue."""

    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    line = models.ForeignKey(Line, on_delete=models.PROTECT)
    day = models.DateField()
    number = models.IntegerField()
    state = models.TextField(default="waiting")
    priority = models.TextField(default="normal")
    channel = models.TextField(default="kiosk")  # kiosk guide appointment
    issued_at = models.DateTimeField()
    window = models.ForeignKey("network.Window", null=True, on_delete=models.PROTECT)
    officer = models.ForeignKey("people.Officer", null=True, on_delete=models.PROTECT)
    called_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)
    last_sequence = models.IntegerField(default=0)
    last_hash = models.BinaryField(default=bytes)

    class Meta:
        db_table = "ticket"
        constraints = [
            models.UniqueConstraint(
                fields=["line", "day", "number"], name="ticket_number_once"
            )
        ]
