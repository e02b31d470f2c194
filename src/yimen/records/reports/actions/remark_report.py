"""Write the hall's own words into a draft; its numbers are not to be typed."""

from datetime import datetime

from django.db import transaction

from yimen.records.reports.actions._report import approach, change, write
from yimen.records.reports.facts import standing_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.reports.signing import ReportState, check_draft


@transaction.atomic
def remark_report(
    *, report_id: int, remarks: str, version: int, by: Actor, at: datetime
) -> None:
    """The remarks as they shall stand, one paragraph a line; empty takes them out."""
    row = approach(report_id, Step.REMARK_REPORT, by)
    check_draft(standing_of(row))
    told = remarks.strip()
    change(row, version, remarks=told, remarked_by_id=by.officer_id if told else None)
    write(row, Step.REMARK_REPORT, by, at, ReportState.DRAFTED)
