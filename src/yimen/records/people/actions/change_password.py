"""Change one's own password."""

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.people.actions._password import (
    WeakPassword,
    WrongPassword,
    check_new,
)
from yimen.records.people.models import Officer, OfficerSession
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step

__all__ = ["WeakPassword", "WrongPassword", "change_password"]


@transaction.atomic
def change_password(*, old: str, new: str, keep: str, by: Actor, at: datetime) -> None:
    """The new password holds; every sign-in but the one kept has ended."""
    authority.require(by, Step.CHANGE_PASSWORD)
    row = Officer.objects.select_for_update().get(pk=by.officer_id or 0)
    if not check_password(old, row.password):
        raise WrongPassword
    check_new(row, new)
    row.password = make_password(new)
    row.must_change_password = False
    row.save(update_fields=["password", "must_change_password"])
    OfficerSession.objects.filter(officer_id=row.pk).exclude(session_key=keep).delete()
    append(
        Line(
            kind="officer",
            subject=str(row.pk),
            step=Step.CHANGE_PASSWORD,
            by=by,
            happened_at=at,
        )
    )
