"""Call-backs as the management reads them: plans, calls, figures; names masked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from yimen.ports.vault import vault
from yimen.records.cases import queries as cases
from yimen.records.people import queries as people
from yimen.records.people.queries.sight import seen_by
from yimen.records.ratings.models import CallPlan
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound
from yimen.rules.running_text import masked
from yimen.rules.voice import callbacks
from yimen.rules.voice.callbacks import CallCount, CallOutcome, CallResult
from yimen.rules.voice.ratings import Level
from yimen.rules.voice.sampling import Method

_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A plan with its figures."""

    plan_id: int
    title: str
    method: Method
    hall: str
    first_on: date
    last_on: date
    seed: str
    candidates: int
    list_digest: str
    made_at: datetime
    made_by: str
    figures: CallCount


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """One call of a plan."""

    call_id: int
    place: int
    number: str
    matter: str
    applicant: str  # masked
    organ: str
    tries: int
    outcome: CallOutcome | None
    level: Level | None
    note: str  # numbers of persons masked
    called_by: str
    called_at: datetime | None
    is_ended: bool
    is_own: bool  # the reader worked on it
    version: int


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan with all its calls."""

    row: PlanRow
    calls: tuple[CallRow, ...]


def plans(actor: Actor) -> tuple[PlanRow, ...]:
    """The plans of the halls that the actor sees, the newest first."""
    return tuple(_row(row) for row in _visible(actor).order_by("-pk")[:_MOST])


def plan_page(plan_id: int, actor: Actor) -> PlanPage:
    """One plan; else `NotFound`."""
    row = _plan(plan_id, actor)
    calls = row.calls.select_related("case", "called_by").order_by("place")
    return PlanPage(_row(row), tuple(_call(one, actor) for one in calls))


def plan_candidates(plan_id: int, actor: Actor) -> tuple[str, ...]:
    """The frozen list that a plan was drawn from."""
    return tuple(_plan(plan_id, actor).candidates)


def _plan(plan_id: int, actor: Actor) -> CallPlan:
    row = _visible(actor).filter(pk=plan_id).first()
    if row is None:
        raise NotFound(plan=plan_id)
    return row


def _visible(actor: Actor) -> QuerySet[CallPlan]:
    rows = CallPlan.objects.select_related("hall", "made_by").prefetch_related("calls")
    return rows.filter(seen_by(sight_of(actor, Step.SEE_CALL_BACKS), organ=None))


def _row(row: Any) -> PlanRow:
    results = [(one.ended_at is not None, _result(one)) for one in row.calls.all()]
    return PlanRow(
        plan_id=row.pk,
        title=row.title,
        method=Method(row.method),
        hall=row.hall.name,
        first_on=row.first_on,
        last_on=row.last_on,
        seed=row.seed,
        candidates=len(row.candidates),
        list_digest=row.list_digest,
        made_at=row.made_at,
        made_by=row.made_by.name if row.made_by else "",
        figures=callbacks.count(results),
    )


def _result(row: Any) -> CallResult | None:
    if not row.outcome:
        return None
    return CallResult(CallOutcome(row.outcome), Level(row.level) if row.level else None)


def _call(row: Any, actor: Actor) -> CallRow:
    case = cases.rateable(row.case_id)
    assert case is not None  # noqa: S101 - a call's case is never taken away
    person = people.find_applicant(case.applicant_id)
    result, note = _result(row), bytes(row.note_sealed)
    return CallRow(
        call_id=row.pk,
        place=row.place,
        number=case.number,
        matter=case.matter,
        applicant=person.name if person else "",
        organ=case.organ,
        tries=row.tries,
        outcome=result.outcome if result else None,
        level=result.level if result else None,
        note=masked(vault().unseal(note)) if note else "",
        called_by=row.called_by.name if row.called_by else "",
        called_at=row.called_at,
        is_ended=row.ended_at is not None,
        is_own=not actor.officer_ids.isdisjoint(case.hands),
        version=row.version,
    )
