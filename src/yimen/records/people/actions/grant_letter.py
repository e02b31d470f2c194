"""Give an officer an organ's written authority to decide (授权书)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from yimen.records.journal.append import Line, append
from yimen.records.people.models import AuthorizationLetter, Officer, Organ
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound, Refused


class LetterNumberTaken(Refused):
    """There is a letter of this number."""


class LetterEndsEarly(Refused):
    """A letter ends on or after the day it begins, and not in the past."""


class OwnLetter(Refused):
    """Nobody gives themselves a letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What stands in a letter."""

    number: str
    organ_id: int
    officer_id: int
    matter_codes: frozenset[str]  # empty: every matter of the organ
    valid_from: date
    last_valid_on: date
    signed_by: str


@transaction.atomic
def grant_letter(*, letter: LetterFacts, by: Actor, at: datetime) -> int:
    """The new letter's id. The head of the organ gives it, or the bureau files it."""
    place = Place(organ_id=letter.organ_id)
    authority.require(by, Step.GRANT_LETTER, place)
    _check(letter, by, local_date(at))
    row = AuthorizationLetter(
        number=letter.number.strip(),
        organ_id=letter.organ_id,
        officer_id=letter.officer_id,
        matter_codes=sorted(letter.matter_codes),
        valid_from=letter.valid_from,
        last_valid_on=letter.last_valid_on,
        signed_by=letter.signed_by.strip(),
    )
    try:
        with transaction.atomic():
            AuthorizationLetter.objects.bulk_create([row])
    except IntegrityError as error:
        raise LetterNumberTaken(number=letter.number) from error
    append(
        Line(
            kind="letter",
            subject=str(row.pk),
            step=Step.GRANT_LETTER,
            by=by,
            happened_at=at,
            after="granted",
            payload={
                "number": row.number,
                "organ": row.organ_id,
                "officer": row.officer_id,
                "matters": row.matter_codes,
                "from": row.valid_from.isoformat(),
                "last": row.last_valid_on.isoformat(),
            },
            texts={"signed_by": row.signed_by},
        )
    )
    return int(row.pk)


def _check(letter: LetterFacts, by: Actor, today: date) -> None:
    if letter.officer_id == by.officer_id:
        raise OwnLetter
    if letter.last_valid_on < max(letter.valid_from, today):
        raise LetterEndsEarly(last=letter.last_valid_on)
    if not Officer.objects.filter(pk=letter.officer_id, is_active=True).exists():
        raise NotFound(officer=letter.officer_id)
    if not Organ.objects.filter(pk=letter.organ_id, valid_to=None).exists():
        raise NotFound(organ=letter.organ_id)
