"""More time for an answer, as it is written down."""

from datetime import datetime

from yimen.records.orders.actions._write import Said
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.extensions import Extension


def longer(
    more: Extension, reason: str, *, step: Step, by: Actor, at: datetime
) -> Said:
    """The limit is longer by these days, for this reason."""
    return Said(
        step=step,
        by=by,
        at=at,
        changes={"extension_days": more.days, "extended_on": more.approved_on},
        texts={"reason": reason},
        article=more.article,
    )
