"""Ask for leave: somebody stands in, or it is refused (AB岗)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, connection, transaction

from yimen.records.journal.append import Line, append
from yimen.records.network import queries
from yimen.records.network.models import Leave, LeaveHalf
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct import leave
from yimen.rules.conduct.leave import LeaveKind, LeaveState, PairAway, Span

_ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtextextended('leave', 0))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """When, why, and who should stand in (None: whoever can)."""

    kind: LeaveKind
    span: Span
    substitute_id: int | None = None
    reason: str = ""


@transaction.atomic
def ask_leave(*, wish: Wish, by: Actor, at: datetime) -> int:
    """The request's id; requests are looked at one by one, so no pair slips through."""
    authority.require(by, Step.ASK_LEAVE)
    officer_id = by.officer_id or 0
    with connection.cursor() as cursor:
        cursor.execute(_ONE_BY_ONE)
    substitute_id = leave.check(
        officer_id,
        wish.kind,
        wish.span,
        queries.around(by, wish.span),
        substitute_id=wish.substitute_id,
        at=at,
    )
    row = _write(wish, substitute_id, by, at)
    append(
        Line(
            kind="leave",
            subject=str(row.pk),
            step=Step.ASK_LEAVE,
            by=by,
            happened_at=at,
            after=LeaveState.ASKED,
            payload={
                "officer": officer_id,
                "substitute": substitute_id,
                "kind": wish.kind,
                "from": f"{wish.span.first_on} {wish.span.first_half}",
                "last": f"{wish.span.last_on} {wish.span.last_half}",
            },
            texts={"reason": wish.reason.strip()} if wish.reason.strip() else {},
        )
    )
    return int(row.pk)


def _write(wish: Wish, substitute_id: int, by: Actor, at: datetime) -> Leave:
    row = Leave.objects.create(
        officer_id=by.officer_id or 0,
        substitute_id=substitute_id,
        hall_id=by.hall_id,
        organ_id=by.organ_id,
        kind=wish.kind,
        first_on=wish.span.first_on,
        first_half=wish.span.first_half,
        last_on=wish.span.last_on,
        last_half=wish.span.last_half,
        asked_at=at,
    )
    halves = [
        LeaveHalf(
            leave=row,
            officer_id=row.officer_id,
            substitute_id=substitute_id,
            on=on,
            half=half,
        )
        for on, half in wish.span.halves()
    ]
    try:
        with transaction.atomic():
            LeaveHalf.objects.bulk_create(halves)
    except IntegrityError as error:
        raise PairAway from error
    return row
