"""One hand-over for everything that a joint case decided (统一出件)."""

from datetime import datetime

from django.db import transaction

from yimen.records.approvals import models
from yimen.records.cases import queries as cases
from yimen.records.cases.actions._move import Moved
from yimen.records.cases.actions.deliver import deliver
from yimen.rules.authority.actors import Actor
from yimen.rules.cases.decisions import Recipient
from yimen.rules.cases.lifecycle import AWAITING_DELIVERY


@transaction.atomic
def hand_over(
    *,
    number: str,
    recipient: Recipient,
    results: tuple[str, ...] = (),
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The delivered case, and with it every part whose result was waiting."""
    moved = deliver(
        number=number,
        recipient=recipient,
        results=results,
        version=version,
        by=by,
        at=at,
    )
    for part in cases.parts_of(_children(number)).values():
        if part.state in AWAITING_DELIVERY:
            deliver(number=part.number, recipient=recipient, by=by, at=at)
    return moved


def _children(number: str) -> list[int]:
    rows = models.Member.objects.filter(run__number=number, child__isnull=False)
    return [child for child in rows.values_list("child_id", flat=True) if child]
