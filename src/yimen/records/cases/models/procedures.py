"""What is done to look closer: hearings, reviews by experts, checks on the spot."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yimen.rules.cases.hearings import LIVE, HearingKind, HearingState


class Hearing(models.Model):
    """A hearing from the day its right is told to its signed minutes (许可法 46-48)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(default=HearingKind.ON_REQUEST.value)
    state = models.TextField(default=HearingState.TOLD.value)
    told_at = models.DateTimeField()
    request_by_on = models.DateField(null=True)
    requested_at = models.DateTimeField(null=True)
    asker = models.TextField(blank=True)  # applicant | interested_party
    hold_by_on = models.DateField(null=True)
    begins_at = models.DateTimeField(null=True)
    place = models.TextField(blank=True)
    host = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    clerk = models.TextField(blank=True)
    is_open = models.BooleanField(default=True)
    notified_at = models.DateTimeField(null=True)
    notice_number = models.TextField(blank=True)
    announced_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    minutes_number = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "case_hearing"
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(state__in=sorted(state.value for state in LIVE)),
                name="case_one_live_hearing",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in HearingState]),
                name="case_hearing_state_known",
            ),
        ]


class ExpertReview(models.Model):
    """Experts who were asked, and what they concluded (许可法 45)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    topic = models.TextField()
    experts = models.JSONField(default=list)  # name, unit, field; none has a stake
    called_at = models.DateTimeField()
    concluded_at = models.DateTimeField(null=True)
    result = models.TextField(blank=True)  # passed conditional failed
    opinion_number = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "case_expert_review"
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(concluded_at=None),
                name="case_one_open_review",
            )
        ]


class SiteCheck(models.Model):
    """A check on the spot by two officers or more (许可法 34)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    checked_on = models.DateField()
    place = models.TextField()
    officers = ArrayField(models.BigIntegerField())
    is_met = models.BooleanField()
    is_signed = models.BooleanField()
    record_number = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "case_site_check"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(officers__len__gte=2),
                name="case_site_check_by_two",
            )
        ]
