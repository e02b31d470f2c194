"""The list of the rounds, the points of breaches and the days of an appeal, anew."""

from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.conduct import models
from yimen.records.conduct.queries.settings import conduct_settings
from yimen.records.journal.append import Line, append
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.settings import ConductSettings, check_conduct_settings
from yimen.rules.refusals import Overtaken


@transaction.atomic
def set_conduct(
    *, wanted: ConductSettings, reason: str, by: Actor, at: datetime
) -> ConductSettings:
    """In force from now on; what was judged before stays as it was.

    `wanted` names the version that it was made from.
    """
    authority.require(by, Step.SET_CONDUCT)
    before = conduct_settings()
    if before.version != wanted.version:
        raise Overtaken(settings=wanted.version)
    check_conduct_settings(wanted, reason)
    made = replace(wanted, version=before.version + 1)
    columns = {
        "checklist": {group: list(items) for group, items in made.checklist.items()},
        "points": {one.value: points for one, points in made.points.items()},
        "appeal_days": made.appeal_days,
        "reason": reason.strip(),
    }
    row = models.ConductSettings(
        number=made.version, set_at=at, set_by_id=by.officer_id, **columns
    )
    _insert(row)
    append(
        Line(
            kind="conduct_settings",
            subject="house",
            step=Step.SET_CONDUCT,
            by=by,
            happened_at=at,
            before=str(before.version),
            after=str(made.version),
            payload=columns,
        )
    )
    return made


def _insert(row: models.ConductSettings) -> None:
    try:
        with transaction.atomic():
            models.ConductSettings.objects.bulk_create([row])
    except IntegrityError as error:
        raise Overtaken(settings=row.number) from error
