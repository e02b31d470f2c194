"""Begin a sign-in: the password was right, or the demo needs none."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.crypto import get_random_string

from yimen.records.journal.append import Line, append
from yimen.records.people.models import Officer, OfficerSession
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step

KEY_SIGNS: Final = 40
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz0123456789"


@transaction.atomic
def sign_in(*, by: Actor, at: datetime, idle: timedelta, replaces: str = "") -> str:
    """The key of a new sign-in; an older one in the same browser ends with it."""
    authority.require(by, Step.SIGN_IN)
    OfficerSession.objects.filter(session_key=replaces).delete()
    OfficerSession.objects.filter(expire_date__lt=at).delete()
    key = get_random_string(KEY_SIGNS, _ALPHABET)
    OfficerSession.objects.create(
        session_key=key,
        session_data="",
        expire_date=at + idle,
        officer_id=by.officer_id,
    )
    Officer.objects.filter(pk=by.officer_id or 0).update(last_login=at)
    append(
        Line(
            kind="officer",
            subject=str(by.officer_id),
            step=Step.SIGN_IN,
            by=by,
            happened_at=at,
        )
    )
    return key
