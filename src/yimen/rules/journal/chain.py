"""Why the journal can't be changed unseen: hashes, chains and day roots.

Audit records are to be protected against deletion, change and overwriting
(rulebook 12.2.3); here anybody can check that they were. Three things are hashed,
all of them short and plain, so that a browser can do it too:

* an *entry*: the UTF-8 of a JSON array of its columns, the digest of its payload and
  the hash of the subject's previous entry. One changed sign, one entry left out or
  moved, and everything after it no longer fits;
* a *tree* over the entries of one day, built as RFC 6962 says (a leaf is hashed
  behind the byte 0, a pair of nodes behind the byte 1), so that a few sibling hashes
  prove that an entry is among the thousands of its day;
* a *day*: the UTF-8 of a JSON array of its date, the count of its entries, the root
  of its tree and the root of the day before. That root is published.

The payload enters by its digest, so a history can be proved without showing what
only the house may read; personal text enters by a salted digest, so that it can be
erased (个人信息保护法 47) and the chain still holds. Hashes are SHA-256, or SM3
(GB/T 32905) where the installation asks for it. Not decided here: when a day may
close, and what is written down.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, NoReturn

from yimen.rules.refusals import Refused

ALGORITHMS: Final = frozenset({"sha256", "sm3"})
GENESIS: Final = b""  # what comes before the first entry and the first day


class AlgorithmMissing(Refused):
    """This machine's OpenSSL can't compute the hash that the journal asks for."""


def digest(algorithm: str, content: bytes) -> bytes:
    """The hash of these bytes."""
    if algorithm == "sha256":
        return hashlib.sha256(content).digest()
    try:
        return hashlib.new(algorithm, content).digest()
    except ValueError:
        raise AlgorithmMissing(algorithm=algorithm) from None


def salted(algorithm: str, salt: bytes, text: str) -> bytes:
    """The digest that stands in a payload for a text kept beside the entry."""
    return digest(algorithm, salt + text.encode())


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal as it is hashed."""

    kind: str
    subject: str
    sequence: int
    happened_at: datetime
    recorded_at: datetime
    actor: str
    step: str
    article: str
    before: str
    after: str
    payload_digest: bytes
    previous_hash: bytes
    algorithm: str

    def text(self) -> str:
        """The line that is hashed: JSON without spaces, in this order."""
        return _json(
            [
                self.algorithm,
                self.kind,
                self.subject,
                self.sequence,
                instant(self.happened_at),
                instant(self.recorded_at),
                self.actor,
                self.step,
                self.article,
                self.before,
                self.after,
                self.payload_digest.hex(),
                self.previous_hash.hex(),
            ]
        )

    def hash(self) -> bytes:
        """What the next entry of the subject must name as its previous hash."""
        return digest(self.algorithm, self.text().encode())


def instant(at: datetime) -> str:
    """An instant in UTC to the microsecond: 2026-09-21T01:02:03.000000Z."""
    return (
        f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"
    )


def payload_text(payload: Mapping[str, object]) -> str:
    """A payload as it is stored and hashed: JSON, keys in order, no fractions.

    It is read back once, because only what survives that (no floating point, names
    that are strings) will hash the same when the database gives it back.
    """
    said = json.dumps(payload, default=_plain, ensure_ascii=False, allow_nan=False)
    return _json(json.loads(said, parse_float=_no_fractions))


def stored_payload_text(payload: object) -> str:
    """The same for a payload that was read from the journal."""
    return _json(payload)


_json: Final = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True
).encode


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a payload can't hold {type(value).__name__}")


def _no_fractions(number: str) -> NoReturn:
    raise TypeError(f"a payload holds {number} as text or as a whole number")


@dataclass(frozen=True, slots=True)
class Sibling:
    """One step of a proof: the hash beside ours, and on which side it stands."""

    hash: bytes
    is_left: bool


@dataclass(frozen=True, slots=True)
class _Node:
    size: int
    hash: bytes
    watched: tuple[int, ...]


class Tree:
    """A Merkle tree that grows leaf by leaf and remembers only its right edge."""

    def __init__(self, algorithm: str) -> None:
        self.count = 0
        self.paths: dict[int, list[Sibling]] = {}
        self._algorithm = algorithm
        self._edge: list[_Node] = []

    def add(self, leaf: bytes, *, watch: bool = False) -> None:
        """Take the hash of the next entry; keep the path of a watched one."""
        place = self.count
        self.count += 1
        if watch:
            self.paths[place] = []
        watched = (place,) if watch else ()
        node = _Node(1, digest(self._algorithm, b"\0" + leaf), watched)
        while self._edge and self._edge[-1].size == node.size:
            node = self._joined(self._edge.pop(), node)
        self._edge.append(node)

    def root(self) -> bytes:
        """The hash over all leaves, asked for at the end: it completes the paths."""
        if not self._edge:
            return digest(self._algorithm, b"")
        node = self._edge.pop()
        while self._edge:
            node = self._joined(self._edge.pop(), node)
        self._edge.append(node)
        return node.hash

    def _joined(self, left: _Node, right: _Node) -> _Node:
        for place in left.watched:
            self.paths[place].append(Sibling(right.hash, is_left=False))
        for place in right.watched:
            self.paths[place].append(Sibling(left.hash, is_left=True))
        return _Node(
            left.size + right.size,
            digest(self._algorithm, b"\1" + left.hash + right.hash),
            left.watched + right.watched,
        )


def climb(algorithm: str, leaf: bytes, path: Sequence[Sibling]) -> bytes:
    """The root that a leaf and the siblings on its way lead to."""
    node = digest(algorithm, b"\0" + leaf)
    for sibling in path:
        left, right = (sibling.hash, node) if sibling.is_left else (node, sibling.hash)
        node = digest(algorithm, b"\1" + left + right)
    return node


@dataclass(frozen=True, slots=True)
class Day:
    """A closed day as it is hashed."""

    day: date
    count: int
    tree: bytes
    previous_root: bytes
    algorithm: str

    def text(self) -> str:
        """The line that is hashed."""
        return _json(
            [
                self.algorithm,
                self.day.isoformat(),
                self.count,
                self.tree.hex(),
                self.previous_root.hex(),
            ]
        )

    def root(self) -> bytes:
        """What is published for the day."""
        return digest(self.algorithm, self.text().encode())
