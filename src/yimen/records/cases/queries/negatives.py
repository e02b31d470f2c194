"""Every "no" that was filed with the hall: listed, one by one, and as a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Q, QuerySet

from yimen.ports.vault import vault
from yimen.records.cases.models import NegativeReply
from yimen.records.journal import queries as journal
from yimen.records.people import queries as people
from yimen.records.people.queries.sight import seen_by
from yimen.rules import masking
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.applicants import ApplicantKind
from yimen.rules.cases.lifecycle import State
from yimen.rules.cases.negatives import Standing, is_late
from yimen.rules.legal_clock.calendar import local_date, start_of_day

SHOWN: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class NegativeFilter:
    """Which filings to list."""

    standing: str = ""
    step: str = ""
    organ_id: int | None = None
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NegativeRow:
    """A filing in a list and on its page."""

    filing_id: int
    case: str  # "": it was said to a question
    question_id: int | None
    matter_name: str
    applicant: str  # masked
    organ: str
    hall: str
    place: Place
    step: Step
    ground: str
    replied_at: datetime
    replied_by: str
    due_on: date
    is_late: bool
    standing: Standing
    reviewed_at: datetime | None
    reviewed_by: str
    comment: str
    version: int
    is_handed_over: bool
    reason: str = ""  # on its own page only


@dataclass(frozen=True, slots=True)
class NegativePage:
    """The filings found, and how many of what the actor sees wait."""

    rows: tuple[NegativeRow, ...]
    waiting: int
    late: int


def negatives(wanted: NegativeFilter, *, actor: Actor, at: datetime) -> NegativePage:
    """The filings the actor may see: what waits first, then the newest."""
    seen = _visible(actor)
    rows = list(
        seen.filter(_matching(wanted)).order_by("-standing", "-replied_at")[:SHOWN]
    )
    rows.sort(key=lambda row: row.standing != Standing.FILED)
    names = _names(rows)
    open_ones = NegativeReply.objects.filter(
        seen_by(sight_of(actor, Step.SEE_NEGATIVES)), standing=Standing.FILED
    )
    return NegativePage(
        tuple(_row(row, at, names) for row in rows),
        open_ones.count(),
        open_ones.filter(review_due_on__lt=local_date(at)).count(),
    )


def negative_page(filing_id: int, *, actor: Actor, at: datetime) -> NegativeRow | None:
    """One filing with its reason, or None when it is not there for the actor."""
    row = _visible(actor).filter(pk=filing_id).first()
    if row is None:
        return None
    if row.case is None:
        said = journal.texts("question", str(row.question_id))
        reason = said.get((row.entry_sequence, "text"), "")
    else:
        said = journal.texts("case", row.case.number)
        reason = said.get((row.entry_sequence, "reason"), "")
    return _row(row, at, _names([row]), reason)


def filing_of_question(question_id: int) -> int | None:
    """The last filing of a "no" to this question, if there is one."""
    rows = NegativeReply.objects.filter(question_id=question_id).order_by("-pk")
    return rows.values_list("pk", flat=True).first()


def _visible(actor: Actor) -> QuerySet[NegativeReply]:
    rows = NegativeReply.objects.select_related(
        "case__matter_version", "case__applicant", "question", "organ", "hall"
    )
    return rows.filter(seen_by(sight_of(actor, Step.SEE_NEGATIVES)))


def _matching(wanted: NegativeFilter) -> Q:
    found = Q()
    if wanted.standing:
        found &= Q(standing=wanted.standing)
    if wanted.step:
        found &= Q(step=wanted.step)
    if wanted.organ_id is not None:
        found &= Q(organ_id=wanted.organ_id)
    if wanted.first_on is not None:
        found &= Q(replied_at__gte=start_of_day(wanted.first_on))
    if wanted.last_on is not None:
        found &= Q(review_due_on__lte=wanted.last_on)
    return found


def _names(rows: Iterable[NegativeReply]) -> dict[int, str]:
    ids = {one for row in rows for one in (row.replied_by_id, row.reviewed_by_id)}
    return people.names_of(one for one in ids if one is not None)


def _row(
    row: Any, at: datetime, names: dict[int, str], reason: str = ""
) -> NegativeRow:
    standing = Standing(row.standing)
    return NegativeRow(
        filing_id=row.pk,
        **_said_to(row),
        organ=row.organ.name if row.organ else "",
        hall=row.hall.name,
        place=Place(row.organ_id, row.hall_id, row.hall.path),
        step=Step(row.step),
        ground=row.ground,
        replied_at=row.replied_at,
        replied_by=names.get(row.replied_by_id or 0, ""),
        due_on=row.review_due_on,
        is_late=is_late(row.review_due_on, standing, local_date(at)),
        standing=standing,
        reviewed_at=row.reviewed_at,
        reviewed_by=names.get(row.reviewed_by_id or 0, ""),
        comment=row.comment,
        version=row.version,
        reason=reason,
    )


def _said_to(row: Any) -> dict[str, Any]:
    """The application that the "no" was said to, or the question."""
    if row.case is None:
        asked = vault().unseal(bytes(row.question.text_sealed))
        known = {"case": "", "matter_name": f"首问：{asked}", "applicant": ""}
        return {**known, "question_id": row.question_id, "is_handed_over": False}
    applicant = row.case.applicant
    is_person = applicant.kind == ApplicantKind.PERSON
    return {
        "case": row.case.number,
        "question_id": None,
        "matter_name": row.case.matter_version.name,
        "applicant": masking.name(applicant.name) if is_person else applicant.name,
        "is_handed_over": row.case.state == State.DELIVERED,
    }
