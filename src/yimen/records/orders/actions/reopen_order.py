"""Open an order again: the answer did not help, or was not true."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._handing import end_units
from yimen.records.orders.actions._write import Said, found, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def reopen_order(*, number: str, reason: str, by: Actor, at: datetime) -> None:
    """Back at the desk with a new limit; how often is counted, and stays visible."""
    row = found(number, Step.REOPEN_ORDER, by)
    said = Said(
        step=Step.REOPEN_ORDER,
        by=by,
        at=at,
        changes={
            "reopened": row.reopened + 1,
            "counted_from": local_date(at),
            "extension_days": None,
            "extended_on": None,
            "answered_at": None,
            "archived_at": None,
            "feedback": "",
            "feedback_at": None,
            "published_at": None,
        },
        texts={"reason": reason},
    )
    move(row, said)
    end_units(row, at)
