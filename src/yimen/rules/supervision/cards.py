"""The life of a card: raised, issued, explained, upheld or cancelled, looked at again.

A card says that a rule of supervision was broken (rulebook 7.2). One cause, that is
one rule about one object, has one live card: a louder one takes the place of a quieter
one (自动摘牌), and a reminder is lifted when its cause has gone. Yellow and red stay
until people have spoken: the supervisor issues the card, the unit explains before a
deadline, the supervisor upholds it, or doubts it. A doubted card is cancelled only by
a second person who neither doubted nor explained; if they keep it, it goes on where it
stood. Who did not explain in time is upheld without being heard again.

Invariants: raising changes nothing twice; a card that people have settled does not come
back for the same cause unless it became louder; nobody settles what they explained,
or what they raised by hand.
Not decided here: what a card costs (rulebook 7.4).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Refused
from yimen.rules.supervision.watching import Level


class CardState(StrEnum):
    """Where a card stands."""

    RAISED = "raised"
    NOTIFIED = "notified"
    EXPLAINED = "explained"
    DOUBTED = "doubted"
    UPHELD = "upheld"
    RECHECKED = "rechecked"
    CANCELLED = "cancelled"
    LIFTED = "lifted"
    REPLACED = "replaced"


LIVE: Final = frozenset(
    {
        CardState.RAISED,
        CardState.NOTIFIED,
        CardState.EXPLAINED,
        CardState.DOUBTED,
        CardState.UPHELD,
    }
)
"""One cause has at most one card in these states."""

AFTER: Final[Mapping[CardState, Mapping[Step, CardState]]] = MappingProxyType(
    {
        CardState.RAISED: {
            Step.NOTIFY_CARD: CardState.NOTIFIED,
            Step.DOUBT_CARD: CardState.DOUBTED,
            Step.LIFT_CARD: CardState.LIFTED,
            Step.REPLACE_CARD: CardState.REPLACED,
        },
        CardState.NOTIFIED: {
            Step.EXPLAIN_CARD: CardState.EXPLAINED,
            Step.UPHOLD_CARD: CardState.UPHELD,
            Step.DOUBT_CARD: CardState.DOUBTED,
            Step.LIFT_CARD: CardState.LIFTED,
            Step.REPLACE_CARD: CardState.REPLACED,
        },
        CardState.EXPLAINED: {
            Step.UPHOLD_CARD: CardState.UPHELD,
            Step.DOUBT_CARD: CardState.DOUBTED,
            Step.REPLACE_CARD: CardState.REPLACED,
        },
        CardState.DOUBTED: {
            Step.CANCEL_CARD: CardState.CANCELLED,
            Step.KEEP_CARD: CardState.RAISED,  # or further on: see `after`
            Step.REPLACE_CARD: CardState.REPLACED,
        },
        CardState.UPHELD: {
            Step.RECHECK_CARD: CardState.RECHECKED,
            Step.REPLACE_CARD: CardState.REPLACED,
        },
        CardState.RECHECKED: {},
        CardState.CANCELLED: {},
        CardState.LIFTED: {},
        CardState.REPLACED: {},
    }
)


class NoSuchCardStep(Refused):
    """The card does not stand where this step can be taken."""


class StillTimeToExplain(Refused):
    """The unit has until its deadline to explain the card."""


class NotASecondPerson(Refused):
    """A card is settled by somebody who neither raised, doubted nor explained it."""


class AlreadyCarded(Refused):
    """This cause has a live card already."""


class EvidenceUnknown(Refused):
    """The lines that are named as evidence stand in the journal of this thing."""


class CardHasNoPaper(Refused):
    """Only a yellow or red card that was issued goes on paper."""


class CardNotUpheld(Refused):
    """Only what was upheld is told to all."""


class NothingToTell(Refused):
    """A circular is about one card at least."""


UPHELD: Final = frozenset({CardState.UPHELD, CardState.RECHECKED})
"""The states in which a card stands for good."""
STOOD: Final = frozenset(CardState) - {CardState.CANCELLED, CardState.LIFTED}
"""What was neither cancelled nor gone by itself: the cards that periods compare."""

TOGETHER: Final[Mapping[str, frozenset[CardState]]] = MappingProxyType(
    {"live": LIVE, "stood": STOOD, "found": UPHELD}
)
"""Names by which lists speak of several states at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the rules of a card's life look at."""

    state: CardState
    level: Level
    is_notified: bool = False
    explain_by_on: date | None = None
    explained_by: int | None = None
    doubted_by: int | None = None
    raised_by: int | None = None  # by hand; nobody: the rules


def after(card: Card, step: Step, *, by: Actor, today: date) -> CardState:
    """Where the card stands after this step; raises when it can't be taken."""
    found = AFTER[card.state].get(step)
    if found is None:
        raise NoSuchCardStep(state=card.state, step=step)
    if step in {Step.UPHOLD_CARD, Step.CANCEL_CARD, Step.KEEP_CARD}:
        _check_second(card, step, by)
    if step is Step.UPHOLD_CARD and card.state is CardState.NOTIFIED:
        _check_deadline(card, today)
    return _where_it_stood(card) if step is Step.KEEP_CARD else found


def _check_second(card: Card, step: Step, by: Actor) -> None:
    others = {card.explained_by, card.raised_by}
    if step is not Step.UPHOLD_CARD:
        others.add(card.doubted_by)
    if not by.officer_ids.isdisjoint(others):
        raise NotASecondPerson(actor=by.mark)


def _check_deadline(card: Card, today: date) -> None:
    if card.explain_by_on is None or today <= card.explain_by_on:
        raise StillTimeToExplain(explain_by_on=card.explain_by_on)


def _where_it_stood(card: Card) -> CardState:
    if card.explained_by is not None:
        return CardState.EXPLAINED
    return CardState.NOTIFIED if card.is_notified else CardState.RAISED


def has_paper(card: Card) -> bool:
    """Whether the card has been issued, stands, and is more than a reminder."""
    stands = card.is_notified and card.state in LIVE | UPHELD
    return stands and card.level is not Level.REMINDER


def check_paper(card: Card) -> None:
    """Raise unless the card may go on paper."""
    if not has_paper(card):
        raise CardHasNoPaper(state=card.state)


def check_circular(card: Card) -> None:
    """Raise unless the card was upheld."""
    if card.state not in UPHELD:
        raise CardNotUpheld(state=card.state)


class Answer(StrEnum):
    """What a verdict does to the cause's last card."""

    NOTHING = "nothing"
    RAISE = "raise"
    REPLACE = "replace"
    LIFT = "lift"


def answer(last: Card | None, level: Level | None) -> Answer:
    """What becomes of a cause whose last card is this and which is now judged so."""
    if last is None:
        return Answer.NOTHING if level is None else Answer.RAISE
    if level is None:
        is_quiet = last.level is Level.REMINDER
        may_lift = Step.LIFT_CARD in AFTER[last.state]
        return Answer.LIFT if is_quiet and may_lift else Answer.NOTHING
    if last.state is CardState.LIFTED:
        return Answer.RAISE
    if level <= last.level:
        return Answer.NOTHING
    return Answer.REPLACE if last.state in LIVE else Answer.RAISE


def false_share(raised: int, cancelled: int) -> int | None:
    """How many per cent of a rule's cards were cancelled; None: it raised none."""
    return round(100 * cancelled / raised) if raised else None
