"""Drawing whom to call back, so that anybody can draw the same again.

Each candidate is ranked by SHA-256 of `seed:candidate`; the first n are drawn. The seed
is written down with the plan, and with the digest of the frozen list of candidates, so
a list that was changed afterwards shows. With a terminal, one line replays it:
`printf '%s' "SEED:CASE" | sha256sum`.

Invariants: the order in which candidates are given does not matter; a draw of n + 1
contains the draw of n; every candidate is as likely as any other.
"""

import hashlib
from collections.abc import Collection
from enum import StrEnum

from yimen.rules.refusals import Refused


class Method(StrEnum):
    """How a plan chooses."""

    RANDOM = "random"
    BAD_RATINGS = "bad_ratings"
    CHOSEN = "chosen"


class NothingToDraw(Refused):
    """No closed case of the period can be called back."""


class SampleTooLarge(Refused):
    """A sample has at least one member and at most as many as there are candidates."""


def mark_of(seed: str, candidate: str) -> str:
    """What the candidate is ranked by."""
    return hashlib.sha256(f"{seed}:{candidate}".encode()).hexdigest()


def list_digest(candidates: Collection[str]) -> str:
    """The digest of the frozen list, a candidate a line in plain order."""
    lines = "".join(f"{one}\n" for one in sorted(candidates))
    return hashlib.sha256(lines.encode()).hexdigest()


def draw(candidates: Collection[str], size: int, seed: str) -> tuple[str, ...]:
    """The drawn ones, first drawn first."""
    if not candidates:
        raise NothingToDraw
    if not 1 <= size <= len(set(candidates)):
        raise SampleTooLarge(size=size, candidates=len(set(candidates)))
    ranked = sorted(set(candidates), key=lambda one: (mark_of(seed, one), one))
    return tuple(ranked[:size])
