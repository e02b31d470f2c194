"""What people said: ratings of the last weeks, a bad one that is being put right."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Final

from yimen.records.cases import queries as cases
from yimen.records.cases.queries import RateableCase
from yimen.records.network import queries as network
from yimen.records.ratings import queries
from yimen.records.ratings.actions.contact_rater import Contact, contact_rater
from yimen.records.ratings.actions.plan_calls import CallWish, plan_calls
from yimen.records.ratings.actions.rate_case import rate_case
from yimen.records.ratings.facts import token_of
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.rating_integrity import Browser
from yimen.rules.voice.ratings import TAGS, Channel, Level, Point, Said
from yimen.rules.voice.sampling import Method
from yimen.site.demo import names, surveys
from yimen.site.demo.staff import Staff

_DAYS: Final = timedelta(days=21)
_RATED: Final = 45  # cases; enough to look at, quick to load
_LEVELS: Final = (
    *(Level.VERY_SATISFIED,) * 14,
    *(Level.SATISFIED,) * 5,
    *(Level.BASICALLY_SATISFIED,) * 2,
    Level.DISSATISFIED,
)
_WORDS: Final = {
    Level.VERY_SATISFIED: ("一次就办好了", "窗口的姑娘讲得清楚", "没想到这么快"),
    Level.SATISFIED: ("还可以", "按指南带的材料，够了"),
    Level.BASICALLY_SATISFIED: ("等得有点久",),
    Level.DISSATISFIED: ("材料说得不清楚，让我多跑了一趟",),
}


def load(everybody: Staff, at: datetime) -> None:
    """Ratings, one ticket on its way, a draw for call-backs, a questionnaire."""
    random = Random("评价")  # noqa: S311 - a demo is no lottery
    today = local_date(at)
    ended = cases.ended_between(today - _DAYS, today)
    for case, said, when in _ratings(random, ended, at):
        token = token_of(case.case_id, Point.CLOSING, Channel.RECEIPT)
        source = Browser(source=f"demo-{case.case_id}")
        rate_case(token=token, said=said, browser=source, at=when)
    _answer_one(everybody, at)
    _ask(everybody, at)


def _ratings(
    random: Random, ended: tuple[RateableCase, ...], at: datetime
) -> Iterator[tuple[RateableCase, Said, datetime]]:
    chosen = random.sample(ended, min(_RATED, len(ended)))
    chosen.sort(key=lambda one: one.ended_at or at)
    for number, case in enumerate(chosen):
        is_last = number == len(chosen) - 1
        level = Level.DISSATISFIED if is_last else random.choice(_LEVELS)
        words = random.choice(_WORDS[level]) if random.random() < 0.4 else ""  # noqa: PLR2004
        said = Said(
            level=level,
            tags=frozenset(random.sample(sorted(TAGS[level]), 1)),
            text=words or ("，".join(_WORDS[level]) if level.is_bad else ""),
            is_named=level.is_bad,
            phone="13900000000" if level.is_bad else "",
        )
        after = timedelta(minutes=random.randrange(20, 600))
        yield case, said, min((case.ended_at or at) + after, at)


def _answer_one(everybody: Staff, at: datetime) -> None:
    """The duty director has called about the latest bad rating."""
    director = everybody["ma.wen"]
    waiting = queries.tickets(director, at, state="open").rows
    if not waiting:
        return
    page = queries.ticket_page(waiting[-1].ticket_id, director, at)
    contact_rater(
        ticket_id=page.row.ticket_id,
        contact=Contact(
            is_reached=True,
            is_complex=False,
            note="打通了。确实少告知一份材料，让她多跑了一趟，已经道歉。",
        ),
        version=page.version,
        by=director,
        at=at,
    )


def _ask(everybody: Staff, at: datetime) -> None:
    manager, today = everybody["zheng.jie"], local_date(at)
    center = network.node_of_code(names.CENTER)
    assert center is not None  # noqa: S101 - the demo's own
    hall = center.node_id
    wish = CallWish(
        title="办结件回访",
        method=Method.RANDOM,
        hall_id=hall,
        first_on=today - _DAYS,
        last_on=today,
        size=8,
    )
    plan_calls(wish=wish, by=manager, at=at)
    surveys.load(manager, at)
