"""Renew an authorisation letter: a new number from the day the old one ends (续期)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.people.actions.grant_letter import LetterFacts, grant_letter
from yimen.records.people.models import AuthorizationLetter
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Renewal:
    """The new letter's number, its last day, and who signs it."""

    number: str
    last_valid_on: date
    signed_by: str


@transaction.atomic
def renew_letter(*, letter_id: int, renewal: Renewal, by: Actor, at: datetime) -> int:
    """The new letter's id: the same officer, organ and matters, and no day between."""
    row = AuthorizationLetter.objects.filter(pk=letter_id, revoked_on=None).first()
    if row is None:
        raise NotFound(letter=letter_id)
    authority.require(by, Step.RENEW_LETTER, Place(organ_id=row.organ_id))
    following = row.last_valid_on + timedelta(days=1)
    new_id = grant_letter(
        letter=LetterFacts(
            number=renewal.number,
            organ_id=row.organ_id,
            officer_id=row.officer_id,
            matter_codes=frozenset(row.matter_codes),
            valid_from=max(following, local_date(at)),
            last_valid_on=renewal.last_valid_on,
            signed_by=renewal.signed_by,
        ),
        by=by,
        at=at,
    )
    append(
        Line(
            kind="letter",
            subject=str(letter_id),
            step=Step.RENEW_LETTER,
            by=by,
            happened_at=at,
            before="granted",
            after="granted",
            payload={"number": renewal.number, "officer": row.officer_id},
        )
    )
    return new_id
