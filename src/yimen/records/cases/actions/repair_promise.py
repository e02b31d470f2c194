"""A broken promise is repaired: the applicant may be trusted again (信用修复)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import officer_of, with_reason
from yimen.records.journal.append import Line, append
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound, Overtaken


@transaction.atomic
def repair_promise(*, promise_id: int, ground: str, by: Actor, at: datetime) -> None:
    """The promise counts as kept from now on; its row and its ground stay."""
    authority.require(by, Step.REPAIR_PROMISE)
    with_reason(ground=ground)
    row = models.BrokenPromise.objects.select_related("case").filter(pk=promise_id)
    broken = row.first()
    if broken is None:
        raise NotFound(promise=promise_id)
    open_still = models.BrokenPromise.objects.filter(
        pk=promise_id, repaired_at=None, version=broken.version
    )
    hit = open_still.update(
        repaired_at=at,
        repaired_by_id=officer_of(by, Step.REPAIR_PROMISE),
        repair_ground=ground,
        version=broken.version + 1,
    )
    if not hit:
        raise Overtaken(promise=promise_id)
    append(
        Line(
            kind="promise",
            subject=str(promise_id),
            step=Step.REPAIR_PROMISE,
            by=by,
            happened_at=at,
            before="broken",
            after="repaired",
            payload={"case": broken.case.number, "kind": broken.kind},
            texts={"reason": ground},
        )
    )
