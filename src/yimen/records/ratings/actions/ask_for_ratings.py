"""The tick: ask by text message how it went, and once more after three days."""

from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from yimen.records.cases import queries as cases
from yimen.records.cases.queries import RateableCase
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.ratings.facts import token_of
from yimen.records.ratings.models import Rating
from yimen.rules.actors import SYSTEM
from yimen.rules.calendar import ONE_DAY, local_date
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.ratings import Channel, Point

REMINDED_AFTER: Final = timedelta(days=3)


@transaction.atomic
def ask_for_ratings(*, at: datetime) -> int:
    """How many were asked now; nobody twice, and nobody who has rated.

    Without a public address (`YIMEN_ADDRESS`) a message could lead nowhere: none is
    told.
    """
    if not settings.YIMEN_ADDRESS:
        return 0
    today = local_date(at)
    asked = _notices(today - ONE_DAY, today, "asked")
    late = today - REMINDED_AFTER
    return tell_all([*asked, *_notices(late, late, "reminded")], by=SYSTEM, at=at)


def _notices(first_on: date, last_on: date, once: str) -> list[Notice]:
    ended = cases.ended_between(first_on, last_on)
    ids = [one.case_id for one in ended]
    rated = set(
        Rating.objects.filter(case_id__in=ids).values_list("case_id", flat=True)
    )
    return [_notice(one, once) for one in ended if one.case_id not in rated]


def _notice(case: RateableCase, once: str) -> Notice:
    token = token_of(case.case_id, Point.CLOSING, Channel.SMS)
    return Notice(
        whom=Recipient.applicant(case.applicant_id),
        kind=MessageKind.RATING_ASKED,
        subject=Subject("case", case.number),
        facts={
            "matter": case.matter,
            "link": f"{settings.YIMEN_ADDRESS}/rate/{token}/",
        },
        hall_id=case.hall_id,
        once=once,
    )
