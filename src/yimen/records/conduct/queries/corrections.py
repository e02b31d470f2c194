"""Half days put right: what waits for a second person, and what was answered."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from yimen.records.conduct.models import Correction
from yimen.records.conduct.queries.scope import seen
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may
from yimen.rules.conduct.attendance import Mark
from yimen.rules.conduct.leave import Half


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow:
    """A correction with everything about it."""

    correction_id: int
    officer_id: int
    officer: str
    hall: str
    organ: str
    on: date
    half: Half
    before: Mark
    mark: Mark
    reason: str
    state: str
    asked_at: datetime
    asked_by: str
    answered_at: datetime | None
    answered_by: str
    answer: str
    may_answer: bool
    version: int


@dataclass(frozen=True, slots=True)
class CorrectionFilter:
    """Which corrections to list."""

    state: str = ""
    text: str = ""
    first_on: date | None = None
    last_on: date | None = None
    officer_id: int | None = None


def corrections(
    wanted: CorrectionFilter, *, actor: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[CorrectionRow]:
    """What waits first, then the newest; everybody sees their own."""
    rows = Correction.objects.select_related(
        "officer", "hall", "organ", "asked_by", "answered_by"
    )
    found = rows.filter(seen(actor)).filter(_matching(wanted))
    ordered = found.order_by("state", "-asked_at", "-pk")
    return slice_of(ordered, page, lambda row: _row(row, actor), size=size)


def _matching(wanted: CorrectionFilter) -> Q:
    found = Q()
    if wanted.state:
        found &= Q(state=wanted.state)
    if wanted.text:
        found &= Q(officer__name__icontains=wanted.text)
    if wanted.first_on is not None:
        found &= Q(on__gte=wanted.first_on)
    if wanted.last_on is not None:
        found &= Q(on__lte=wanted.last_on)
    if wanted.officer_id is not None:
        found &= Q(officer_id=wanted.officer_id)
    return found


def _row(row: Any, actor: Actor) -> CorrectionRow:
    place = Place(hall_id=row.hall_id, hall_path=row.hall.path if row.hall else "")
    is_concerned = {row.officer_id, row.asked_by_id} & actor.officer_ids
    return CorrectionRow(
        correction_id=row.pk,
        officer_id=row.officer_id,
        officer=row.officer.name,
        hall=row.hall.name if row.hall else "",
        organ=row.organ.name if row.organ else "",
        on=row.on,
        half=Half(row.half),
        before=Mark(row.before),
        mark=Mark(row.mark),
        reason=row.reason,
        state=row.state,
        asked_at=row.asked_at,
        asked_by=row.asked_by.name,
        answered_at=row.answered_at,
        answered_by=row.answered_by.name if row.answered_by else "",
        answer=row.answer,
        may_answer=row.state == "asked"
        and not is_concerned
        and may(actor, Step.ANSWER_CORRECTION_OF_DAY, place),
        version=row.version,
    )
