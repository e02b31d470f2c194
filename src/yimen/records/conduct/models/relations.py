"""Letters to home units, social supervisors with their notes, public promises."""

from django.db import models


class Replacement(models.Model):
    """A letter to the home unit about changing a clerk (函商)."""

    officer = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    hall = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT)
    number = models.TextField(unique=True)
    posted_on = models.DateField(null=True)
    is_early = models.BooleanField()
    reason = models.TextField()
    successor = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    state = models.TextField(default="asked")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "staff_replacement"
        constraints = [
            models.UniqueConstraint(
                fields=["officer"],
                condition=models.Q(state="asked"),
                name="replacement_one_open",
            )
        ]


class SocialSupervisor(models.Model):
    """Somebody from outside who watches the hall (形象监督员、社会监督员)."""

    hall = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    name = models.TextField()
    unit = models.TextField()
    phone_sealed = models.BinaryField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "social_supervisor"


class SocialNote(models.Model):
    """What a social supervisor noted, and what the hall replied."""

    supervisor = models.ForeignKey(
        SocialSupervisor, on_delete=models.PROTECT, related_name="notes"
    )
    hall = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    kind = models.TextField()  # praise | problem | suggestion
    noted_on = models.DateField()
    said = models.TextField()
    state = models.TextField(default="open")  # open | replied
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True)
    replied_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "social_note"


class ServicePromise(models.Model):
    """What a hall or a unit has promised the public (服务承诺制)."""

    hall = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    organ = models.ForeignKey("people.Organ", null=True, on_delete=models.PROTECT)
    said = models.TextField()
    remedy = models.TextField()  # what happens when it is broken
    since = models.DateField()
    until = models.DateField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "service_promise"
