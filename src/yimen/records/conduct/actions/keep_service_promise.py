"""What is promised to the public, since when, and what follows a breach of it."""

from datetime import date, datetime

from django.db import transaction

from yimen.records.conduct.actions._write import Done, change, note, place_of_node
from yimen.records.conduct.models import ServicePromise
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct import breaches
from yimen.rules.refusals import NotFound


@transaction.atomic
def keep_service_promise(
    *, node_id: int, said: str, remedy: str, since: date, by: Actor, at: datetime
) -> int:
    """The promise's id."""
    authority.require(by, Step.KEEP_PROMISE, place_of_node(node_id))
    row = ServicePromise.objects.create(
        hall_id=node_id,
        said=breaches.check_text(said),
        remedy=breaches.check_text(remedy),
        since=since,
    )
    evidence = {"node": node_id, "since": since, "said": row.said}
    done = Done(step=Step.KEEP_PROMISE, by=by, at=at, after="live", evidence=evidence)
    note("service_promise", row.pk, done)
    return int(row.pk)


@transaction.atomic
def end_service_promise(
    *, promise_id: int, until: date, version: int, by: Actor, at: datetime
) -> None:
    """No longer promised from that day on; its breaches stay."""
    row = ServicePromise.objects.filter(pk=promise_id).first()
    if row is None:
        raise NotFound(promise=promise_id)
    authority.require(by, Step.KEEP_PROMISE, place_of_node(row.hall_id))
    done = Done(step=Step.KEEP_PROMISE, by=by, at=at, after="ended")
    change(row, version, "service_promise", done, until=until)
