"""Questionnaires and meetings of review; answers and ballots name nobody."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yimen.records.ratings.models import _links as links
from yimen.rules.voice.questionnaires import QuestionnaireState


class Questionnaire(models.Model):
    """What people are asked."""

    slug = models.TextField(unique=True)
    title = models.TextField()
    intro = models.TextField(blank=True)
    hall = links.hall()
    questions = models.JSONField(default=list)
    state = models.TextField(default=QuestionnaireState.DRAFT.value)
    made_at = models.DateTimeField()
    made_by = links.officer()
    published_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "questionnaire"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[one.value for one in QuestionnaireState]),
                name="questionnaire_state_known",
            )
        ]


class Answer(models.Model):
    """One person's answers, sealed: they may write about themselves."""

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.PROTECT, related_name="answers"
    )
    answered_on = models.DateField()
    said_sealed = models.BinaryField()
    once = models.TextField()  # of the page that was sent: twice is once

    class Meta:
        db_table = "questionnaire_answer"
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "once"], name="questionnaire_answer_once"
            )
        ]


class ReviewMeeting(models.Model):
    """A meeting in which invited people judge units (评议会)."""

    title = models.TextField()
    place = models.TextField(blank=True)
    held_on = models.DateField()
    hall = links.hall()
    units = ArrayField(models.TextField())
    made_at = models.DateTimeField()
    made_by = links.officer()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "review_meeting"


class Voter(models.Model):
    """Somebody invited; the code opens one ballot."""

    meeting = models.ForeignKey(
        ReviewMeeting, on_delete=models.PROTECT, related_name="voters"
    )
    name = models.TextField()
    code_digest = models.TextField(unique=True)
    code_sealed = models.BinaryField()  # for the invitation
    has_voted = models.BooleanField(default=False)

    class Meta:
        db_table = "review_voter"


class Ballot(models.Model):
    """A ballot: by no order, no time and no voter to be joined to anybody."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    meeting = models.ForeignKey(
        ReviewMeeting, on_delete=models.PROTECT, related_name="ballots"
    )
    said = models.JSONField()

    class Meta:
        db_table = "review_ballot"
