"""Throw away what was being written; what is published stays."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from yimen.records.catalogue import models
from yimen.records.catalogue.actions import _versions
from yimen.records.catalogue.actions._versions import SUBJECT, standing
from yimen.records.journal.append import Line, append
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, require
from yimen.rules.catalogue.matter_changes import NoSuchChange
from yimen.rules.catalogue.matters import VersionState
from yimen.rules.refusals import NotFound, Overtaken


@transaction.atomic
def discard_draft(
    code: str, *, by: Actor, at: datetime, seen: int | None = None
) -> None:
    """The draft is gone; a matter that was never published is cancelled instead."""
    parent = models.Matter.objects.filter(code=code).first()
    draft = models.MatterVersion.objects.filter(
        matter__code=code, state=VersionState.DRAFT
    ).first()
    if parent is None or draft is None:
        raise NotFound(matter=code)
    require(by, Step.EDIT_MATTER, Place(organ_id=parent.organ_id))
    if parent.current_id is None:
        raise NoSuchChange(state=parent.state, change="discard")
    hit = models.Matter.objects.filter(
        pk=parent.pk, version=parent.version if seen is None else seen
    ).update(latest_id=parent.current_id, version=F("version") + 1)
    if not hit:
        raise Overtaken(matter=code)
    _versions.drop_children([draft.pk])
    models.MatterVersion.objects.filter(pk=draft.pk, state=VersionState.DRAFT).delete()
    append(
        Line(
            kind=SUBJECT,
            subject=str(parent.pk),
            step=Step.EDIT_MATTER,
            by=by,
            happened_at=at,
            before=standing(parent.state, draft.number),
            after=standing(parent.state, draft.number - 1),
            payload={"act": "discard", "number": draft.number},
        )
    )
