"""End a sign-in."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.people.models import OfficerSession
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def sign_out(*, key: str, by: Actor, at: datetime) -> None:
    """The key opens nothing any more."""
    authority.require(by, Step.SIGN_OUT)
    OfficerSession.objects.filter(
        session_key=key, officer_id=by.officer_id or 0
    ).delete()
    append(
        Line(
            kind="officer",
            subject=str(by.officer_id),
            step=Step.SIGN_OUT,
            by=by,
            happened_at=at,
        )
    )
