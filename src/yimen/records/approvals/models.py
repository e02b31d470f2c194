"""Graphs of approvals, and joint cases that run by a copy of their own."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yimen.records.journal.facts import Projection
from yimen.rules.catalogue.matters import VersionState
from yimen.rules.joint.gatherings import GatheringKind
from yimen.rules.joint.graphs import ApprovalKind
from yimen.rules.joint.members import MemberState
from yimen.rules.joint.runs import RunState


class ApprovalGraph(models.Model):
    """One version of the graph of a joint matter or of a bundle (一件事)."""

    matter = models.ForeignKey(
        "catalogue.Matter", on_delete=models.PROTECT, related_name="+"
    )
    number = models.IntegerField()
    state = models.TextField(default=VersionState.DRAFT)
    definition = models.JSONField()  # see rules.joint.graph_text
    note = models.TextField(blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "approval_graph"
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "number"], name="approval_graph_once"
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=models.Q(state=VersionState.DRAFT),
                name="approval_graph_one_draft",
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=models.Q(state=VersionState.PUBLISHED),
                name="approval_graph_one_published",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in VersionState]),
                name="approval_graph_state_known",
            ),
        ]


class JointRun(models.Model):
    """A joint case while it runs: what it began by, and what became of it."""

    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT)
    number = models.TextField(unique=True)  # the case's
    graph = models.ForeignKey(ApprovalGraph, on_delete=models.PROTECT)
    state = models.TextField(default=RunState.WAITING)
    outcome = models.TextField(blank=True)  # granted partly_refused refused nothing
    edges = models.JSONField(default=list)  # before, after, ground: its own copy
    stages = models.JSONField(default=list)
    form = models.JSONField(default=list)
    answers_sealed = models.BinaryField(default=bytes)  # of the one form
    accepted_on = models.DateField(null=True)
    joined_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)
    last_sequence = models.IntegerField(default=0)
    last_hash = models.BinaryField(default=bytes)

    journalled = Projection("joint_case", "number")

    class Meta:
        db_table = "joint_run"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in RunState]),
                name="joint_run_state_known",
            )
        ]


class Trying(models.Model):
    """What one run of a member has: how it stands, since when, and who said what."""

    attempt = models.IntegerField(default=1)
    state = models.TextField(default=MemberState.WAITING)
    child = models.ForeignKey(
        "cases.Case", null=True, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)  # agree disagree forward other
    said_sealed = models.BinaryField(default=bytes)
    by_silence = models.BooleanField(default=False)
    notice = models.TextField(blank=True)  # the number of the 抄告单
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reminders = models.IntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class Member(Trying):
    """One approval of a joint case, as it stands now."""

    run = models.ForeignKey(JointRun, on_delete=models.PROTECT, related_name="members")
    key = models.TextField()
    order = models.IntegerField()
    name = models.TextField()
    kind = models.TextField()  # permit opinion
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT)
    matter_code = models.TextField(blank=True)
    limit_days = models.IntegerField(default=0)
    stage = models.IntegerField(default=0)
    optional = models.BooleanField(default=False)
    materials = models.JSONField(default=list)
    fields = models.JSONField(default=list)

    class Meta:
        db_table = "joint_member"
        constraints = [
            models.UniqueConstraint(fields=["run", "key"], name="joint_member_once"),
            models.UniqueConstraint(
                fields=["child"],
                condition=models.Q(child__isnull=False),
                name="joint_member_of_child",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in MemberState]),
                name="joint_member_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(by_silence=False)
                | models.Q(kind=ApprovalKind.OPINION, signed_at__isnull=False),
                name="joint_silence_is_an_opinion",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organ", "due_on"],
                condition=models.Q(state=MemberState.OPEN),
                name="joint_member_open_by_organ",
            )
        ]


class MemberRun(Trying):
    """An earlier run of a member, kept when it is run again."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="earlier")
    why = models.TextField(blank=True)
    used_days = models.IntegerField(default=0)  # working days, paused ones left out

    class Meta:
        db_table = "joint_member_run"
        constraints = [
            models.UniqueConstraint(
                fields=["member", "attempt"], name="joint_member_run_once"
            )
        ]


class Gathering(models.Model):
    """A joint site survey or a joint meeting, from its notice to its minutes."""

    run = models.ForeignKey(
        JointRun, on_delete=models.PROTECT, related_name="gatherings"
    )
    kind = models.TextField()  # survey meeting
    place = models.TextField()
    subject = models.TextField()
    starts_at = models.DateTimeField()
    notice = models.TextField(blank=True)  # the number of its notice
    called_at = models.DateTimeField()
    called_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    minutes_sealed = models.BinaryField(default=bytes)
    minutes = models.TextField(blank=True)  # the number of its minutes
    minuted_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "joint_gathering"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in GatheringKind]),
                name="joint_gathering_kind_known",
            )
        ]


class Attendance(models.Model):
    """Whether a unit that was asked came, whom it sent, and who signed for it."""

    gathering = models.ForeignKey(
        Gathering, on_delete=models.PROTECT, related_name="attendance"
    )
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT)
    came = models.BooleanField(null=True)  # nobody knows yet
    persons = ArrayField(models.TextField(), default=list)
    excuse = models.TextField(blank=True)  # a good reason for not coming
    opinion = models.TextField(blank=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    consent_by_absence = models.BooleanField(default=False)

    class Meta:
        db_table = "joint_attendance"
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "organ"], name="joint_attendance_once"
            )
        ]
