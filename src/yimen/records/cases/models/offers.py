"""Benefits that were offered by what the hall knows (免申即享)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class BenefitOffer(models.Model):
    """An applicant was told of a benefit, for these reasons."""

    applicant = models.ForeignKey(
        "people.Applicant", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    matter = models.ForeignKey(
        "catalogue.Matter", on_delete=models.PROTECT, related_name="+"
    )
    reasons = ArrayField(models.TextField())
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        db_table = "benefit_offer"
        constraints = [
            models.UniqueConstraint(
                fields=["applicant", "matter"], name="benefit_offered_once"
            )
        ]
