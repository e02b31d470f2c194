"""Give somebody an account: home unit, hall and posts."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from yimen.ports.spelling import initials
from yimen.records.journal.append import Line, append
from yimen.records.people.actions._password import for_first_sign_in
from yimen.records.people.facts import place_of_hall
from yimen.records.people.models import Officer
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.appointments import OfficerFacts, check_posts
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Refused

USERNAME: Final = re.compile(r"[a-z][a-z0-9._-]{1,30}[a-z0-9]")


class UsernameTaken(Refused):
    """Somebody has this user name."""


class NotAUsername(Refused):
    """A user name is small letters and digits and begins with a letter."""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """The officer and the password to hand over; it is shown this once."""

    officer_id: int
    password: str


@transaction.atomic
def add_officer(
    *,
    username: str,
    facts: OfficerFacts,
    by: Actor,
    at: datetime,
    password: str | None = "",
) -> NewAccount:
    """The new account. Without a password of its own it gets one to be changed.

    None: no password opens it, as in a demo, where a click does.
    """
    here = place_of_hall(facts.hall_id, facts.organ_id)
    authority.require(by, Step.EDIT_PEOPLE, here)
    check_posts(facts.roles, frozenset(), by=by, officer_id=0)
    if not USERNAME.fullmatch(username):
        raise NotAUsername(username=username)
    given = for_first_sign_in() if password == "" else password
    row = _inserted(username, facts, given, must_change=password == "")
    append(
        Line(
            kind="officer",
            subject=str(row.pk),
            step=Step.EDIT_PEOPLE,
            by=by,
            happened_at=at,
            payload={"act": "add", "after": facts.impersonal()},
            texts={"name": facts.name},
        )
    )
    return NewAccount(row.pk, given or "")


def _inserted(
    username: str, facts: OfficerFacts, password: str | None, *, must_change: bool
) -> Officer:
    row = Officer(
        username=username,
        password=make_password(password),
        must_change_password=must_change,
        name=facts.name.strip(),
        initials=initials(facts.name),
        staff_no=facts.staff_no.strip(),
        roles=sorted(facts.roles),
        organ_id=facts.organ_id,
        hall_id=facts.hall_id,
        phone=facts.phone.strip(),
    )
    try:
        with transaction.atomic():
            Officer.objects.bulk_create([row])
    except IntegrityError as error:
        raise UsernameTaken(username=username) from error
    return row
