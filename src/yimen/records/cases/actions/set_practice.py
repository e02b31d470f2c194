"""A region's own law is registered, or what the Act says holds there again."""

from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.cases import queries
from yimen.records.cases.models import LocalPractice
from yimen.records.journal.append import Line, append
from yimen.records.network import queries as network
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.practice import Practice
from yimen.rules.refusals import NotFound, Overtaken


@transaction.atomic
def set_practice(
    *, region: str, practice: Practice, version: int, by: Actor, at: datetime
) -> None:
    """In force at once for what is handed in or told from now on.

    `version` is that of the region's own practice; 0: it had none.
    """
    authority.require(by, Step.SET_PRACTICE)
    practice.check()
    place = network.region_of_code(region)
    if place is None:
        raise NotFound(region=region)
    before = queries.own_practice(region)
    columns = asdict(practice) | {
        "deems_withdrawn_since": _since(before, practice, at),
        "version": version + 1,
    }
    if before is None:
        _first(place.region_id, region, columns)
    else:
        _change(place.region_id, version, region, columns)
    append(
        Line(
            kind="practice",
            subject=region,
            step=Step.SET_PRACTICE,
            by=by,
            happened_at=at,
            article=practice.deems_withdrawn_article or practice.notice_article,
            payload={
                "before": asdict(before.practice) if before else None,
                "after": asdict(practice),
            },
        )
    )


def _since(
    before: queries.OwnPractice | None, practice: Practice, at: datetime
) -> datetime | None:
    """Since when a missed day withdraws: nobody is held to what was not law yet."""
    if not practice.deems_withdrawn:
        return None
    if before is not None and before.practice.deems_withdrawn:
        return before.withdraws_since
    return at


def _first(region_id: int, region: str, columns: dict[str, object]) -> None:
    row = LocalPractice(region_id=region_id, **columns)
    try:
        with transaction.atomic():
            LocalPractice.objects.bulk_create([row])
    except IntegrityError as error:
        raise Overtaken(region=region) from error


def _change(
    region_id: int, version: int, region: str, columns: dict[str, object]
) -> None:
    held = LocalPractice.objects.filter(region_id=region_id, version=version)
    if not held.update(**columns):
        raise Overtaken(region=region)
