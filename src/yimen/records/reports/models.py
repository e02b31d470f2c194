"""Reports as drafted and signed, their files, when they are due, how Word looks."""

from django.db import models
from django.db.models import Q

from yimen.rules.reports.kinds import LATEST_DAY, SOONEST_DAY, ReportKind
from yimen.rules.reports.signing import ReportState

_KINDS = [one.value for one in ReportKind]


def _officer() -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        "people.Officer",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )


def _hall() -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        "network.Node", on_delete=models.PROTECT, related_name="+", db_index=False
    )


class Report(models.Model):
    """A report of a hall with all below it; a signed one can never be changed.

    A correction is a row of its own that names the one it stands for.
    """

    kind = models.TextField()
    hall = _hall()
    title = models.TextField()
    first_on = models.DateField()
    last_on = models.DateField()
    revision = models.PositiveIntegerField(default=1)
    corrects = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    reason = models.TextField(blank=True)  # of a correction
    state = models.TextField(default=ReportState.DRAFTED.value)
    body = models.JSONField()  # `rules.reports.keeping`
    remarks = models.TextField(blank=True)
    drafted_at = models.DateTimeField()
    drafted_by = _officer()  # nobody: the tick
    remarked_by = _officer()
    signed_at = models.DateTimeField(null=True)
    signed_by = _officer()
    digest = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True)
    published_by = _officer()
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "report"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "hall", "first_on", "last_on", "revision"],
                name="report_once",
            ),
            models.CheckConstraint(condition=Q(kind__in=_KINDS), name="report_kind"),
            models.CheckConstraint(
                condition=Q(revision=1, corrects=None) | ~Q(reason=""),
                name="report_corrected_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.DRAFTED.value, signed_at=None, digest="")
                | (
                    Q(state=ReportState.SIGNED.value, signed_at__isnull=False)
                    & ~Q(digest="")
                ),
                name="report_signed_with_digest",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None)
                | Q(drafted_by=None)
                | ~Q(signed_by=models.F("drafted_by")),
                name="report_signed_by_another",
            ),
        ]
        indexes = [models.Index(fields=["-first_on", "kind"], name="report_by_period")]


class ReportFile(models.Model):
    """A file of a signed report, as it was made then."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="files")
    ending = models.TextField()  # pdf docx xlsx
    digest = models.TextField()  # under which the storage keeps it

    class Meta:
        db_table = "report_file"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "ending"], name="report_file_once"
            )
        ]


class ReportSchedule(models.Model):
    """On which day after its period a hall's report is drafted by itself."""

    kind = models.TextField()
    hall = _hall()
    day = models.IntegerField()
    is_on = models.BooleanField(default=True)
    set_at = models.DateTimeField()
    set_by = _officer()

    class Meta:
        db_table = "report_schedule"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "hall"], name="report_schedule_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=_KINDS), name="report_schedule_kind"
            ),
            models.CheckConstraint(
                condition=Q(day__range=(SOONEST_DAY, LATEST_DAY)),
                name="report_schedule_day",
            ),
        ]


class ReportTemplate(models.Model):
    """A Word template that somebody put in force; the last one is in use."""

    number = models.PositiveIntegerField(unique=True)
    digest = models.TextField(blank=True)  # empty: back to the one that ships
    name = models.TextField()
    note = models.TextField(blank=True)
    set_at = models.DateTimeField()
    set_by = _officer()

    class Meta:
        db_table = "report_template"
