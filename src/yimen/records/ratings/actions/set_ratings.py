"""The thresholds of ratings and the days of their tickets are set anew."""

from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.journal.append import Line, append
from yimen.records.ratings import models
from yimen.records.ratings.queries.settings import rating_settings
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Overtaken
from yimen.rules.voice.rating_settings import LIMITS, RatingSettings, check_limits


@transaction.atomic
def set_ratings(
    *, wanted: RatingSettings, reason: str, by: Actor, at: datetime
) -> RatingSettings:
    """In force for what is rated from now on; `wanted` names its own version."""
    authority.require(by, Step.SET_RATINGS)
    before = rating_settings()
    if before.version != wanted.version:
        raise Overtaken(settings=wanted.version)
    check_limits(LIMITS, wanted.limits, reason)
    made = replace(wanted, version=before.version + 1)
    _write(made, reason, by, at)
    changed = {
        name: [before.limits[name], value]
        for name, value in made.limits.items()
        if before.limits[name] != value
    }
    append(
        Line(
            kind="rating_settings",
            subject="house",
            step=Step.SET_RATINGS,
            by=by,
            happened_at=at,
            before=str(before.version),
            after=str(made.version),
            payload={"changed": changed, "reason": reason.strip()},
        )
    )
    return made


def _write(made: RatingSettings, reason: str, by: Actor, at: datetime) -> None:
    row = models.RatingSettings(
        number=made.version,
        limits=dict(made.limits),
        reason=reason.strip(),
        set_at=at,
        set_by_id=by.officer_id,
    )
    try:
        with transaction.atomic():
            models.RatingSettings.objects.bulk_create([row])
    except IntegrityError as error:
        raise Overtaken(settings=made.version) from error
