"""The reports of the halls that the actor oversees."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from yimen.records.people.queries.sight import seen_by
from yimen.records.reports import facts
from yimen.records.reports.models import Report
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may
from yimen.rules.refusals import NotFound
from yimen.rules.reports import keeping
from yimen.rules.reports.kinds import ReportKind
from yimen.rules.reports.papers import Paper
from yimen.rules.reports.signing import ReportState

SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report in a list."""

    report_id: int
    kind: ReportKind
    title: str
    hall: str
    hall_code: str
    first_on: date
    last_on: date
    revision: int
    state: ReportState
    drafted_at: datetime
    drafted_by: str
    signed_at: datetime | None
    signed_by: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A report with all it says, its versions, and what the actor may do with it."""

    row: ReportRow
    paper: Paper
    remarks: str
    version: int
    revisions: tuple[ReportRow, ...]
    is_latest: bool
    is_genuine: bool  # what stands there is what was signed
    rights: frozenset[Step]


def reports(actor: Actor, kind: ReportKind | None = None) -> tuple[ReportRow, ...]:
    """The newest periods first; of one kind or of all."""
    rows = _visible(actor).filter(**({"kind": kind.value} if kind else {}))
    ordered = rows.order_by("-first_on", "kind", "hall_id", "-revision")
    return tuple(row_of(row) for row in ordered[:SHOWN])


def report_page(report_id: int, actor: Actor) -> ReportPage:
    """One report; raises `NotFound`."""
    row = _visible(actor).filter(pk=report_id).first()
    if row is None:
        raise NotFound(report=report_id)
    same = _visible(actor).filter(
        kind=row.kind,
        hall_id=row.hall_id,
        first_on=row.first_on,
        last_on=row.last_on,
    )
    revisions = tuple(row_of(one) for one in same.order_by("-revision"))
    return ReportPage(
        row=row_of(row),
        paper=facts.paper_of(row),
        remarks=row.remarks,
        version=row.version,
        revisions=revisions,
        is_latest=revisions[0].report_id == row.pk,
        is_genuine=is_genuine(row),
        rights=_rights(row, actor),
    )


def is_genuine(row: Report) -> bool:
    """Whether the digest still fits what stands there; a draft has none."""
    return not row.digest or row.digest == keeping.digest_of(facts.signed_data(row))


def row_of(row: Report) -> ReportRow:
    """The row as lists show it."""
    return ReportRow(
        report_id=row.pk,
        kind=ReportKind(row.kind),
        title=row.title,
        hall=row.hall.name,
        hall_code=row.hall.code,
        first_on=row.first_on,
        last_on=row.last_on,
        revision=row.revision,
        state=ReportState(row.state),
        drafted_at=row.drafted_at,
        drafted_by=row.drafted_by.name if row.drafted_by else "",
        signed_at=row.signed_at,
        signed_by=row.signed_by.name if row.signed_by else "",
        published_at=row.published_at,
    )


def _visible(actor: Actor) -> QuerySet[Report]:
    seen = seen_by(sight_of(actor, Step.SEE_REPORTS), organ=None)
    both = Report.objects.filter(seen)
    return both.select_related("hall", "drafted_by", "signed_by", "corrects")


def _rights(row: Report, actor: Actor) -> frozenset[Step]:
    place = facts.place_of(row)
    asked = (
        Step.DRAFT_REPORT,
        Step.REMARK_REPORT,
        Step.SIGN_REPORT,
        Step.PUBLISH_REPORT,
    )
    return frozenset(step for step in asked if may(actor, step, place))
