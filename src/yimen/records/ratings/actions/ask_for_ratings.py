"""The tick: ask by text message how it went, and once more after three days.

A case is asked about at receipt, at acceptance and at its end, each once: the last
point that it has reached, so that what was taken in and decided in one go is asked of
once. Who has rated is asked no more.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from yimen.records.cases import queries as cases
from yimen.records.cases.queries import RateableCase
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.ratings.facts import token_of
from yimen.records.ratings.models import Rating
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.legal_clock.calendar import ONE_DAY, local_date
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.voice.ratings import Channel, Point, latest_point

REMINDED_AFTER: Final = timedelta(days=3)
_ASKED: Final = {
    Point.RECEIPT: "asked at receipt",
    Point.ACCEPTANCE: "asked at acceptance",
    Point.CLOSING: "asked",
}
_REMINDED: Final = {Point.CLOSING: "reminded"}


@transaction.atomic
def ask_for_ratings(*, at: datetime) -> int:
    """How many were asked now; nobody twice, and nobody who has rated.

    Without a public address (`YIMEN_ADDRESS`) a message could lead nowhere: none is
    told.
    """
    if not settings.YIMEN_ADDRESS:
        return 0
    today = local_date(at)
    late = today - REMINDED_AFTER
    reached = cases.reached_between(today - ONE_DAY, today)
    ended = cases.ended_between(late, late)
    notices = [*_notices(reached, _ASKED), *_notices(ended, _REMINDED)]
    return tell_all(notices, by=SYSTEM, at=at)


def _notices(
    found: Iterable[RateableCase], once: Mapping[Point, str]
) -> Iterator[Notice]:
    waiting = {one.case_id: one for one in found}
    rated = Rating.objects.filter(case_id__in=list(waiting))
    for case_id in waiting.keys() - set(rated.values_list("case_id", flat=True)):
        yield _notice(waiting[case_id], once)


def _notice(case: RateableCase, once: Mapping[Point, str]) -> Notice:
    point = latest_point(
        is_accepted=case.accepted_at is not None, is_ended=case.ended_at is not None
    )
    token = token_of(case.case_id, point, Channel.SMS)
    is_done = point is Point.CLOSING
    return Notice(
        whom=Recipient.applicant(case.applicant_id),
        kind=MessageKind.RATING_ASKED if is_done else MessageKind.RATING_ASKED_EARLY,
        subject=Subject("case", case.number),
        facts={
            "matter": case.matter,
            "link": f"{settings.YIMEN_ADDRESS}/rate/{token}/",
        },
        hall_id=case.hall_id,
        once=once[point],
    )
