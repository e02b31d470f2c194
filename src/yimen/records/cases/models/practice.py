"""What a locality's own law changes."""

from django.db import models


class LocalPractice(models.Model):
    """What a locality's own law changes, with its article (rulebook 4.2.2)."""

    region = models.OneToOneField("network.Region", on_delete=models.PROTECT)
    notice_days = models.IntegerField(default=5)
    notice_article = models.TextField(blank=True)
    deems_withdrawn = models.BooleanField(default=False)
    deems_withdrawn_article = models.TextField(blank=True)
    deems_withdrawn_since = models.DateTimeField(null=True)  # notices given before: no
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "local_practice"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(deems_withdrawn=False)
                | ~models.Q(deems_withdrawn_article=""),
                name="local_practice_cites_its_law",
            ),
            models.CheckConstraint(
                condition=models.Q(notice_days=5) | ~models.Q(notice_article=""),
                name="local_notice_cites_its_law",
            ),
            models.CheckConstraint(
                condition=models.Q(notice_days__gte=0, notice_days__lte=5),
                name="local_notice_is_no_longer",
            ),
        ]
