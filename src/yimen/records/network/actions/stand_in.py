"""B takes A's post while A is away, or lays it down again."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.network import queries
from yimen.records.people.models import OfficerSession
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.leave import NothingToStandInFor


@transaction.atomic
def stand_in(*, key: str, officer_id: int | None, by: Actor, at: datetime) -> None:
    """This sign-in acts for that officer while the leave lasts; None: for nobody."""
    authority.require(by, Step.STAND_IN)
    covered = {one.officer_id for one in queries.covers(by.officer_id or 0, at)}
    if officer_id is not None and officer_id not in covered:
        raise NothingToStandInFor(officer=officer_id)
    OfficerSession.objects.filter(
        session_key=key, officer_id=by.officer_id or 0
    ).update(stands_in_for_id=officer_id)
    append(
        Line(
            kind="officer",
            subject=str(by.officer_id),
            step=Step.STAND_IN,
            by=by,
            happened_at=at,
            payload={"officer": officer_id},
        )
    )
