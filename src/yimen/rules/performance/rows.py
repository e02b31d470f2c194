"""The rows behind a card, and how they are kept when it is closed (8.4.3).

三公开 asks that every deduction opens to its cases. What the books say today is not
what they said when the month was closed: a rating comes late, a card is cancelled, a
case is put right. So the rows that a card counted are kept with it, each with the
quantities it stands for and how much of each, and anybody can add them up again to the
closed figure. A correction by appeal is a new version with rows of its own, in which
the one row stands as it was decided; the old version keeps the old ones.

Invariants: what is read back is what was kept; the rows of a card add up to its
quantities, before and after a correction; the digest is that of the canonical text, so
no row can be changed unseen.
"""

import hashlib
import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, Final

from yimen.rules.performance.appeals import Wish
from yimen.rules.performance.indicators import Values

Amounts = Mapping[str, Fraction]
_A_PACK: Final = 200


@dataclass(frozen=True, slots=True)
class BookRow:
    """One thing that quantities count, and how much of it in each."""

    kind: str
    subject: str
    on: date | None
    what: str
    amounts: Amounts


def only(rows: Iterable[BookRow], names: Collection[str]) -> list[BookRow]:
    """The rows that count in these quantities, with what they count there."""
    return [one for one in _cut(rows, names) if one.amounts]


def _cut(rows: Iterable[BookRow], names: Collection[str]) -> Iterator[BookRow]:
    for row in rows:
        amounts = {name: row.amounts[name] for name in names if name in row.amounts}
        yield replace(row, amounts=amounts)


def merged(rows: Iterable[BookRow]) -> tuple[BookRow, ...]:
    """One row for each thing, though several books speak of it."""
    found: dict[tuple[str, str], BookRow] = {}
    for row in rows:
        before = found.get((row.kind, row.subject))
        amounts = {**(before.amounts if before else {}), **row.amounts}
        found[row.kind, row.subject] = replace(before or row, amounts=amounts)
    return tuple(found.values())


def sums(rows: Iterable[BookRow], names: Iterable[str]) -> dict[str, Fraction]:
    """What the rows come to in each of these quantities; nought where none counts."""
    found = dict.fromkeys(names, Fraction(0))
    for row in rows:
        for name in row.amounts.keys() & found.keys():
            found[name] += row.amounts[name]
    return found


def corrected_rows(
    rows: Iterable[BookRow], one: BookRow, names: Collection[str], wish: Wish
) -> list[BookRow]:
    """The rows as an upheld appeal leaves them: without this one, or counted well.

    `one` is the row as it was appealed, `names` the quantities of its line. What an
    earlier correction took out or put in is not taken out or put in again.
    """
    found = list(rows)
    if wish is Wish.LEAVE_OUT:
        left = (_without(row, one) for row in found)
        return [row for row in left if row.amounts]
    held = {name for row in found if _is_same(row, one) for name in row.amounts}
    missing = set(names) - set(one.amounts) - held
    if not missing:
        return found
    most = max(one.amounts.values())
    return [*found, replace(one, amounts=dict.fromkeys(sorted(missing), most))]


def moved(
    values: Values, before: Iterable[BookRow], after: Iterable[BookRow]
) -> Values:
    """The quantities of a card, moved as its rows were."""
    old, new = list(before), list(after)
    names = {name for row in (*old, *new) for name in row.amounts}
    was, now = sums(old, names), sums(new, names)
    return {
        **values,
        **{name: (values.get(name) or 0) + now[name] - was[name] for name in names},
    }


def _is_same(row: BookRow, one: BookRow) -> bool:
    return (row.kind, row.subject) == (one.kind, one.subject)


def _without(row: BookRow, one: BookRow) -> BookRow:
    if not _is_same(row, one):
        return row
    left = {name: n for name, n in row.amounts.items() if name not in one.amounts}
    return replace(row, amounts=left)


def as_data(rows: Iterable[BookRow]) -> dict[str, Any]:
    """The rows as JSON holds them: each word once, amounts as exact text."""
    names, words = _Index(), _Index()
    told = [_data_of(row, names, words) for row in rows]
    return {"names": names.words, "words": words.words, "rows": told}


def _data_of(row: BookRow, names: "_Index", words: "_Index") -> list[Any]:
    return [
        words.at(row.kind),
        row.subject,
        row.on.isoformat() if row.on else "",
        words.at(row.what),
        {str(names.at(name)): str(one) for name, one in row.amounts.items()},
    ]


def from_data(kept: Mapping[str, Any]) -> tuple[BookRow, ...]:
    """The rows that were written by `as_data`."""
    names, words = kept["names"], kept["words"]
    return tuple(
        BookRow(
            words[kind],
            subject,
            date.fromisoformat(on) if on else None,
            words[what],
            {names[int(at)]: Fraction(one) for at, one in amounts.items()},
        )
        for kind, subject, on, what, amounts in kept["rows"]
    )


def text_of(rows: Iterable[BookRow]) -> bytes:
    """The canonical text that is kept."""
    return _json(as_data(rows)).encode()


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


class Packed:
    """The rows of a card as they come: added up, and packed, for a year has many."""

    def __init__(self, names: Iterable[str] = (), rows: Iterable[BookRow] = ()) -> None:
        self.values = dict.fromkeys(names, Fraction(0))
        self.count = 0
        self._names, self._words = _Index(), _Index()
        self._loose: list[str] = []
        self._packs: list[bytes] = []
        for row in rows:
            self.add(row)

    def add(self, row: BookRow) -> None:
        """One row more."""
        for name in row.amounts.keys() & self.values.keys():
            self.values[name] += row.amounts[name]
        self.count += 1
        self._loose.append(_json(_data_of(row, self._names, self._words)))
        if len(self._loose) == _A_PACK:
            self._packs.append(zlib.compress(self._pack(), 1))
            self._loose.clear()

    def _pack(self) -> bytes:
        return ",".join(self._loose).encode()

    @property
    def text(self) -> bytes:
        """What `text_of` makes of the rows."""
        last = [self._pack()] if self._loose else []
        packs = b",".join([*map(zlib.decompress, self._packs), *last])
        words = _json({"names": self._names.words, "words": self._words.words})
        return b"".join((words[:-1].encode(), b',"rows":[', packs, b"]}"))


def digest_of(text: bytes) -> str:
    """What the text is known by."""
    return hashlib.sha256(text).hexdigest()


def digest_of_all(digests: Mapping[str, str]) -> str:
    """One digest for the cards of a closing, by key, for the journal."""
    told = "\n".join(f"{key} {digests[key]}" for key in sorted(digests))
    return digest_of(told.encode())


class _Index:
    """Each word once, in the order in which they come."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def at(self, word: str) -> int:
        """Where the word stands."""
        return self._places.setdefault(word, len(self._places))

    @property
    def words(self) -> list[str]:
        """The words in their places."""
        return list(self._places)
