"""Whom the acts of the appraisal tell, each once and in the act's own transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.performance.models import Appeal, Award, Bonus, Score
from yimen.records.performance.queries.own import appeal_by, speakers
from yimen.rules.authority.actors import Actor
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.performance.awards import AwardState
from yimen.rules.performance.bonuses import BonusState
from yimen.rules.performance.indicators import Scored
from yimen.rules.reports.kinds import named
from yimen.rules.statistics.definitions import NOTHING
from yimen.rules.statistics.periods import Period

_SHORT: Final = 60


@dataclass(frozen=True, slots=True)
class Act:
    """Who acted, and when."""

    by: Actor
    at: datetime


def tell_scores(rows: Sequence[Score], act: Act) -> None:
    """Whoever is scored hears of the card, and until when a row may be appealed."""
    if not rows:
        return
    due = day_words(appeal_by(act.at))
    whom = speakers(Scored(rows[0].what), [row.key for row in rows])
    _tell(
        (
            (officer_id, MessageKind.SCORE_READY, _subject(row), _ready(row, due))
            for row in rows
            for officer_id in whom.get(row.key, ())
        ),
        act,
    )


def tell_decision(appeal: Appeal, decision: str, act: Act, *, upholds: bool) -> None:
    """Who appealed hears what became of it."""
    facts = {
        "name": appeal.score.label,
        "period": _period(appeal.score),
        "row": appeal.label[:_SHORT],
        "result": "采纳了，已另出一版得分单" if upholds else "没有采纳",
        "decision": decision,
    }
    subject = Subject("score_appeal", str(appeal.pk))
    kind = MessageKind.SCORE_APPEAL_DECIDED
    _tell([(appeal.appealed_by_id, kind, subject, facts)], act)


def tell_bonus(row: Bonus, state: BonusState, comment: str, act: Act) -> None:
    """Who asked for the points hears it; of granted ones also who gains by them."""
    whom = {row.asked_by_id}
    if state is BonusState.APPROVED:
        whom |= {*speakers(Scored(row.what), [row.key]).get(row.key, ())}
    facts = {
        "name": row.label,
        "period": _period(row),
        "points": f"{row.points.normalize():f}",
        "result": "批准了" if state is BonusState.APPROVED else "没有批准",
        "comment": comment,
    }
    subject = Subject("bonus", str(row.pk))
    kind = MessageKind.BONUS_DECIDED
    _tell(((one, kind, subject, facts) for one in sorted(whom)), act)


def tell_award(row: Award, act: Act) -> None:
    """Whoever is honoured, or no longer, hears it."""
    facts = {"award": row.name, "name": row.label, "period": _period(row)}
    kind = MessageKind.AWARD_GIVEN
    if row.state == AwardState.REVOKED:
        kind, facts["reason"] = MessageKind.AWARD_REVOKED, row.reason
    subject = Subject("award", str(row.pk))
    whom = speakers(Scored(row.what), [row.key]).get(row.key, ())
    _tell(((one, kind, subject, facts) for one in whom), act)


def _tell(
    told: Iterable[tuple[int, MessageKind, Subject, Mapping[str, str]]], act: Act
) -> None:
    notices = [
        Notice(
            whom=Recipient.officer(officer_id),
            kind=kind,
            subject=subject,
            facts=facts,
            hall_id=act.by.hall_id,
            once=kind,
        )
        for officer_id, kind, subject, facts in told
    ]
    tell_all(notices, by=act.by, at=act.at)


def _subject(row: Score) -> Subject:
    return Subject("score", str(row.pk))


def _ready(row: Score, due: str) -> dict[str, str]:
    return {
        "name": row.label,
        "period": _period(row),
        "total": NOTHING if row.total is None else f"{row.total:.2f}",
        "grade": row.grade or "不评等次",
        "due": due,
    }


def _period(row: Score | Bonus | Award) -> str:
    return named(Period(row.first_on, row.last_on))
