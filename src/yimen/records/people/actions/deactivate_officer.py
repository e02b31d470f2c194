"""Close an officer's account. Nobody is ever deleted: the journal names them."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.people.actions._swap import swap
from yimen.records.people.facts import place_of
from yimen.records.people.models import Officer, OfficerSession
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.appointments import OwnPosts, check_touchable
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound


@transaction.atomic
def deactivate_officer(
    *, officer_id: int, version: int, by: Actor, at: datetime
) -> None:
    """The account is closed and its sign-ins have ended."""
    row = Officer.objects.filter(pk=officer_id, is_active=True).first()
    if row is None:
        raise NotFound(officer=officer_id)
    authority.require(by, Step.EDIT_PEOPLE, place_of(row))
    if officer_id == by.officer_id:
        raise OwnPosts
    check_touchable(frozenset(row.roles), by=by)
    swap(row, version, is_active=False, window_id=None)
    OfficerSession.objects.filter(officer_id=officer_id).delete()
    append(
        Line(
            kind="officer",
            subject=str(officer_id),
            step=Step.EDIT_PEOPLE,
            by=by,
            happened_at=at,
            before="active",
            after="closed",
            payload={"act": "deactivate"},
        )
    )
