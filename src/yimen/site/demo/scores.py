"""The appraisal of the demo: two closed months, a bonus, appeals, an award.

Everything through the real acts: the manager closes, a clerk appeals a row of the own
card, the supervisor decides, and who is honoured follows from the cards.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Final

import typst

from yimen.ports import fonts
from yimen.records.performance import queries
from yimen.records.performance.actions.appeal_row import (
    RowAppeal,
    appeal_row,
    decide_score_appeal,
)
from yimen.records.performance.actions.ask_bonus import (
    BonusAsked,
    ask_bonus,
    decide_bonus,
)
from yimen.records.performance.actions.close_period import close_period
from yimen.records.performance.actions.propose_awards import (
    propose_awards,
    sign_award,
)
from yimen.records.performance.queries import ListFilter
from yimen.rules.authority.actors import Actor
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.performance.appeals import wishes
from yimen.rules.performance.awards import AwardState
from yimen.rules.performance.indicators import Scored
from yimen.rules.statistics.periods import Period, month_of
from yimen.site.demo.staff import CLERKS, Staff

_ASKED: Final = (22, 10, 29, 12)  # the lines of which rows are appealed
_LETTER: Final = Path(__file__).parents[2] / "data" / "demo" / "letter.typ"
_A_MOMENT: Final = timedelta(hours=2)
_LEAST: Final = 2


def load(staff: Staff, at: datetime) -> None:
    """The two months before this instant's, closed, and what followed."""
    last = month_of(local_date(at)).before()
    closed_at = at - 2 * _A_MOMENT
    _close(staff, last.before(), closed_at, (Scored.UNIT, Scored.PERSON))
    _praise(staff, last, closed_at - _A_MOMENT)
    _close(staff, last, closed_at, tuple(Scored))
    _appeal(staff, at)
    _honour(staff, last, at)


def _close(
    staff: Staff, month: Period, at: datetime, kinds: tuple[Scored, ...]
) -> None:
    for what in kinds:
        close_period(what=what, period=month, by=staff["zheng.jie"], at=at)


def _praise(staff: Staff, month: Period, at: datetime) -> None:
    """王芳 is praised; the supervisor has seen the paper."""
    clerk = staff["wang.fang"]
    asked = BonusAsked(
        what=Scored.PERSON,
        key=str(clerk.officer_id),
        label=clerk.name,
        period=month,
        points=Fraction(2),
        reason="上门为行动不便的老人办证，家属送来锦旗",
        evidence="锦旗挂在大厅荣誉墙；老人家属电话回访记录",
        files=(("表扬信.png", _letter()),),
    )
    bonus_id = ask_bonus(asked=asked, by=staff["ma.wen"], at=at)
    decide_bonus(
        bonus_id=bonus_id,
        approves=True,
        comment="看过照片和回访记录",
        version=1,
        by=staff["lin.tao"],
        at=at,
    )


def _letter() -> bytes:
    """The letter of praise, as the family sent it."""
    made = typst.compile(
        str(_LETTER),
        format="png",
        ppi=72.0,
        font_paths=typst.Fonts(
            include_system_fonts=False,
            font_paths=[str(folder) for folder in fonts.folders()],
        ),
        ignore_system_fonts=True,
    )
    return bytes(made)


def _appeal(staff: Staff, at: datetime) -> None:
    """One appeal waits, one is upheld and has made a new version of a card."""
    found = list(_wrongs(staff))[:_LEAST]
    for place, (asked, by) in enumerate(found):
        appeal_id = appeal_row(asked=asked, by=by, at=at - _A_MOMENT)
        if place == 0 and len(found) == _LEAST:
            decide_score_appeal(
                appeal_id=appeal_id,
                upholds=True,
                decision="调了记录，当事人说的属实，这一条按合格算。",
                version=1,
                by=staff["lin.tao"],
                at=at,
            )


def _wrongs(staff: Staff) -> Iterator[tuple[RowAppeal, Actor]]:
    """A row of each clerk's newest card that cost points."""
    for username in CLERKS:
        clerk = staff[username]
        cards = [one for one in queries.own_scores(clerk) if one.what is Scored.PERSON]
        if cards and (asked := _wrong(cards[0].score_id or 0, clerk)):
            yield asked, clerk


def _wrong(score_id: int, clerk: Actor) -> RowAppeal | None:
    page = queries.score_page(score_id, clerk)
    for number in _ASKED:
        told = queries.evidence_page(page, number, clerk)
        for row in told.rows:
            if told.costs(row) and (asks := wishes(told.indicator, row.amounts)):
                return RowAppeal(
                    score_id=score_id,
                    indicator=number,
                    kind=row.kind,
                    subject=row.subject,
                    wish=asks[0],
                    said="申请人自己书面要求缓办，材料里有，不该算我的。",
                )
    return None


def _honour(staff: Staff, month: Period, at: datetime) -> None:
    """Who is honoured follows from the cards; the first of each kind is signed."""
    manager = staff["zheng.jie"]
    for what in (Scored.WINDOW, Scored.PERSON):
        propose_awards(what=what, period=month, by=manager, at=at)
    proposed = ListFilter(state=AwardState.PROPOSED)
    for row in queries.awards(proposed, manager).rows:
        if row.place == 1:
            sign_award(
                award_id=row.award_id,
                grants=True,
                reason="公示无异议",
                version=row.version,
                by=manager,
                at=at,
            )
