"""Draft a report: its figures are read now, and again until it is signed."""

from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.network import queries as network
from yimen.records.network.queries import HallChoice
from yimen.records.reports.actions._report import approach, change, tell_signers, write
from yimen.records.reports.facts import period_of, standing_of
from yimen.records.reports.models import Report
from yimen.records.reports.queries.gathering import attended, gathered
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound
from yimen.rules.reports import keeping
from yimen.rules.reports.composing import composed
from yimen.rules.reports.kinds import KINDS, ReportKind, title_of
from yimen.rules.reports.signing import (
    ReportState,
    ReportThere,
    check_correct,
    check_draft,
    check_over,
)
from yimen.rules.statistics.periods import Period


@transaction.atomic
def draft_report(
    *, kind: ReportKind, hall_id: int, period: Period, by: Actor, at: datetime
) -> int:
    """The id of the draft, of a hall with all below it, over a period that is over."""
    hall = next((one for one in network.halls() if one.node_id == hall_id), None)
    if hall is None:
        raise NotFound(hall=hall_id)
    place = Place(hall_id=hall_id, hall_path=hall.path)
    authority.require(by, Step.DRAFT_REPORT, place)
    check_over(period, local_date(at))
    period = replace(period, now=None)
    row = Report(
        kind=kind.value,
        hall_id=hall_id,
        title=title_of(kind, period),
        first_on=period.first_on,
        last_on=period.last_on,
        body=_body(kind, hall, period),
        drafted_at=at,
        drafted_by_id=by.officer_id,
    )
    _insert(row)
    write(row, Step.DRAFT_REPORT, by, at, ReportState.DRAFTED)
    tell_signers(row, by, at)
    return int(row.pk)


@transaction.atomic
def redraw_report(*, report_id: int, version: int, by: Actor, at: datetime) -> None:
    """Read the figures of a draft again."""
    row = approach(report_id, Step.DRAFT_REPORT, by)
    check_draft(standing_of(row))
    body = _body(ReportKind(row.kind), _hall_of(row), period_of(row))
    change(row, version, body=body, drafted_at=at, drafted_by_id=by.officer_id)
    write(row, Step.DRAFT_REPORT, by, at, ReportState.DRAFTED)


@transaction.atomic
def correct_report(*, report_id: int, reason: str, by: Actor, at: datetime) -> int:
    """The id of a new version; the signed one stays and is named by it."""
    old = approach(report_id, Step.DRAFT_REPORT, by)
    check_correct(standing_of(old), reason)
    row = Report(
        kind=old.kind,
        hall_id=old.hall_id,
        title=old.title,
        first_on=old.first_on,
        last_on=old.last_on,
        revision=old.revision + 1,
        corrects=old,
        reason=reason.strip(),
        remarks=old.remarks,
        body=_body(ReportKind(old.kind), _hall_of(old), period_of(old)),
        drafted_at=at,
        drafted_by_id=by.officer_id,
    )
    _insert(row)
    write(row, Step.DRAFT_REPORT, by, at, ReportState.DRAFTED, corrects=old.digest)
    tell_signers(row, by, at)
    return int(row.pk)


def _insert(row: Report) -> None:
    try:
        with transaction.atomic():
            Report.objects.bulk_create([row])
    except IntegrityError as error:
        raise ReportThere(title=row.title) from error


def _hall_of(row: Report) -> HallChoice:
    path = row.hall.path
    return next(one for one in network.halls(path) if one.node_id == row.hall_id)


def _body(kind: ReportKind, hall: HallChoice, period: Period) -> keeping.Kept:
    name = hall.name.rsplit(" / ", 1)[-1]
    told = gathered(name, hall.path, period)
    if KINDS[kind].tells_attendance:
        told = replace(told, attendance=attended(hall.path, period))
    return keeping.as_data(composed(kind, told))
