"""Let somebody who was locked out try again."""

from datetime import datetime

from axes.utils import reset
from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.people.models import Officer
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound


@transaction.atomic
def unlock(*, username: str, by: Actor, at: datetime) -> int:
    """How many locks were opened: one for each place the account was tried from."""
    authority.require(by, Step.UNLOCK)
    opened = int(reset(username=username))
    if not opened:
        raise NotFound(username=username)
    row = Officer.objects.filter(username=username).first()
    if row is not None:
        append(
            Line(
                kind="officer",
                subject=str(row.pk),
                step=Step.UNLOCK,
                by=by,
                happened_at=at,
                payload={"locks": opened},
            )
        )
    return opened
