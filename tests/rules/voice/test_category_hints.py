"""What an order is probably about, and how often that is right."""

import json
import lzma
from collections import Counter
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.voice.category_hints import (
    FEWEST_PERSONS,
    MOST,
    Decided,
    Hint,
    hints,
    tried,
)
from yimen.rules.voice.similar_text import sketch

LAMPS, NOISE = "城乡建设/市政设施/路灯", "环境保护/噪声扬尘/夜间施工"
SAID = {
    "滨江路三号路口的路灯坏了一个星期": LAMPS,
    "我们小区门口的路灯坏了，晚上看不见": LAMPS,
    "东门路灯坏了没有人修": LAMPS,
    "工地夜间施工吵得睡不着": NOISE,
    "楼下工地半夜还在施工": NOISE,
    "夜间施工噪声太大，老人睡不着": NOISE,
}


def decided(
    text: str, category: str, number: str = "", person: str | None = None
) -> Decided:
    runs = frozenset(sketch(text))
    who = text if person is None else person
    return Decided(
        number=number or text,
        category=category,
        person=who,
        runs=runs,
        length=len(runs),
    )


KNOWN = [decided(text, category) for text, category in SAID.items()]


def asked(text: str, known: list[Decided] = KNOWN) -> tuple[Hint, ...]:
    return hints(frozenset(sketch(text)), known, len(known))


def test_a_text_is_probably_about_what_those_like_it_were() -> None:
    (first,) = asked("路口的路灯坏了")

    assert first.category == LAMPS
    assert first.is_sure
    assert set(first.alike) == {text for text, one in SAID.items() if one == LAMPS}
    assert asked("今天天气好") == ()
    assert asked("") == ()
    assert asked("路口的路灯坏了", []) == ()


def test_a_hint_tells_nothing_of_one_person_or_two() -> None:
    same = [decided(f"路灯坏了{place}", LAMPS, person="张") for place in range(9)]
    assert asked("路灯坏了", same) == ()
    two = [*same, decided("路灯坏了吗", LAMPS, person="李")]
    assert asked("路灯坏了", two) == ()

    nameless = [decided("路灯坏了", LAMPS, str(place), "") for place in range(3)]

    (first,) = asked("路灯坏了", nameless)
    assert first.alike == ("0", "1", "2")


def test_what_speaks_for_two_alike_is_not_filled_in() -> None:
    known = [
        decided("路灯坏了", one, f"{one}{place}", f"{place}")
        for one in (LAMPS, NOISE)
        for place in range(4)
    ]

    found = asked("路灯坏了", known)

    assert [one.share for one in found] == [0.5, 0.5]
    assert not any(one.is_sure for one in found)


TEXTS = st.text(alphabet="路灯坏了夜间施工吵人", min_size=1, max_size=12)
ORDERS = st.lists(
    st.builds(
        decided,
        TEXTS,
        st.sampled_from(["甲/乙/丙", "甲/乙/丁", "戊/己/庚"]),
        st.integers(0, 10**6).map(str),
        st.sampled_from(["", "张", "李", "王", "赵"]),
    ),
    max_size=30,
    unique_by=lambda one: one.number,
)


@given(TEXTS, ORDERS, st.randoms(use_true_random=False))
def test_neither_their_order_nor_what_is_unlike_matters(
    text: str, known: list[Decided], chance: Random
) -> None:
    runs = frozenset(sketch(text))
    found = hints(runs, known, len(known))
    mixed = [one for one in known if one.runs & runs]
    chance.shuffle(mixed)

    assert hints(runs, mixed, len(known)) == found
    assert hints(runs, known, len(known)) == found


@given(TEXTS, ORDERS)
def test_a_hint_was_filed_under_for_three_persons_at_least(
    text: str, known: list[Decided]
) -> None:
    found = asked(text, known)
    of = {one.number: one for one in known}

    assert len(found) <= MOST
    assert sum(one.share for one in found) <= 1 + 1e-9
    assert [one.share for one in found] == sorted(
        (one.share for one in found), reverse=True
    )
    for hint in found:
        mine = [of[number] for number in hint.alike]
        assert {one.category for one in mine} == {hint.category}
        assert len({one.person or one.number for one in mine}) >= FEWEST_PERSONS


def test_each_is_asked_about_with_those_before_it_only() -> None:
    late = [*KNOWN, decided("西门的路灯坏了", LAMPS), decided("路灯坏了", NOISE)]

    found = tried(late, most=2)

    assert (found.whole.asked, found.whole.hinted, found.whole.right) == (2, 2, 1)
    assert found.mistaken == ((NOISE, LAMPS, 1),)
    assert [(name, one.asked) for name, one in found.by_branch] == [
        ("城乡建设", 1),
        ("环境保护", 1),
    ]
    assert tried([]).whole.asked == 0
    assert tried(KNOWN).whole.hinted == 0


@given(ORDERS)
def test_the_counts_of_a_trial_fit_each_other(known: list[Decided]) -> None:
    trial = tried(known)
    whole = trial.whole

    assert whole.asked == len(known)
    assert whole.right <= whole.among <= whole.hinted <= whole.asked
    assert whole.sure_right <= min(whole.sure, whole.right)
    assert sum(one.asked for _, one in trial.by_branch) == whole.asked
    assert sum(count for *_, count in trial.mistaken) == whole.hinted - whole.right


def test_real_matters_are_mostly_given_to_the_right_department(
    shared_data: Path,
) -> None:
    """No real letters with categories are at hand, but names of 2,262 matters are."""
    path = shared_data / "guangdong_matters_2021.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    once = {row["matter_name"] + row["accept_standard"][:120]: row for row in rows}
    sizes = Counter(row["DEPT_NAME"] for row in once.values())
    kept = [
        decided(text, row["DEPT_NAME"])
        for text, row in once.items()
        if sizes[row["DEPT_NAME"]] >= 10
    ]
    Random(1).shuffle(kept)  # noqa: S311 - always the same

    whole = tried(kept, most=600).whole

    assert whole.hinted / whole.asked > 0.85
    assert whole.right / whole.hinted > 0.8
    assert whole.sure / whole.asked > 0.65
    assert whole.sure_right / whole.sure > 0.9
