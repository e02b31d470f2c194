"""Take over, hand down, suspend, freeze, merge or cancel a matter.

Every change makes a version of its own, so that the history shows from which day the
guide was carried out by whom. A draft that somebody is writing moves behind it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from yimen.records.catalogue import facts, models
from yimen.records.catalogue.actions import _versions
from yimen.records.catalogue.actions._findable import index
from yimen.records.catalogue.actions._versions import SUBJECT, Sheet, standing
from yimen.records.catalogue.queries.versions import CHILDREN
from yimen.records.journal.append import Line, append
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, require
from yimen.rules.catalogue.matter_changes import (
    CHANGES,
    MOVES,
    Change,
    after,
    require_complete,
)
from yimen.rules.catalogue.matters import MatterState, VersionState
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound, Overtaken


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The change that is ordered, by which document, why, and to whom."""

    change: Change
    basis: str
    reason: str = ""
    organ_id: int | None = None
    others: tuple[str, ...] = ()


@transaction.atomic
def change_matter(
    code: str, order: Order, *, by: Actor, at: datetime, seen: int | None = None
) -> MatterState:
    """The state in which the matter stands now."""
    parent = models.Matter.objects.filter(code=code).first()
    if parent is None:
        raise NotFound(matter=code)
    require(by, Step.CHANGE_MATTER_STATE, Place(organ_id=parent.organ_id))
    state = _state_after(parent, order)
    _win(parent, seen)
    if parent.current_id is None:
        row = _move_draft(parent, order)
    else:
        row = _next_version(parent, order, by=by, at=at)
    _record(parent, row, order, by=by, at=at)
    append(
        Line(
            kind=SUBJECT,
            subject=str(parent.pk),
            step=Step.CHANGE_MATTER_STATE,
            by=by,
            happened_at=at,
            before=standing(parent.state, row.number),
            after=standing(state, row.number),
            payload={
                "change": order.change.value,
                "basis": order.basis,
                "others": list(order.others),
                "organ": row.organ_id,
            },
        )
    )
    _point(parent, row, state)
    return state


def _state_after(parent: models.Matter, order: Order) -> MatterState:
    """Where the change leads, if it is complete and may be made."""
    require_complete(
        order.change,
        basis=order.basis,
        organ=order.organ_id is not None,
        others=order.others,
    )
    known = models.Matter.objects.filter(code__in=order.others).exclude(pk=parent.pk)
    if known.count() != len(order.others):
        raise NotFound(matter="、".join(order.others))
    return after(MatterState(parent.state), order.change)


def _win(parent: models.Matter, seen: int | None) -> None:
    hit = models.Matter.objects.filter(
        pk=parent.pk, version=parent.version if seen is None else seen
    ).update(version=F("version") + 1)
    if not hit:
        raise Overtaken(matter=parent.code)


def _drafts(parent: models.Matter) -> QuerySet[models.MatterVersion]:
    return models.MatterVersion.objects.filter(matter=parent, state=VersionState.DRAFT)


def _moved(order: Order) -> dict[str, Any]:
    return {"organ_id": order.organ_id} if order.change in MOVES else {}


def _move_draft(parent: models.Matter, order: Order) -> models.MatterVersion:
    """What was never published has one version: the draft, moved where ordered."""
    _drafts(parent).update(version=F("version") + 1, **_moved(order))
    return _drafts(parent).get()


def _next_version(
    parent: models.Matter, order: Order, *, by: Actor, at: datetime
) -> models.MatterVersion:
    """The version that begins with the change; an open draft moves behind it."""
    current = _whole(parent.current_id or 0)
    number = models.MatterVersion.objects.filter(matter=parent).count() + 1
    moved = _drafts(parent).update(
        number=number, version=F("version") + 1, **_moved(order)
    )
    sheet = Sheet(
        matter=replace(facts.matter(current), **_moved(order)),
        source=current.elements.get(facts.SOURCE, {}),
        note=f"{CHANGES[order.change]}：{order.basis}",
    )
    models.MatterVersion.objects.filter(pk=current.pk).update(
        state=VersionState.SUPERSEDED, valid_to=local_date(at)
    )
    return _versions.insert(sheet, parent, number - moved, by=by, at=at, at_once=True)


def _whole(version_id: int) -> models.MatterVersion:
    return (
        models.MatterVersion.objects.select_related("matter")
        .prefetch_related(*CHILDREN)
        .get(pk=version_id)
    )


def _record(
    parent: models.Matter,
    row: models.MatterVersion,
    order: Order,
    *,
    by: Actor,
    at: datetime,
) -> None:
    moves = order.change in MOVES
    models.ChangeRecord.objects.create(
        matter=parent,
        matter_version=row,
        kind=order.change.value,
        happened_on=local_date(at),
        before=parent.state,
        after=after(MatterState(parent.state), order.change),
        basis=order.basis,
        reason=order.reason,
        other_matters=list(order.others),
        organ_before_id=parent.organ_id if moves else None,
        organ_after_id=order.organ_id if moves else None,
        recorded_at=at,
        recorded_by_id=by.officer_id,
    )


def _point(
    parent: models.Matter, row: models.MatterVersion, state: MatterState
) -> None:
    """Let the matter stand as ordered, and be found so or no more."""
    parent.state, parent.organ_id = state, row.organ_id
    models.Matter.objects.filter(pk=parent.pk).update(
        state=state,
        organ_id=row.organ_id,
        current=row if parent.current_id else None,
        latest=_drafts(parent).first() or row,
    )
    whole = _whole(row.pk)
    index([(parent, whole, facts.matter(whole))])
