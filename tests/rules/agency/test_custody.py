"""One holder at a time, whatever the hands do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.agency.custody import (
    CLIENT,
    Held,
    ItemKind,
    Link,
    NothingToHandOver,
    NotTheHolder,
    SameHolder,
    SignatureMissing,
    balance,
    is_settled,
    links,
    node_of,
    place,
    signed,
)


def held(
    item_id: int, holder: str = CLIENT, kind: ItemKind = ItemKind.ORIGINAL
) -> Held:
    return Held(item_id, f"原件{item_id}", kind, 1, holder, 0)


@given(
    st.integers(1, 6),
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4)), max_size=40),
)
def test_after_any_walk_every_paper_has_one_holder(
    papers: int, hands: list[tuple[int, int]]
) -> None:
    now = {one: held(one) for one in range(papers)}
    chains: dict[int, list[Link]] = {
        one: [Link(one, 1, CLIENT, place(0))] for one in now
    }
    for one in now:
        now[one] = Held(one, "原件", ItemKind.ORIGINAL, 1, place(0), 1)
    for chosen, to in hands:
        item = now[chosen % papers]
        taker = CLIENT if to == 4 else place(to)
        if taker == item.holder:
            with pytest.raises(SameHolder):
                links([item], item.holder, taker)
            continue
        (link,) = links([item], item.holder, taker)
        chains[link.item_id].append(link)
        now[link.item_id] = Held(
            link.item_id, "原件", ItemKind.ORIGINAL, 1, taker, link.sequence
        )

    count = balance(chains)
    assert sum(count.values()) == papers
    for holder, number in count.items():
        assert number == sum(item.holder == holder for item in now.values())


def test_only_the_holder_hands_over() -> None:
    with pytest.raises(NotTheHolder):
        links([held(1, place(1)), held(2, place(2))], place(1), place(3))
    with pytest.raises(NothingToHandOver):
        links([], place(1), place(2))


def test_a_broken_chain_has_no_balance() -> None:
    with pytest.raises(NotTheHolder):
        balance({1: [Link(1, 1, CLIENT, place(1)), Link(1, 2, place(2), CLIENT)]})


def test_both_sign() -> None:
    signed("officer:1", "client:paper")
    with pytest.raises(SignatureMissing):
        signed("officer:1", " ")


def test_a_holder_is_a_place_or_the_client() -> None:
    assert node_of(place(7)) == 7
    assert node_of(CLIENT) is None


def test_a_result_never_stays_in_the_file() -> None:
    file_of = place(1)
    mine = [held(1), held(2, file_of, ItemKind.BUNDLE)]

    assert is_settled(mine, file_of)
    assert not is_settled(mine)
    assert not is_settled([held(3, file_of, ItemKind.RESULT)], file_of)
    assert not is_settled([held(4, place(2))], file_of)
