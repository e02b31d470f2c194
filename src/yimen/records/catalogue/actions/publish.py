"""Publish the draft of a matter: it supersedes what was published before."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from yimen.ports.fee_register import unregistered
from yimen.records.catalogue import facts, models
from yimen.records.catalogue.actions._findable import index
from yimen.records.catalogue.actions._versions import SUBJECT, published, standing
from yimen.records.journal.append import Line, append
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, require
from yimen.rules.catalogue.matter_changes import NoSuchChange
from yimen.rules.catalogue.matters import MatterState, VersionState
from yimen.rules.catalogue.publication import Objection, require_publishable
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.money.fees import due_fees
from yimen.rules.refusals import NotFound, Overtaken


@dataclass(frozen=True, slots=True)
class Published:
    """What is published now, and what a good guide would add."""

    code: str
    version_id: int
    number: int
    valid_from: date
    warnings: tuple[Objection, ...]


@transaction.atomic
def publish(
    code: str, *, by: Actor, at: datetime, seen: int | None = None
) -> Published:
    """Publish the draft from today on; raises `NotPublishable` if it has errors."""
    parent, draft = _draft(code, by=by)
    matter = facts.matter(draft)
    on = local_date(at)
    codes = {fee.item_code for fee in due_fees(matter)}
    warnings = require_publishable(matter, unregistered=unregistered(codes, on))
    before = standing(parent.state, draft.number)
    _supersede(parent, draft, on=on, seen=seen)
    models.MatterVersion.objects.filter(pk=draft.pk).update(
        **published(by=by, at=at),
        version=F("version") + 1,
    )
    parent.state = MatterState.IN_USE
    index([(parent, draft, matter)])
    append(
        Line(
            kind=SUBJECT,
            subject=str(parent.pk),
            step=Step.PUBLISH_MATTER,
            by=by,
            happened_at=at,
            article="行政许可法30",
            before=before,
            after=standing(MatterState.IN_USE, draft.number),
            payload={"number": draft.number, "digest": draft.digest},
        )
    )
    return Published(code, draft.pk, draft.number, on, warnings)


def _draft(code: str, *, by: Actor) -> tuple[models.Matter, models.MatterVersion]:
    """The matter and its draft, if the actor may publish it in its state."""
    parent = models.Matter.objects.filter(code=code).first()
    if parent is None:
        raise NotFound(matter=code)
    require(by, Step.PUBLISH_MATTER, Place(organ_id=parent.organ_id))
    if parent.state not in {MatterState.DRAFT, MatterState.IN_USE}:
        raise NoSuchChange(state=parent.state, change="publish")
    draft = models.MatterVersion.objects.filter(
        matter=parent, state=VersionState.DRAFT
    ).first()
    if draft is None:
        raise NotFound(matter=code)
    return parent, draft


def _supersede(
    parent: models.Matter, row: models.MatterVersion, *, on: date, seen: int | None
) -> None:
    """Make this version the matter's current one; what was, is no longer valid."""
    hit = models.Matter.objects.filter(
        pk=parent.pk, version=parent.version if seen is None else seen
    ).update(
        state=MatterState.IN_USE,
        current=row,
        latest=row,
        organ_id=row.organ_id,
        line=row.line,
        version=F("version") + 1,
    )
    if not hit:
        raise Overtaken(matter=parent.code)
    models.MatterVersion.objects.filter(
        matter=parent, state=VersionState.PUBLISHED
    ).update(state=VersionState.SUPERSEDED, valid_to=on)
