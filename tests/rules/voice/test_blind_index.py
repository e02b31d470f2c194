"""Words are found whatever their spacing, by digests that say nothing without a key."""

from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.voice.blind_index import digests, holds, is_searchable, pairs

KEY = b"k" * 32
TEXTS = st.text(alphabet="路灯坏了一二三 abＡ，。", max_size=40)


def test_spacing_and_the_size_of_signs_do_not_matter() -> None:
    assert pairs("路 灯") == pairs("路灯，") == {"路灯"}
    assert holds("滨江路的ＡＢＣ路灯", "abc 路灯")
    assert not holds("路灯坏了", "灯路")
    assert not is_searchable(" 路 ")
    assert is_searchable("路灯")


@given(TEXTS, st.integers(0, 30), st.integers(2, 12))
def test_what_a_text_holds_is_among_what_its_digests_find(
    text: str, start: int, length: int
) -> None:
    wanted = text[start : start + length]
    assert set(digests(wanted, KEY)) <= set(digests(text, KEY))


@given(TEXTS)
def test_another_key_knows_nothing_and_digests_fit_the_database(text: str) -> None:
    kept = digests(text, KEY)
    assert not set(kept) & set(digests(text, b"other" * 8))
    assert all(0 <= one < 2**63 for one in kept)
