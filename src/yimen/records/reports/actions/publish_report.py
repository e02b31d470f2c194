"""Show a signed disclosure sheet to everybody, on the portal."""

from datetime import datetime

from django.db import transaction

from yimen.records.reports.actions._report import approach, change, write
from yimen.records.reports.facts import standing_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.reports.signing import check_publish


@transaction.atomic
def publish_report(*, report_id: int, version: int, by: Actor, at: datetime) -> None:
    """Public for good: a fault in it is mended by a correction that is public too."""
    row = approach(report_id, Step.PUBLISH_REPORT, by)
    check_publish(standing_of(row))
    change(row, version, published_at=at, published_by_id=by.officer_id)
    write(row, Step.PUBLISH_REPORT, by, at, "published")
