"""Which reports are drafted by themselves, and which of them are due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yimen.records.people.queries.sight import seen_by
from yimen.records.reports.models import Report, ReportSchedule
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.reports.kinds import ReportKind, due_period
from yimen.rules.statistics.periods import Period


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One report that is drafted by itself."""

    schedule_id: int
    kind: ReportKind
    hall: str
    day: int
    is_on: bool


@dataclass(frozen=True, slots=True)
class DueDraft:
    """A report that should have been drafted by now."""

    kind: ReportKind
    hall_id: int
    period: Period


def schedules(actor: Actor) -> tuple[ScheduleRow, ...]:
    """The schedules of the halls that the actor oversees."""
    seen = seen_by(sight_of(actor, Step.SEE_REPORTS), organ=None)
    rows = ReportSchedule.objects.filter(seen).select_related("hall")
    return tuple(
        ScheduleRow(row.pk, ReportKind(row.kind), row.hall.name, row.day, row.is_on)
        for row in rows.order_by("hall__path", "kind")
    )


def due_drafts(today: date) -> tuple[DueDraft, ...]:
    """What the schedules want drafted and nobody has drafted yet."""
    return tuple(_due(today))


def _due(today: date) -> Iterator[DueDraft]:
    for row in ReportSchedule.objects.filter(is_on=True).order_by("pk"):
        kind = ReportKind(row.kind)
        period = due_period(kind, row.day, today)
        if period is None:
            continue
        there = Report.objects.filter(
            kind=row.kind,
            hall_id=row.hall_id,
            first_on=period.first_on,
            last_on=period.last_on,
        )
        if not there.exists():
            yield DueDraft(kind, row.hall_id, period)
