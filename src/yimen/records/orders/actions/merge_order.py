"""Let a repeated order go on in another one."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._handing import end_units
from yimen.records.orders.actions._write import Said, found, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.voice.orders import check_merge


@transaction.atomic
def merge_order(
    *, number: str, into: str, reason: str = "", by: Actor, at: datetime
) -> None:
    """One order from now on; both keep their lines and say of each other."""
    row, master = (
        found(number, Step.MERGE_ORDER, by),
        found(into, Step.ABSORB_ORDER, by),
    )
    check_merge(row.number, master.number)
    gone = Said(
        step=Step.MERGE_ORDER,
        by=by,
        at=at,
        changes={"merged_into_id": master.pk},
        evidence={"into": master.number},
        texts={"reason": reason},
    )
    move(row, gone)
    end_units(row, at)
    evidence = {"absorbed": row.number}
    move(master, Said(step=Step.ABSORB_ORDER, by=by, at=at, evidence=evidence))
