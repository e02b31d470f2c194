"""Whatever was changed, left out or moved is found, at its place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.journal import audit, chain
from yimen.rules.journal.audit import Leaf, Misfit, Stored, StoredDay, Why

MONDAY = date(2026, 9, 21)
NINE = datetime(2026, 9, 21, 1, 0, tzinfo=UTC)


def a_journal(**lengths: int) -> list[Stored]:
    """Chains of so many entries, one per subject."""
    ids = count(1)
    found: list[Stored] = []
    for subject, length in sorted(lengths.items()):
        previous = chain.GENESIS
        for sequence in range(1, length + 1):
            entry = chain.Entry(
                kind="case",
                subject=subject,
                sequence=sequence,
                happened_at=NINE,
                recorded_at=NINE,
                actor="system",
                step="accept",
                article="",
                before="",
                after="",
                payload_digest=b"",
                previous_hash=previous,
                algorithm="sha256",
            )
            found.append(Stored(next(ids), entry, entry.hash()))
            previous = entry.hash()
    return found


def test_what_was_not_touched_fits() -> None:
    assert list(audit.follow(a_journal(a=3, b=1, c=2))) == []


def edited(entries: list[Stored], place: int, **changes: object) -> list[Stored]:
    entry = replace(entries[place].entry, **changes)
    entries[place] = replace(entries[place], entry=entry)
    return entries


@pytest.mark.parametrize(
    ("tamper", "misfit"),
    [
        (lambda e: edited(e, 1, actor="officer:8"), (2, Why.ALTERED)),
        (lambda e: edited(e, 1, algorithm="md5"), (2, Why.ALTERED)),
        (lambda e: e[:1] + e[2:], (2, Why.MISSING)),
        (lambda e: e[1:], (1, Why.MISSING)),
        (lambda e: [e[0], e[0], *e[1:]], (1, Why.NOT_FOLLOWING)),
        (lambda e: [e[0], replace(e[1], entry_id=e[2].entry_id + 9), e[2]],
         (3, Why.MOVED)),
        (lambda e: edited(e, 1, sequence=3)[:1] + e[2:] + e[1:2], (2, Why.MISSING)),
    ],
)  # fmt: skip
def test_a_tampered_chain_is_named_at_its_first_wrong_place(
    tamper: Callable[[list[Stored]], list[Stored]], misfit: tuple[int, Why]
) -> None:
    first = next(audit.follow(tamper(a_journal(a=3))))

    assert first == Misfit("case:a", *misfit)


def test_an_entry_hashed_anew_no_longer_carries_the_next() -> None:
    entries = edited(a_journal(a=3), 1, actor="officer:8")
    entries[1] = replace(entries[1], hash=entries[1].entry.hash())

    assert list(audit.follow(entries)) == [Misfit("case:a", 3, Why.NOT_FOLLOWING)]


@given(st.data())
def test_any_byte_of_any_hash_counts(data: st.DataObject) -> None:
    entries = a_journal(a=4, b=2)
    place = data.draw(st.integers(0, len(entries) - 1))
    byte = data.draw(st.integers(0, 31))
    spoilt = bytearray(entries[place].hash)
    spoilt[byte] ^= 1
    entries[place] = replace(entries[place], hash=bytes(spoilt))

    first = next(audit.follow(entries))

    assert first == entries[place].misfit(Why.ALTERED)


def some_days(*counts: int) -> tuple[list[StoredDay], list[Leaf]]:
    """Closed days in a row with so many entries each."""
    days: list[StoredDay] = []
    leaves: list[Leaf] = []
    previous = chain.GENESIS
    for place, length in enumerate(counts):
        on = MONDAY + timedelta(days=place)
        tree = chain.Tree("sha256")
        for number in range(1, length + 1):
            leaf = chain.digest("sha256", f"{place}/{number}".encode())
            leaves.append(Leaf(on, leaf, "case", f"{place}", number))
            tree.add(leaf)
        day = chain.Day(on, length, tree.root(), previous, "sha256")
        days.append(StoredDay(on, length, day.root(), previous, "sha256"))
        previous = day.root()
    return days, leaves


def test_days_that_were_not_touched_fit() -> None:
    days, leaves = some_days(3, 0, 2)
    today = Leaf(MONDAY + timedelta(days=3), bytes(32), "case", "open", 1)

    assert list(audit.cover(days, [*leaves, today])) == []
    assert list(audit.succeed(days)) == []


def test_no_days_and_no_entries_fit() -> None:
    assert list(audit.cover([], [])) == []
    assert list(audit.succeed([])) == []


def test_a_day_that_lost_or_won_an_entry_is_named() -> None:
    days, leaves = some_days(3, 2)

    assert list(audit.cover(days, leaves[1:])) == [days[0].misfit(Why.DAY_COUNT)]
    assert list(audit.cover(days, [*leaves, leaves[-1]])) == [
        days[1].misfit(Why.DAY_COUNT)
    ]


def test_a_day_whose_entries_changed_places_is_named() -> None:
    days, leaves = some_days(3)
    leaves[0], leaves[1] = leaves[1], leaves[0]

    assert list(audit.cover(days, leaves)) == [
        Misfit("day:2026-09-21", 1, Why.DAY_ROOT)
    ]


def test_a_day_hashed_by_something_unheard_of_is_named() -> None:
    days, leaves = some_days(3)
    days[0] = replace(days[0], algorithm="md5")

    assert list(audit.cover(days, leaves)) == [days[0].misfit(Why.DAY_ROOT)]


def test_an_entry_older_than_its_closed_days_is_named() -> None:
    days, leaves = some_days(3, 2)
    early = Leaf(MONDAY - timedelta(days=1), bytes(32), "case", "early", 4)

    assert list(audit.cover(days, [early, *leaves])) == [
        Misfit("case:early", 4, Why.NOT_IN_A_DAY)
    ]


def test_a_day_cut_out_of_the_middle_is_named() -> None:
    days, _ = some_days(3, 2, 1)

    assert list(audit.succeed([days[0], days[2]])) == [days[1].misfit(Why.DAY_MISSING)]


def test_a_first_day_cut_off_shows_in_the_next() -> None:
    days, _ = some_days(3, 2, 1)

    assert list(audit.succeed(days[1:])) == [days[1].misfit(Why.DAY_NOT_FOLLOWING)]


def test_a_forged_root_shows_in_the_next_day() -> None:
    days, _ = some_days(3, 2)
    days[0] = replace(days[0], root=bytes(32))

    assert list(audit.succeed(days)) == [days[1].misfit(Why.DAY_NOT_FOLLOWING)]
