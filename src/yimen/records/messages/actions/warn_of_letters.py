"""Warn officer and organ before an authorisation letter ends (4.10.5)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.people import queries as people
from yimen.records.people.queries import LetterFilter, LetterRow
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind, Recipient, Subject

AHEAD: Final = timedelta(days=30)


@transaction.atomic
def warn_of_letters(*, at: datetime) -> int:
    """How many warnings are news: each letter is warned of once, to both."""
    today = local_date(at)
    live = people.letters(
        LetterFilter(state="live"), actor=SYSTEM, on=today, size=people.WHOLE
    )
    ending = [one for one in live.rows if one.last_valid_on <= today + AHEAD]
    notices = [notice for letter in ending for notice in _notices(letter)]
    return tell_all(notices, by=SYSTEM, at=at)


def _notices(letter: LetterRow) -> Iterator[Notice]:
    whom = (Recipient.officer(letter.officer_id), Recipient.organ(letter.organ_id))
    for one in whom:
        yield Notice(
            whom=one,
            kind=MessageKind.LETTER_ENDING,
            subject=Subject("letter", str(letter.letter_id)),
            facts={
                "letter": letter.number,
                "officer": letter.officer,
                "day": day_words(letter.last_valid_on),
            },
        )
