"""Beside a case: how it passed from hand to hand, and each "no" that was filed."""

from django.db import models


def _officer() -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )


def _organ() -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        "people.Organ", null=True, on_delete=models.PROTECT, related_name="+"
    )


class CasePass(models.Model):
    """One pass of a case from hand to hand; never changed, only counted."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="passes"
    )
    way = models.TextField()  # colleague organ back
    from_officer = _officer()
    to_officer = _officer()
    from_organ = _organ()
    to_organ = _organ()
    basis = models.TextField(blank=True)  # by which the power passed
    is_settled = models.BooleanField(default=False)  # the hall said whose it is
    passed_at = models.DateTimeField()
    passed_by = _officer()

    class Meta:
        db_table = "case_pass"
        indexes = [models.Index(fields=["case", "id"], name="case_pass_of_case")]


class NegativeReply(models.Model):
    """A "no" that was filed with the hall (否定报备), and its review.

    It was said to an application, or to somebody's first question.
    """

    case = models.ForeignKey(
        "cases.Case", null=True, on_delete=models.PROTECT, related_name="negatives"
    )
    question = models.ForeignKey(
        "queue.Question", null=True, on_delete=models.PROTECT, related_name="+"
    )
    step = models.TextField()  # reject refuse answer_question
    ground = models.TextField(blank=True)
    entry_sequence = models.IntegerField()  # the journal's line of the "no"
    organ = _organ()
    hall = models.ForeignKey("network.Node", on_delete=models.PROTECT, related_name="+")
    replied_at = models.DateTimeField()
    replied_by = _officer()
    review_due_on = models.DateField()
    standing = models.TextField(default="filed")  # filed upheld overturned
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = _officer()
    comment = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "negative_reply"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "entry_sequence"], name="negative_reply_once"
            ),
            models.UniqueConstraint(
                fields=["question", "entry_sequence"],
                name="negative_reply_once_to_question",
            ),
            models.CheckConstraint(
                condition=models.Q(case=None, question__isnull=False)
                | models.Q(case__isnull=False, question=None),
                name="negative_reply_to_something",
            ),
        ]
        indexes = [
            models.Index(
                fields=["hall", "review_due_on"],
                condition=models.Q(standing="filed"),
                name="negative_reply_open",
            )
        ]
