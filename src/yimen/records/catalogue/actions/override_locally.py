"""Say how one hall carries a matter out: place, time and contact of its own."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from yimen.records.catalogue import models
from yimen.records.catalogue.actions._versions import SUBJECT
from yimen.records.journal.append import Line, append
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, require
from yimen.rules.catalogue.elements import Elements, overridden
from yimen.rules.refusals import NotFound


@transaction.atomic
def override_locally(
    code: str,
    node_id: int,
    overrides: Mapping[str, object],
    *,
    by: Actor,
    at: datetime,
    is_offered: bool = True,
) -> None:
    """The hall's own words stand from now on; no words: the district's stand again."""
    parent = models.Matter.objects.filter(code=code).first()
    if parent is None:
        raise NotFound(matter=code)
    require(by, Step.EDIT_MATTER, Place(organ_id=parent.organ_id))
    overridden(Elements(), overrides)
    said = {name: value for name, value in overrides.items() if value not in {"", None}}
    models.LocalVariant.objects.update_or_create(
        matter=parent,
        node_id=node_id,
        defaults={
            "overrides": said,
            "is_offered": is_offered,
            "version": F("version") + 1,
        },
        create_defaults={"overrides": said, "is_offered": is_offered},
    )
    payload = {"act": "override", "node": node_id, "offered": is_offered, "says": said}
    append(
        Line(
            kind=SUBJECT,
            subject=str(parent.pk),
            step=Step.EDIT_MATTER,
            by=by,
            happened_at=at,
            payload=payload,
        )
    )
