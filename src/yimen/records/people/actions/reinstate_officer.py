"""Open a closed account again, with a new first password."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.people.actions._password import for_first_sign_in
from yimen.records.people.actions._swap import swap
from yimen.records.people.facts import place_of
from yimen.records.people.models import Officer
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.appointments import check_touchable
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound


@transaction.atomic
def reinstate_officer(*, officer_id: int, version: int, by: Actor, at: datetime) -> str:
    """The password to hand over."""
    row = Officer.objects.filter(pk=officer_id, is_active=False).first()
    if row is None:
        raise NotFound(officer=officer_id)
    authority.require(by, Step.EDIT_PEOPLE, place_of(row))
    check_touchable(frozenset(row.roles), by=by)
    fresh = for_first_sign_in()
    swap(
        row,
        version,
        is_active=True,
        password=make_password(fresh),
        must_change_password=True,
    )
    append(
        Line(
            kind="officer",
            subject=str(officer_id),
            step=Step.EDIT_PEOPLE,
            by=by,
            happened_at=at,
            before="closed",
            after="active",
            payload={"act": "reinstate"},
        )
    )
    return fresh
