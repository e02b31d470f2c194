"""Finding words in a text that lies sealed: keyed digests of its pairs of signs.

What people write lies sealed (`vault`), so no index of the database knows its words.
Instead a text is folded (`similar_text.folded`) and every pair of signs that stand side
by side becomes a digest under the installation's key. A search asks for the digests of
its own pairs; whatever has them all is opened and read to be sure. Only the text
without personal numbers and names is taken in: nobody finds a person by a telephone.

Invariants: what `holds` is always among what the digests find; who has no key learns
from a digest only how often the same pair came back.
"""

import hashlib
from typing import Final

from yimen.rules.voice.similar_text import folded

SHORTEST: Final = 2
_BYTES: Final = 7  # fits a signed bigint


def pairs(text: str) -> frozenset[str]:
    """Every two signs that stand side by side."""
    plain = folded(text)
    return frozenset(plain[at : at + SHORTEST] for at in range(len(plain) - 1))


def digests(text: str, key: bytes) -> tuple[int, ...]:
    """What is kept of a text, or asked for by a search."""
    return tuple(sorted(_digest(pair, key) for pair in pairs(text)))


def is_searchable(wanted: str) -> bool:
    """Whether a search is long enough to look into texts."""
    return len(folded(wanted)) >= SHORTEST


def holds(text: str, wanted: str) -> bool:
    """Whether the text says it, whatever the spacing and the size of the signs."""
    return folded(wanted) in folded(text)


def _digest(pair: str, key: bytes) -> int:
    short = hashlib.blake2b(pair.encode(), digest_size=_BYTES, key=key[:64])
    return int.from_bytes(short.digest())
