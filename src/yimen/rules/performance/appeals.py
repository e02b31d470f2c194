"""An appeal of one row of a card, and what follows when it is upheld (8.4.3).

Whoever a card is about sees every row that was counted and may say within three
working days after the card was closed that a row is wrong [DECISION of the rulebook];
the day of closing is not counted (民法典 201). Somebody else decides: not who appealed
and not who closed the period. An upheld row is either left out of everything it was
counted in, or counted where it was missing ("counts well"), and the card follows again
from the quantities under the same scheme. The card as it was closed stays; the
correction is a new version of it with the reason.

Invariants: only a row that was counted is appealed; a count of faults (kind C, or a
rate that is better low) can only lose a row, so nobody is given points that no row
stands for.
"""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.performance.indicators import Indicator, Kind, Values
from yimen.rules.refusals import Refused

WORKING_DAYS: Final = 3
LONGEST: Final = 1000


class ScoreAppealTooLate(Refused):
    """A row is appealed within three working days after the card was closed."""


class ScoreAppealEmpty(Refused):
    """An appeal, a decision and a bonus each say why."""


class RowNotCounted(Refused):
    """Only a row that this card counts is appealed."""


class NothingToWin(Refused):
    """The row stands well in every quantity already, or can't be counted so."""


class RowAppealed(Refused):
    """This row was appealed already."""


class ScoreAppealSettled(Refused):
    """This appeal was decided already."""


class SameHandScores(Refused):
    """Another person decides: not who asked, and not who closed the period."""


class NotOwnCard(Refused):
    """A card is appealed by whom it is about."""


class CardCorrected(Refused):
    """The card was corrected since; the newest version is appealed."""


class Wish(StrEnum):
    """What the appeal asks for."""

    LEAVE_OUT = "leave_out"  # the row should not be counted at all
    COUNT_WELL = "count_well"  # it should count where it is missing


class AppealState(StrEnum):
    """How an appeal stands."""

    OPEN = "open"
    UPHELD = "upheld"
    REJECTED = "rejected"


def appeal_by(closed_on: date, calendar: WorkCalendar) -> date:
    """The last day on which a row may be appealed."""
    return calendar.day_of(calendar.ordinal(closed_on) + WORKING_DAYS)


def check_in_time(last_on: date, today: date) -> None:
    """Raises `ScoreAppealTooLate`."""
    if today > last_on:
        raise ScoreAppealTooLate(last_on=str(last_on))


def check_said(text: str) -> str:
    """The text without its edges; raises where there is none, or too much."""
    said = text.strip()
    if not 0 < len(said) <= LONGEST:
        raise ScoreAppealEmpty
    return said


def check_other_hand(by: Collection[int], hands: Collection[int | None]) -> None:
    """Raises where one of these hands decides."""
    if any(hand in by for hand in hands if hand is not None):
        raise SameHandScores


def wishes(one: Indicator, amounts: Mapping[str, Fraction]) -> tuple[Wish, ...]:
    """What may be asked for of a row that counts so much in these quantities."""
    if not amounts.keys() & one.formula.names:
        return ()  # a mean of many: no row of its own is right or wrong
    is_missing = one.formula.names - set(amounts)
    if one.kind is Kind.UP:
        return (Wish.COUNT_WELL, Wish.LEAVE_OUT) if is_missing else ()
    return (Wish.LEAVE_OUT,)


def corrected(
    values: Values, one: Indicator, amounts: Mapping[str, Fraction], wish: Wish
) -> Values:
    """The quantities without the row, or with it where it was missing."""
    if wish not in wishes(one, amounts):
        raise NothingToWin(label=one.label)
    found = dict(values)
    if wish is Wish.LEAVE_OUT:
        for name, amount in amounts.items():
            found[name] = max((found[name] or Fraction(0)) - amount, Fraction(0))
        return found
    most = max(amounts.values())
    for name in one.formula.names - set(amounts):
        found[name] = (found[name] or Fraction(0)) + most
    return found
