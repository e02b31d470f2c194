"""What supervision found, as lists and pages show it: by kind, place, organ, days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from yimen.records.cases import queries as cases
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.records.supervision.models import Finding
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.documents.frame import Ledger
from yimen.rules.legal_clock.calendar import start_of_day
from yimen.rules.refusals import NotFound
from yimen.rules.supervision.findings import FindingRule

_CASE = "case"
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings to list; both days are in."""

    rule: str = ""
    organ_id: int | None = None
    hall_path: str = ""
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in a list and on its page."""

    finding_id: int
    rule: FindingRule
    article: str
    subject_kind: str
    subject: str
    organ: str
    hall: str
    found_at: datetime
    journal_subject: str  # its own line in the journal

    @property
    def is_of_case(self) -> bool:
        """Whether it is about a case, which has a page of its own."""
        return self.subject_kind == _CASE


@dataclass(frozen=True, slots=True)
class FindingPage:
    """A finding with what it follows from."""

    row: FindingRow
    evidence: Mapping[str, Any]
    ledger: Ledger | None  # how the days were counted


def findings(
    wanted: FindingFilter, *, actor: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[FindingRow]:
    """What was found where the actor may look, newest first."""
    rows = _visible(actor).filter(_matching(wanted)).order_by("-found_at", "-pk")
    return slice_of(rows, page, _row, size=size)


def finding_page(finding_id: int, actor: Actor) -> FindingPage:
    """One finding, if it is the actor's to see; else `NotFound`."""
    found = _visible(actor).filter(pk=finding_id).first()
    if found is None:
        raise NotFound(finding=finding_id)
    row = _row(found)
    counted = row.rule is FindingRule.DEEMED_ACCEPTANCE
    ledger = cases.notice_ledger(row.subject) if counted else None
    return FindingPage(row, found.evidence, ledger)


def _visible(actor: Actor) -> QuerySet[Finding]:
    rows = Finding.objects.select_related("organ", "hall")
    return rows.filter(seen_by(sight_of(actor, Step.SEE_FINDINGS)))


def _matching(wanted: FindingFilter) -> Q:
    found = Q()
    if wanted.rule:
        found &= Q(rule=wanted.rule)
    if wanted.organ_id is not None:
        found &= Q(organ_id=wanted.organ_id)
    if wanted.hall_path:
        found &= Q(hall__path__startswith=wanted.hall_path)
    if wanted.first_on is not None:
        found &= Q(found_at__gte=start_of_day(wanted.first_on))
    if wanted.last_on is not None:
        found &= Q(found_at__lt=start_of_day(wanted.last_on + _ONE_DAY))
    return found


def _row(row: Finding) -> FindingRow:
    return FindingRow(
        finding_id=row.pk,
        rule=FindingRule(row.rule),
        article=row.article,
        subject_kind=row.subject_kind,
        subject=row.subject_id,
        organ=row.organ.name if row.organ else "",
        hall=row.hall.name if row.hall else "",
        found_at=row.found_at,
        journal_subject=f"{row.rule}:{row.subject_id}",
    )
