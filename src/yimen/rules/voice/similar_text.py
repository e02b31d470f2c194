"""Whether two texts say nearly the same: shingles of our own.

A text is folded (wide signs made narrow, small letters, no spaces, no punctuation) and
cut into runs of three signs. Two texts are as similar as the share of runs they have in
common (Jaccard). A text keeps only the smallest of its runs' digests, its sketch; the
share among the smallest of both together estimates the share among all, and runs that
both sketches hold are found by an index. The digest is keyed, so a sketch tells nothing
about the words to who has no key.

Invariants: a text is wholly similar to itself whatever its spacing; similarity is the
same both ways round and lies between nought and one.
"""

import hashlib
import unicodedata
from collections.abc import Collection
from typing import Final

RUN: Final = 3
KEPT: Final = 48
NEAR: Final = 0.5
"""From here on two texts are taken to say the same."""

_BYTES: Final = 7  # fits a signed bigint


def folded(text: str) -> str:
    """The text without anything that does not matter."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return "".join(sign for sign in plain if sign.isalnum())


def runs(text: str) -> frozenset[str]:
    """Every run of three signs; a shorter text is its own run."""
    plain = folded(text)
    if len(plain) <= RUN:
        return frozenset({plain} if plain else ())
    return frozenset(plain[at : at + RUN] for at in range(len(plain) - RUN + 1))


def sketch(text: str, key: bytes = b"") -> tuple[int, ...]:
    """The smallest digests of the text's runs, in order."""
    digests = {_digest(run, key) for run in runs(text)}
    return tuple(sorted(digests)[:KEPT])


def _digest(run: str, key: bytes) -> int:
    short = hashlib.blake2b(run.encode(), digest_size=_BYTES, key=key[:64])
    return int.from_bytes(short.digest())


def similarity(one: Collection[int], other: Collection[int]) -> float:
    """The share of runs that both have, as far as the sketches tell."""
    first, second = set(one), set(other)
    if not first or not second:
        return 0.0
    smallest = set(sorted(first | second)[:KEPT])
    return len(smallest & first & second) / len(smallest)
