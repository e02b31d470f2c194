"""What supervision found, with the evidence."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yimen.rules.supervision.cards import LIVE, CardState
from yimen.rules.supervision.settings import Profile
from yimen.rules.supervision.urging import A_UNIT, OPEN, UrgingState
from yimen.rules.supervision.watching import Level


def _officer() -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )


def _organ() -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        "people.Organ", null=True, on_delete=models.PROTECT, related_name="+"
    )


def _hall() -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        "network.Node", null=True, on_delete=models.PROTECT, related_name="+"
    )


class Finding(models.Model):
    rule = models.TextField()  # deemed_acceptance …
    article = models.TextField(blank=True)
    subject_kind = models.TextField()
    subject_id = models.TextField()
    organ = models.ForeignKey("people.Organ", null=True, on_delete=models.PROTECT)
    hall = models.ForeignKey("network.Node", null=True, on_delete=models.PROTECT)
    found_at = models.DateTimeField()
    evidence = models.JSONField(default=dict)

    class Meta:
        db_table = "finding"
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "subject_kind", "subject_id"], name="finding_once"
            )
        ]
        indexes = [models.Index(fields=["found_at", "id"], name="finding_newest")]


class WatchSettings(models.Model):
    """What supervision judges by, from one version to the next; never changed."""

    number = models.IntegerField(unique=True)
    profile = models.TextField()
    limits = models.JSONField()
    off = ArrayField(models.TextField(), default=list)  # rules that are not watched
    reason = models.TextField()
    set_at = models.DateTimeField()
    set_by = _officer()

    class Meta:
        db_table = "watch_settings"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(profile__in=[one.value for one in Profile]),
                name="watch_settings_profile_known",
            )
        ]


class WatchPlace(models.Model):
    """How far supervision has read the journal."""

    name = models.TextField(primary_key=True)
    read_to_entry = models.BigIntegerField()

    class Meta:
        db_table = "watch_place"


class Card(models.Model):
    """A rule was broken by somebody about something, and what came of it."""

    rule = models.TextField()
    level = models.IntegerField()  # 1 reminder, 2 yellow, 3 red
    state = models.TextField(default=CardState.RAISED.value)
    subject_kind = models.TextField()
    subject_id = models.TextField()
    organ = _organ()
    hall = _hall()
    officer = _officer()  # who held it then
    evidence = models.JSONField()  # the facts and limits that were read
    settings_number = models.IntegerField()
    remark = models.TextField(blank=True)  # of who raised it by hand
    raised_at = models.DateTimeField()
    raised_by = _officer()  # nobody: the tick
    notified_at = models.DateTimeField(null=True)
    notified_by = _officer()
    explain_by_on = models.DateField(null=True)
    explained_at = models.DateTimeField(null=True)
    explained_by = _officer()
    doubted_at = models.DateTimeField(null=True)
    doubted_by = _officer()
    settled_at = models.DateTimeField(null=True)  # upheld or cancelled
    settled_by = _officer()
    rechecked_at = models.DateTimeField(null=True)
    rechecked_by = _officer()
    is_mended = models.BooleanField(null=True)
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "card"
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "subject_kind", "subject_id"],
                condition=models.Q(state__in=sorted(LIVE)),
                name="card_one_live_per_cause",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[one.value for one in CardState]),
                name="card_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(level__in=[one.value for one in Level]),
                name="card_level_known",
            ),
        ]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="card_subject"),
            models.Index(fields=["-raised_at", "-id"], name="card_newest"),
            models.Index(
                fields=["hall", "level"],
                condition=models.Q(state__in=sorted(LIVE)),
                name="card_live_by_hall",
            ),
        ]


class Urging(models.Model):
    """An order to get on with something by a day (督办), and what was answered.

    What is wrong and what is asked stands in its paper, the answers beside its journal.
    """

    card = models.ForeignKey(
        Card, null=True, on_delete=models.PROTECT, related_name="urgings"
    )
    subject_kind = models.TextField()  # case, order …, organ: the unit as a whole
    subject_id = models.TextField()
    topic = models.TextField(default="")  # a line, without names and numbers
    state = models.TextField(default=UrgingState.GIVEN.value)
    organ = _organ()
    hall = _hall()
    paper_number = models.TextField(default="")  # 督办单, the first one
    due_on = models.DateField()
    returned = models.IntegerField(default=0)
    given_at = models.DateTimeField()
    given_by = _officer()
    received_at = models.DateTimeField(null=True)
    received_by = _officer()
    answered_at = models.DateTimeField(null=True)  # the last answer
    answered_by = _officer()
    closed_at = models.DateTimeField(null=True)  # accepted, or taken back
    closed_by = _officer()
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "urging"
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=models.Q(closed_at=None) & ~models.Q(subject_kind=A_UNIT),
                name="urging_one_open",
            ),
            models.UniqueConstraint(
                fields=["paper_number"],
                condition=~models.Q(paper_number=""),
                name="urging_paper_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[one.value for one in UrgingState]),
                name="urging_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=sorted(one.value for one in OPEN), closed_at=None
                )
                | (
                    ~models.Q(state__in=sorted(one.value for one in OPEN))
                    & models.Q(closed_at__isnull=False)
                ),
                name="urging_closed_once",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], name="urging_by_due"),
            models.Index(fields=["subject_kind", "subject_id"], name="urging_subject"),
        ]


class Circular(models.Model):
    """A circular about cards (监察通报); its papers are found by its id."""

    cards = models.ManyToManyField(Card, related_name="circulars")
    hall = models.ForeignKey("network.Node", on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    issued_by = _officer()

    class Meta:
        db_table = "watch_circular"
