"""Whether somebody has said this before: the same person, or nearly the same words.

信访工作条例 19: what is already being handled is not taken up a second time; a register
that counts it twice says too much. So each new order is held against those of the last
months: the same person with nearly the same words is a repeat, another person with
nearly the same words may be the same trouble, the same person with other words is only
worth knowing. Nothing is merged by itself; somebody looks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from yimen.rules.voice.similar_text import NEAR, similarity

LOOKED_BACK: Final = timedelta(days=180)


class Likeness(StrEnum):
    """How an earlier order is like a new one, the closest first."""

    REPEAT = "repeat"  # the same person, nearly the same words
    SAME_WORDS = "same_words"
    SAME_PERSON = "same_person"


@dataclass(frozen=True, slots=True)
class Said:
    """What is compared of an order."""

    number: str
    person: bytes  # a keyed digest; empty: nameless
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """An earlier order, how it is like, and how near its words are."""

    number: str
    likeness: Likeness
    share: float


def alike(new: Said, earlier: Iterable[Said]) -> tuple[Alike, ...]:
    """The earlier orders worth a look, the closest first."""
    found = [
        one
        for said in earlier
        if said.number != new.number
        for one in [_judged(new, said)]
        if one is not None
    ]
    order = list(Likeness)
    found.sort(key=lambda one: (order.index(one.likeness), -one.share, one.number))
    return tuple(found)


def _judged(new: Said, said: Said) -> Alike | None:
    share = similarity(new.sketch, said.sketch)
    same_person = bool(new.person) and new.person == said.person
    if share >= NEAR:
        kind = Likeness.REPEAT if same_person else Likeness.SAME_WORDS
        return Alike(said.number, kind, share)
    return Alike(said.number, Likeness.SAME_PERSON, share) if same_person else None
