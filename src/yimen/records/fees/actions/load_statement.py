"""A day's file of the platform is held against the books; what differs is listed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from yimen.ports.statements import Stated, read
from yimen.ports.storage import digest_of
from yimen.records.fees import models
from yimen.records.journal.append import Line, append
from yimen.records.messages.actions.tell import tell
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import start_of_day
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.money.payments import Means, PayState, RefundState
from yimen.rules.money.shifts import (
    Difference,
    Direction,
    Movement,
    StatementTwice,
    compare,
)

_CAME = (PayState.PAID.value, PayState.SURPLUS.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFile:
    """A file, and which day and means it speaks of."""

    name: str
    content: bytes
    means: Means
    day: date


@transaction.atomic
def load_statement(*, file: StatementFile, by: Actor, at: datetime) -> int:
    """The statement's id; the same file is loaded once for a hall."""
    authority.require(by, Step.RECONCILE, Place(None, by.hall_id, by.hall_path))
    if by.officer_id is None or by.hall_id is None:
        raise authority.NotAllowed(step=Step.RECONCILE, actor=by.mark)
    stated = read(file.content)
    statement = models.Statement(
        hall_id=by.hall_id,
        means=file.means.value,
        day=file.day,
        name=file.name[:200],
        digest=f"{by.hall_id}:{digest_of(file.content)}",
        faults=[[one.line, one.text, one.reason] for one in stated.faults],
        loaded_at=at,
        loaded_by_id=by.officer_id,
    )
    try:
        with transaction.atomic():
            models.Statement.objects.bulk_create([statement])
    except IntegrityError as error:
        raise StatementTwice(name=file.name) from error
    _rows(statement, stated)
    found = compare(_ours(statement), _theirs(stated))
    _list(statement, found)
    told = {"rows": len(stated.rows), "faults": len(stated.faults)}
    told |= {"differences": len(found), "gap": sum(one.gap_cents for one in found)}
    append(
        Line(
            kind="statement",
            subject=str(statement.pk),
            step=Step.RECONCILE,
            by=by,
            happened_at=at,
            after="loaded",
            payload={"digest": statement.digest, "day": str(file.day), **told},
        )
    )
    _tell(statement, len(found), by, at)
    return int(statement.pk)


def _tell(statement: models.Statement, found: int, by: Actor, at: datetime) -> None:
    """Whoever works in the hall hears where the money does not agree."""
    if not found:
        return
    tell(
        whom=Recipient.node(statement.hall_id),
        kind=MessageKind.FEE_DIFFERENCE,
        subject=Subject("statement", str(statement.pk)),
        facts={"day": day_words(statement.day), "count": str(found)},
        by=by,
        at=at,
    )


def _rows(statement: models.Statement, stated: Stated) -> None:
    models.StatementRow.objects.bulk_create(
        models.StatementRow(
            statement=statement,
            line=row.line,
            reference=row.reference,
            direction=row.direction.value,
            cents=row.cents,
            happened_at=row.happened_at,
        )
        for row in stated.rows
    )


def _theirs(stated: Stated) -> Iterator[Movement]:
    for row in stated.rows:
        yield Movement(
            mark=str(row.line),
            reference=row.reference,
            direction=row.direction,
            cents=row.cents,
        )


def _ours(statement: models.Statement) -> Iterator[Movement]:
    """What the books say moved that day in this hall, by this means."""
    first = start_of_day(statement.day)
    day = {"settled_at__gte": first, "settled_at__lt": first + timedelta(days=1)}
    paid = models.Payment.objects.filter(
        bill__hall_id=statement.hall_id, means=statement.means, state__in=_CAME, **day
    )
    for one in paid:
        yield Movement(
            mark=str(one.bill_id),
            reference=one.reference,
            direction=Direction.IN,
            cents=one.cents,
        )
    back = models.Refund.objects.filter(
        bill__hall_id=statement.hall_id,
        payment__means=statement.means,
        state=RefundState.DONE,
        **day,
    )
    for refund in back:
        yield Movement(
            mark=str(refund.bill_id),
            reference=refund.reference,
            direction=Direction.OUT,
            cents=refund.cents,
        )


def _list(statement: models.Statement, found: tuple[Difference, ...]) -> None:
    models.Discrepancy.objects.bulk_create(
        models.Discrepancy(
            statement=statement,
            kind=one.kind.value,
            reference=one.reference,
            direction=one.direction.value,
            our_cents=one.ours.cents if one.ours else None,
            their_cents=one.theirs.cents if one.theirs else None,
            bill_id=int(one.ours.mark) if one.ours else None,
            line=int(one.theirs.mark) if one.theirs else None,
        )
        for one in found
    )
