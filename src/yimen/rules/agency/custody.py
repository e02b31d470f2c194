"""Who holds which paper: signed over at each hand, one holder at a time.

A village station keeps a ledger: date, client, item, materials, handed to, returned
(rulebook 4.9.2). Here it is a chain per paper. Each link says who gave, who took, who
signed for both and when; the giver of a link is the taker of the link before, so a
paper can neither be in two places nor get lost between them. A link is never changed.

A holder is a place, not a person: the client, or a hall or station of the network.
Persons sign for it. To hand over takes two signatures, and as long as only the giver's
is there the paper is still the giver's.

Invariants: after any chain each paper has exactly one holder; the number of papers
over all holders is the number that was entrusted plus the results that came.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from yimen.rules.refusals import Refused

CLIENT: Final = "client"


class ItemKind(StrEnum):
    """What is carried."""

    BUNDLE = "bundle"  # the application with its copies, one file
    ORIGINAL = "original"
    RESULT = "result"


class NotTheHolder(Refused):
    """Only whoever holds a paper can hand it over."""


class NothingToHandOver(Refused):
    """Nothing of this errand is here to be handed over."""


class HandOverOpen(Refused):
    """A hand-over of this errand waits for the taker's signature."""


class NoHandOver(Refused):
    """Nothing of this errand waits for your signature."""


class SameHolder(Refused):
    """Nobody hands over to themselves."""


class SignatureMissing(Refused):
    """Each hand-over is signed by who gives and by who takes."""


class StillOutside(Refused):
    """Papers of this errand are not here yet."""


@dataclass(frozen=True, slots=True)
class Link:
    """One hand-over of one paper."""

    item_id: int
    sequence: int
    giver: str
    taker: str


@dataclass(frozen=True, slots=True)
class Held:
    """A paper with who holds it, after how many hands."""

    item_id: int
    name: str
    kind: ItemKind
    pieces: int
    holder: str
    sequence: int


def place(node_id: int) -> str:
    """How a hall or station is written as a holder."""
    return f"node:{node_id}"


def node_of(holder: str) -> int | None:
    """The hall or station behind a holder; None: the client."""
    kind, _, number = holder.partition(":")
    return int(number) if kind == "node" else None


def links(held: Iterable[Held], giver: str, taker: str) -> tuple[Link, ...]:
    """The links by which all these papers go from one to the other."""
    if giver == taker:
        raise SameHolder(holder=giver)
    going = tuple(held)
    if not going:
        raise NothingToHandOver
    if any(item.holder != giver for item in going):
        raise NotTheHolder(holder=giver)
    return tuple(Link(item.item_id, item.sequence + 1, giver, taker) for item in going)


def signed(*signatures: str) -> None:
    """Raise unless each of these has signed."""
    if any(not one.strip() for one in signatures):
        raise SignatureMissing


def balance(chains: Mapping[int, Sequence[Link]]) -> Counter[str]:
    """How many papers each holder has; raises `NotTheHolder` for a broken chain."""
    count: Counter[str] = Counter()
    for chain in chains.values():
        holder = chain[0].giver
        for link in chain:
            if link.giver != holder:
                raise NotTheHolder(holder=link.giver)
            holder = link.taker
        count[holder] += 1
    return count


def is_settled(held: Iterable[Held], file_of: str = "") -> bool:
    """Whether all of it lies with the client, or in the organ's own file.

    A result never stays in a file: it is the client's.
    """
    return all(
        item.holder == CLIENT
        or (item.holder == file_of and item.kind is not ItemKind.RESULT)
        for item in held
    )
