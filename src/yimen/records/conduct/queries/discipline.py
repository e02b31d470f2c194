"""Talks and breaches, in lists, one by one, and as counts for the indicators."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Q, QuerySet, Sum

from yimen.records.conduct.models import Breach, Talk
from yimen.records.conduct.queries.scope import Columns, Wanted, matching, seen
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may
from yimen.rules.conduct.breaches import (
    COUNTED,
    BreachState,
    Category,
    Source,
    TalkKind,
)
from yimen.rules.refusals import NotFound

_TALKS: Final = Columns(text=("officer__name", "held_by__name"), on="held_on")
_BREACHES: Final = Columns(
    text=("officer__name", "what"), on="happened_on", kind="category"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkRow:
    """A talk that was held, and whether the officer has noted it."""

    talk_id: int
    kind: TalkKind
    officer: str
    unit: str
    held_on: date
    held_by: str
    said: str
    noted_at: datetime | None
    answer: str
    is_mine: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachRow:
    """A breach with every hand it passed."""

    breach_id: int
    officer_id: int
    officer: str
    unit: str
    category: Category
    source: Source
    finding_id: int | None
    happened_on: date
    what: str
    points: int
    state: BreachState
    recorded_at: datetime
    recorded_by: str
    confirmed_at: datetime | None
    confirmed_by: str
    comment: str
    appeal_due_on: date | None
    appeal: str
    appealed_at: datetime | None
    decision: str
    decided_at: datetime | None
    decided_by: str
    is_mine: bool
    may_confirm: bool
    may_decide: bool
    version: int


@dataclass(frozen=True, slots=True)
class BreachTotals:
    """违纪违规人次 and points of a stretch of days: what was not cancelled."""

    count: int
    points: int
    recorded: int  # waiting for a second hand
    appealed: int
    cancelled: int


def talks(
    wanted: Wanted, *, actor: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[TalkRow]:
    """The talks with whom the actor oversees, and those with the actor."""
    rows = Talk.objects.select_related("officer", "hall", "organ", "held_by")
    found = rows.filter(seen(actor)).filter(matching(wanted, _TALKS))
    ordered = found.order_by("-held_on", "-pk")
    return slice_of(ordered, page, lambda row: _talk(row, actor), size=size)


def talk_counts(wanted: Wanted, actor: Actor) -> dict[TalkKind, int]:
    """How many people were talked to, by tool (「提醒劝导12人次…约谈告诫6人次」)."""
    rows = Talk.objects.filter(seen(actor)).filter(matching(wanted, _TALKS))
    counted = dict(rows.values_list("kind").annotate(Count("pk")))
    return {kind: counted.get(kind.value, 0) for kind in TalkKind}


def breaches(
    wanted: Wanted, *, actor: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[BreachRow]:
    """The breaches of whom the actor oversees, newest first."""
    found = _visible(actor).filter(matching(wanted, _BREACHES))
    ordered = found.order_by("-happened_on", "-pk")
    return slice_of(ordered, page, lambda row: _breach(row, actor), size=size)


def own_breaches(actor: Actor) -> tuple[BreachRow, ...]:
    """What was confirmed of oneself: before that nobody is blamed."""
    mine = _visible(actor).filter(officer_id__in=actor.officer_ids)
    return tuple(_breach(row, actor) for row in mine.order_by("-happened_on", "-pk"))


def breach_page(breach_id: int, actor: Actor) -> BreachRow:
    """One breach, if it is the actor's to see."""
    row = _visible(actor).filter(pk=breach_id).first()
    if row is None:
        raise NotFound(breach=breach_id)
    return _breach(row, actor)


def breach_totals(wanted: Wanted, actor: Actor) -> BreachTotals:
    """What counts, and what does not or not yet."""
    counts = Q(state__in=[one.value for one in COUNTED])
    rows = Breach.objects.filter(seen(actor)).filter(matching(wanted, _BREACHES))
    said = rows.aggregate(
        count=Count("pk", filter=counts),
        points=Sum("points", filter=counts),
        recorded=Count("pk", filter=Q(state=BreachState.RECORDED)),
        appealed=Count("pk", filter=Q(state=BreachState.APPEALED)),
        cancelled=Count("pk", filter=Q(state=BreachState.CANCELLED)),
    )
    return BreachTotals(**{name: one or 0 for name, one in said.items()})


def _visible(actor: Actor) -> QuerySet[Breach]:
    rows = Breach.objects.select_related(
        "officer", "hall", "organ", "recorded_by", "confirmed_by", "decided_by"
    )
    unproved = [BreachState.RECORDED.value, BreachState.DISMISSED.value]
    of_mine = Q(officer_id__in=actor.officer_ids, state__in=unproved)
    return rows.filter(seen(actor)).exclude(of_mine)


def _place(row: Any) -> Place:
    path = row.hall.path if row.hall else ""
    return Place(organ_id=row.organ_id, hall_id=row.hall_id, hall_path=path)


def _unit(row: Any) -> str:
    if row.organ:
        return str(row.organ.name)
    return row.hall.name if row.hall else ""


def _talk(row: Any, actor: Actor) -> TalkRow:
    return TalkRow(
        talk_id=row.pk,
        kind=TalkKind(row.kind),
        officer=row.officer.name,
        unit=_unit(row),
        held_on=row.held_on,
        held_by=row.held_by.name,
        said=row.said,
        noted_at=row.noted_at,
        answer=row.answer,
        is_mine=row.officer_id in actor.officer_ids,
        version=row.version,
    )


def _breach(row: Any, actor: Actor) -> BreachRow:
    place = _place(row)
    hands = {row.officer_id, row.recorded_by_id, row.confirmed_by_id}
    is_new_hand = not hands & actor.officer_ids
    state = BreachState(row.state)
    return BreachRow(
        breach_id=row.pk,
        officer_id=row.officer_id,
        officer=row.officer.name,
        unit=_unit(row),
        category=Category(row.category),
        source=Source(row.source),
        finding_id=row.finding_id,
        happened_on=row.happened_on,
        what=row.what,
        points=row.points,
        state=state,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by.name,
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by.name if row.confirmed_by else "",
        comment=row.comment,
        appeal_due_on=row.appeal_due_on,
        appeal=row.appeal,
        appealed_at=row.appealed_at,
        decision=row.decision,
        decided_at=row.decided_at,
        decided_by=row.decided_by.name if row.decided_by else "",
        is_mine=row.officer_id in actor.officer_ids,
        may_confirm=state is BreachState.RECORDED
        and is_new_hand
        and may(actor, Step.CONFIRM_BREACH, place),
        may_decide=state is BreachState.APPEALED
        and is_new_hand
        and may(actor, Step.DECIDE_APPEAL, place),
        version=row.version,
    )
