"""What is hashed, byte for byte: anybody must be able to do it again."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.journal import chain

RECEIVED = chain.Entry(
    kind="case",
    subject="GA-2026-000001",
    sequence=1,
    happened_at=datetime(2026, 9, 21, 9, 30, tzinfo=timezone(timedelta(hours=8))),
    recorded_at=datetime(2026, 9, 21, 1, 30, 0, 123456, tzinfo=UTC),
    actor="officer:7",
    step="receive",
    article="许可法32",
    before="",
    after="received",
    payload_digest=hashlib.sha256(b"{}").digest(),
    previous_hash=chain.GENESIS,
    algorithm="sha256",
)
LEAVES = [bytes([n]) * 32 for n in range(20)]


def rfc6962(leaves: list[bytes]) -> bytes:
    """The tree hash as the RFC defines it: split at the largest power of two."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    left, right = rfc6962(leaves[:split]), rfc6962(leaves[split:])
    return hashlib.sha256(b"\1" + left + right).digest()


def test_sm3_gives_the_vector_of_the_standard() -> None:
    assert chain.digest("sm3", b"abc").hex() == (
        "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    )


def test_a_hash_that_openssl_lacks_is_refused_by_name() -> None:
    with pytest.raises(chain.AlgorithmMissing) as refused:
        chain.digest("sm33", b"abc")

    assert refused.value.facts == {"algorithm": "sm33"}


def test_an_entry_is_hashed_as_a_plain_line_of_json() -> None:
    assert RECEIVED.text() == (
        '["sha256","case","GA-2026-000001",1,"2026-09-21T01:30:00.000000Z",'
        '"2026-09-21T01:30:00.123456Z","officer:7","receive","许可法32","","received",'
        '"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",""]'
    )
    assert RECEIVED.hash() == hashlib.sha256(RECEIVED.text().encode()).digest()


@pytest.mark.parametrize(
    "other",
    [
        replace(RECEIVED, subject="GA-2026-000002"),
        replace(RECEIVED, sequence=2),
        replace(RECEIVED, recorded_at=RECEIVED.recorded_at + timedelta(microseconds=1)),
        replace(RECEIVED, actor="officer:8"),
        replace(RECEIVED, before="received", after=""),
        replace(RECEIVED, payload_digest=bytes(32)),
        replace(RECEIVED, previous_hash=bytes(32)),
        replace(RECEIVED, algorithm="sm3"),
    ],
)
def test_another_entry_has_another_hash(other: chain.Entry) -> None:
    assert other.hash() != RECEIVED.hash()


def test_the_same_instant_in_another_zone_hashes_the_same() -> None:
    elsewhere = replace(RECEIVED, happened_at=RECEIVED.happened_at.astimezone(UTC))

    assert elsewhere.hash() == RECEIVED.hash()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), JSON))
def test_a_payload_reads_back_as_it_was_hashed(payload: dict[str, object]) -> None:
    import json

    text = chain.payload_text(payload)

    assert chain.stored_payload_text(json.loads(text)) == text


def test_a_payload_may_hold_days_and_instants() -> None:
    at = datetime(2026, 9, 21, 9, 30, tzinfo=timezone(timedelta(hours=8)))

    assert chain.payload_text({"on": date(2026, 9, 21), "at": at}) == (
        '{"at":"2026-09-21T01:30:00.000000Z","on":"2026-09-21"}'
    )


def test_names_that_are_numbers_are_put_in_order_as_the_text_they_become() -> None:
    assert chain.payload_text({10: "b", 9: "a"}) == '{"10":"b","9":"a"}'  # type: ignore[dict-item]


@pytest.mark.parametrize("fee", [1.5, float("nan"), 1e30, {1, 2}])
def test_a_payload_that_would_not_read_back_is_a_mistake(fee: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        chain.payload_text({"fee": fee})


@pytest.mark.parametrize("count", range(18))
def test_a_tree_is_the_one_of_rfc_6962(count: int) -> None:
    tree = chain.Tree("sha256")
    for leaf in LEAVES[:count]:
        tree.add(leaf)

    assert tree.root() == rfc6962(LEAVES[:count])
    assert tree.count == count


@given(st.integers(1, 70), st.data())
def test_a_path_leads_from_its_leaf_to_the_root(
    count: int, data: st.DataObject
) -> None:
    places = data.draw(st.sets(st.integers(0, count - 1), max_size=5))
    leaves = [n.to_bytes(32) for n in range(count)]
    tree = chain.Tree("sha256")
    for place, leaf in enumerate(leaves):
        tree.add(leaf, watch=place in places)
    root = tree.root()

    for place in places:
        path = tree.paths[place]
        assert chain.climb("sha256", leaves[place], path) == root
        assert chain.climb("sha256", b"another", path) != root
        assert len(path) <= (count - 1).bit_length()


def test_a_day_covers_its_count_and_the_day_before() -> None:
    day = chain.Day(date(2026, 9, 21), 2, bytes(32), chain.GENESIS, "sha256")

    assert day.text() == f'["sha256","2026-09-21",2,"{"00" * 32}",""]'
    assert day.root() == hashlib.sha256(day.text().encode()).digest()
    assert replace(day, count=3).root() != day.root()
    assert replace(day, previous_root=bytes(32)).root() != day.root()
