"""Ratings as people give them: by the token of a receipt, or at the device."""

from datetime import datetime, timedelta
from typing import Any, Final

from makers.cases import RECEIVED_AT, Counter, row_of
from makers.persons import an_officer, the_actor
from yimen.records.ratings.actions.contact_rater import Contact
from yimen.records.ratings.actions.rate_case import rate_case
from yimen.records.ratings.facts import token_of
from yimen.records.ratings.models import Rating, Rectification
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.voice.rating_integrity import Browser
from yimen.rules.voice.ratings import Channel, Level, Point, Said

HOME: Final = Browser(source="phone-1")
RATED_AT: Final = RECEIVED_AT + timedelta(days=3)  # a Monday
CONTACT: Final = Contact(is_reached=True, is_complex=False, note="窗口没有说清材料")
BAD: Final = Said(
    level=Level.DISSATISFIED,
    tags=frozenset({214}),
    text="让我跑了两趟，电话13812342211没人回",
    is_named=True,
)


def a_token(number: str, point: Point = Point.RECEIPT) -> str:
    """What the paper of this case bears."""
    return token_of(row_of(number).pk, point, Channel.RECEIPT)


def a_rating(
    counter: Counter,
    level: Level = Level.SATISFIED,
    at: datetime = RATED_AT,
    browser: Browser = HOME,
    **said: Any,
) -> Rating:
    """Somebody rates a case that 王芳 took in."""
    number = counter.accepted()
    words = Said(level=level, **said)
    made = rate_case(token=a_token(number), said=words, browser=browser, at=at)
    return Rating.objects.get(pk=made)


def a_bad_rating(counter: Counter, at: datetime = RATED_AT) -> tuple[str, int]:
    """The token of a case that was rated badly, under a name, and its ticket's id."""
    token = a_token(counter.accepted())
    made = rate_case(token=token, said=BAD, browser=HOME, at=at)
    return token, Rectification.objects.get(rating_id=made).pk


def a_director(counter: Counter) -> Actor:
    """何平, who is on duty in the centre."""
    here = counter.cast.center
    return the_actor(an_officer("何平", [Role.DUTY_DIRECTOR], hall=here))
