"""Who is away, who stands in, and the requests of a hall."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Q, QuerySet

from yimen.records.network.models import Leave, LeaveHalf, Post
from yimen.records.people import queries as people
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.leave import (
    Around,
    DayHalf,
    Half,
    LeaveKind,
    LeaveState,
    Span,
    half_of,
    hand_over_due_on,
    same_work,
)

SHOWN: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveRow:
    """A request, as everybody concerned sees it."""

    leave_id: int
    officer_id: int
    officer: str
    substitute_id: int
    substitute: str
    hall: str
    hall_id: int | None
    organ_id: int | None
    kind: LeaveKind
    span: Span
    state: LeaveState
    asked_at: datetime
    answered_by: str
    handed_over_at: datetime | None
    is_mine: bool
    is_for_me: bool  # the reader stands in
    version: int

    @property
    def hand_over_due_on(self) -> date:
        """By when it is to be handed over."""
        return hand_over_due_on(self.span)


@dataclass(frozen=True, slots=True)
class Covered:
    """Somebody who is away now and whom this officer stands in for."""

    officer_id: int
    name: str
    leave_id: int


def away(officer_ids: Iterable[int], at: datetime) -> frozenset[int]:
    """Which of these officers are on approved leave at this instant."""
    day, half = half_of(at)
    found = LeaveHalf.objects.filter(
        officer_id__in=list(officer_ids),
        on=day,
        half=half,
        leave__state=LeaveState.APPROVED,
    )
    return frozenset(found.values_list("officer_id", flat=True))


def covers(officer_id: int, at: datetime) -> tuple[Covered, ...]:
    """Whom this officer may stand in for now: handed over, approved, away."""
    day, half = half_of(at)
    rows = LeaveHalf.objects.filter(
        substitute_id=officer_id,
        on=day,
        half=half,
        leave__state=LeaveState.APPROVED,
        leave__handed_over_at__isnull=False,
    ).select_related("officer")
    return tuple(
        Covered(row.officer_id, row.officer.name, row.leave_id) for row in rows
    )


def partners_of(officer_id: int) -> frozenset[int]:
    """The others of the pairs at this officer's windows."""
    windows = Post.objects.filter(officer_id=officer_id, valid_to=None)
    others = Post.objects.filter(
        window__in=windows.values("window"), valid_to=None, officer__is_active=True
    ).exclude(officer_id=officer_id)
    return frozenset(others.values_list("officer_id", flat=True))


def stand_ins(actor: Actor) -> dict[int, str]:
    """Who could stand in for this officer, by id with name: the pair, or the office."""
    partners = partners_of(actor.officer_id or 0)
    if partners:
        return people.names_of(partners)
    if actor.organ_id is not None:
        known = people.officers_of_organ(actor.organ_id)
    elif actor.hall_id is not None:
        known = people.officers_of_hall(actor.hall_id)
    else:
        known = ()
    return {
        one.officer_id: one.name
        for one in known
        if one.officer_id != actor.officer_id
        and same_work(_working(actor.roles), frozenset(one.roles))
    }


def _working(roles: frozenset[Role]) -> frozenset[Role]:
    return roles - {Role.DUTY_DIRECTOR}


def around(actor: Actor, span: Span) -> Around:
    """Everything that bears on whether this officer may be away then."""
    rows = LeaveHalf.objects.filter(on__gte=span.first_on, on__lte=span.last_on)
    gone: dict[int, set[DayHalf]] = {}
    steps_in: dict[int, set[DayHalf]] = {}
    for row in rows:
        when = (row.on, Half(row.half))
        gone.setdefault(row.officer_id, set()).add(when)
        steps_in.setdefault(row.substitute_id, set()).add(when)
    return Around(
        {one: frozenset(halves) for one, halves in gone.items()},
        {one: frozenset(halves) for one, halves in steps_in.items()},
        partners_of(actor.officer_id or 0),
        frozenset(stand_ins(actor)),
    )


def leaves(
    actor: Actor, *, since: date, until: date | None = None, state: str = ""
) -> tuple[LeaveRow, ...]:
    """The requests that end on that day or later, of those the actor may see."""
    rows = _visible(actor).filter(last_on__gte=since)
    if until is not None:
        rows = rows.filter(first_on__lte=until)
    if state:
        rows = rows.filter(state=state)
    ordered = rows.order_by("first_on", "pk")[:SHOWN]
    return tuple(_row(row, actor) for row in ordered)


def leave_page(leave_id: int, actor: Actor) -> LeaveRow | None:
    """One request, or None when it is not there for the actor."""
    row = _visible(actor).filter(pk=leave_id).first()
    return _row(row, actor) if row else None


def _visible(actor: Actor) -> QuerySet[Leave]:
    rows = Leave.objects.select_related("officer", "substitute", "hall", "answered_by")
    sight = sight_of(actor, Step.SEE_LEAVES)
    if sight.everything:
        return rows
    own = Q(officer_id__in=actor.officer_ids) | Q(substitute_id__in=actor.officer_ids)
    return rows.filter(own | seen_by(sight))


def _row(row: Any, actor: Actor) -> LeaveRow:
    return LeaveRow(
        leave_id=row.pk,
        officer_id=row.officer_id,
        officer=row.officer.name,
        substitute_id=row.substitute_id,
        substitute=row.substitute.name,
        hall=row.hall.name if row.hall else "",
        hall_id=row.hall_id,
        organ_id=row.organ_id,
        kind=LeaveKind(row.kind),
        span=span_of(row),
        state=LeaveState(row.state),
        asked_at=row.asked_at,
        answered_by=row.answered_by.name if row.answered_by else "",
        handed_over_at=row.handed_over_at,
        is_mine=row.officer_id == actor.officer_id,
        is_for_me=row.substitute_id == actor.officer_id,
        version=row.version,
    )


def span_of(row: Leave) -> Span:
    """The half days of a request."""
    return Span(row.first_on, row.last_on, Half(row.first_half), Half(row.last_half))
