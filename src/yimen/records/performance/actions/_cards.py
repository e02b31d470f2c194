"""How a card is written down: from quantities, bonus and what the year's months were.

A card that turns out poor takes back what was granted for that year (8.4.2).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Final

from yimen.records.journal.append import Line, append
from yimen.records.performance import facts
from yimen.records.performance.actions._telling import Act, tell_award
from yimen.records.performance.models import Award, SchemeVersion, Score
from yimen.records.performance.queries.around import Around
from yimen.records.performance.queries.gathering import Appraised
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.performance.awards import AwardState
from yimen.rules.performance.indicators import Scored, Values
from yimen.rules.performance.rows import Packed
from yimen.rules.performance.scoring import Grade, scored
from yimen.rules.statistics.definitions import rounded
from yimen.rules.statistics.periods import Period

POOR: Final = Grade.POOR.value
_SAME: Final = (
    "what",
    "key",
    "label",
    "path",
    "first_on",
    "last_on",
    "scheme",
    "bonus",
    "poor_months",
)


@dataclass(frozen=True, slots=True)
class Closing:
    """One period that is being closed for a kind of object."""

    what: Scored
    period: Period
    version: SchemeVersion
    path: str
    by: Actor
    at: datetime


def card_row(
    one: Appraised,
    behind: Packed,
    closing: Closing,
    beside: Around,
) -> Score:
    """The card of one object, not saved yet; its rows say what it counts."""
    row = Score(
        what=one.what.value,
        key=one.key,
        label=one.label,
        path=closing.path,
        first_on=closing.period.first_on,
        last_on=closing.period.last_on,
        scheme=closing.version,
        bonus=rounded(beside.bonus(one.key), 2),
        poor_months=beside.months(one.key),
        closed_at=closing.at,
        closed_by_id=closing.by.officer_id,
    )
    return counted(row, {**one.values, **behind.values})


def counted(row: Score, values: Values) -> Score:
    """The row with these quantities, and what follows from them."""
    scheme = facts.scheme_of(row.scheme)
    card = scored(scheme, values, Scored(row.what), Fraction(row.bonus))
    row.quantities = facts.written(values)
    row.total = None if card.total is None else rounded(card.total, 4)
    row.grade = facts.hooked(card, row.poor_months).grade or ""
    return row


def take_back(rows: Iterable[Score], by: Actor, at: datetime) -> None:
    """What was granted in the year of a poor month is granted no longer."""
    for row in rows:
        if row.grade != POOR or Period(row.first_on, row.last_on).months != 1:
            continue
        reason = f"{row.first_on:%Y-%m} 考评为差"
        held = Award.objects.filter(
            what=row.what,
            key=row.key,
            state=AwardState.GRANTED,
            first_on__year=row.first_on.year,
        )
        for award in held:
            _revoke(award, reason, by, at)


def _revoke(award: Award, reason: str, by: Actor, at: datetime) -> None:
    award.state, award.reason, award.revoked_at = AwardState.REVOKED, reason, at
    award.version += 1
    award.save(update_fields=["state", "reason", "revoked_at", "version"])
    append(
        Line(
            kind="award",
            subject=str(award.pk),
            step=Step.SIGN_AWARD,
            by=by,
            happened_at=at,
            before=AwardState.GRANTED,
            after=AwardState.REVOKED,
            payload={"reason": reason},
        )
    )
    tell_award(award, Act(by, at))


def corrected_copy(
    row: Score, values: Values, reason: str, by: Actor, at: datetime
) -> Score:
    """The next revision of a card, not saved yet."""
    copy = Score(
        **{name: getattr(row, name) for name in _SAME},
        revision=row.revision + 1,
        reason=reason,
        closed_at=at,
        closed_by_id=by.officer_id,
    )
    return counted(copy, values)
