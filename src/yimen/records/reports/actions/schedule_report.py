"""Say on which day a hall's report is drafted by itself, or that it is not."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.network import queries as network
from yimen.records.reports.actions.draft_report import draft_report
from yimen.records.reports.models import ReportSchedule
from yimen.records.reports.queries.schedules import due_drafts
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound, Refused
from yimen.rules.reports.kinds import ReportKind, check_day


@transaction.atomic
def schedule_report(
    *,
    kind: ReportKind,
    hall_id: int,
    day: int,
    is_on: bool,
    by: Actor,
    at: datetime,
) -> None:
    """From now on; the last word counts."""
    hall = next((one for one in network.halls() if one.node_id == hall_id), None)
    if hall is None:
        raise NotFound(hall=hall_id)
    place = Place(hall_id=hall_id, hall_path=hall.path)
    authority.require(by, Step.SCHEDULE_REPORT, place)
    check_day(day)
    set_by = {"day": day, "is_on": is_on, "set_at": at, "set_by_id": by.officer_id}
    ReportSchedule.objects.update_or_create(
        kind=kind.value, hall_id=hall_id, defaults=set_by
    )
    append(
        Line(
            kind="report_schedule",
            subject=f"{kind}:{hall_id}",
            step=Step.SCHEDULE_REPORT,
            by=by,
            happened_at=at,
            after="on" if is_on else "off",
            payload={"day": day},
        )
    )


def draft_due_reports(*, at: datetime) -> int:
    """How many reports were drafted now because their day has come."""
    drafted = 0
    for due in due_drafts(local_date(at)):
        try:
            draft_report(
                kind=due.kind,
                hall_id=due.hall_id,
                period=due.period,
                by=SYSTEM,
                at=at,
            )
        except Refused:
            continue  # somebody drafted it in the same second, or the hall closed
        drafted += 1
    return drafted
