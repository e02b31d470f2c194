"""Supervision is set: profile, limits and the rules that are watched, anew."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from yimen.records.cases.actions.set_ladder import set_ladder
from yimen.records.journal.append import Line, append
from yimen.records.supervision import models
from yimen.records.supervision.queries.settings import settings_in_force
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.refusals import Overtaken
from yimen.rules.supervision.register import RULES
from yimen.rules.supervision.settings import Settings, check_settings

KIND: Final = "watch_settings"
SUBJECT: Final = "house"


@transaction.atomic
def set_watch(*, wanted: Settings, reason: str, by: Actor, at: datetime) -> Settings:
    """The settings in force from now on; what was judged before stays as it was.

    The ladder rules the lights too: open cases are reminded by it from now on.
    `wanted` names the version that it was made from.
    """
    require(by, Step.SET_SUPERVISION)
    before = settings_in_force()
    if before.version != wanted.version:
        raise Overtaken(settings=wanted.version)
    wanted = replace(wanted, off=wanted.off & RULES.keys(), version=before.version + 1)
    check_settings(wanted, reason)
    _write(wanted, reason, by=by, at=at)
    set_ladder(ladder=wanted.ladder, number=wanted.version, by=by, at=at)
    changed = {
        name: [before.limits[name], value]
        for name, value in wanted.limits.items()
        if before.limits[name] != value
    }
    said = {"profile": wanted.profile, "changed": changed, "off": sorted(wanted.off)}
    append(
        Line(
            kind=KIND,
            subject=SUBJECT,
            step=Step.SET_SUPERVISION,
            by=by,
            happened_at=at,
            before=str(before.version),
            after=str(wanted.version),
            payload=said | {"reason": reason.strip()},
        )
    )
    return wanted


def _write(wanted: Settings, reason: str, *, by: Actor, at: datetime) -> None:
    try:
        with transaction.atomic():
            models.WatchSettings.objects.create(
                number=wanted.version,
                profile=wanted.profile,
                limits=dict(wanted.limits),
                off=sorted(wanted.off),
                reason=reason.strip(),
                set_at=at,
                set_by_id=by.officer_id,
            )
    except IntegrityError as error:
        raise Overtaken(settings=wanted.version) from error
