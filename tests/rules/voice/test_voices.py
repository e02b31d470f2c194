"""What people write: hidden numbers, near-same texts, categories, topics, causes."""

import string
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from yimen.rules.running_text import digits_of, masked, short
from yimen.rules.voice.categories import (
    BadCategory,
    CategoryTaken,
    NotALeaf,
    ParentMissing,
    at_level,
    check_leaf,
    check_new,
    level_of,
    name_of,
)
from yimen.rules.voice.hot_topics import HotTopic, Mention, hot_topics
from yimen.rules.voice.order_numbers import (
    OrderNumbersUsedUp,
    is_number,
    is_request_number,
    number_in,
    order_series,
    request_series,
)
from yimen.rules.voice.repeats import Likeness, Said, alike
from yimen.rules.voice.root_causes import Cause, FailedVisit, RootCause, root_causes
from yimen.rules.voice.similar_text import NEAR, folded, similarity, sketch

OFFICE = "023-42835566"
TEXTS = st.text(st.sampled_from("路灯坏了请修一下。，！Ａb3"), max_size=30)
GAPS = st.sampled_from(["", " ", "-", "－", " - "])
WIDE = str.maketrans(string.digits, "０１２３４５６７８９")


def spaced(number: str, gap: str, *, wide: bool) -> str:
    typed = gap.join((number[:3], number[3:7], number[7:]))
    return typed.translate(WIDE) if wide else typed


@given(
    rest=st.text(string.digits, min_size=9, max_size=9),
    second=st.sampled_from("3456789"),
    gap=GAPS,
    wide=st.booleans(),
    before=TEXTS,
    after=TEXTS,
)
def test_a_mobile_number_goes_however_it_is_typed(
    rest: str, second: str, gap: str, wide: bool, before: str, after: str
) -> None:
    number = f"1{second}{rest}"
    typed = f"{before}找{spaced(number, gap, wide=wide)}的人{after}"

    shown = masked(typed)

    assert number not in digits_of(shown)
    assert "找****的人" in shown
    assert masked(shown) == shown


@given(
    digits=st.text(string.digits, min_size=17, max_size=17),
    last=st.sampled_from([*string.digits, "X", "x"]),
    wide=st.booleans(),
)
def test_an_identity_number_goes(digits: str, last: str, wide: bool) -> None:
    typed = digits + last
    shown = masked(f"我叫张三，身份证{typed.translate(WIDE) if wide else typed}，谢谢")

    assert shown == "我叫张三，身份证****，谢谢"


@given(
    st.integers(16, 19).flatmap(
        lambda n: st.text(string.digits, min_size=n, max_size=n)
    )
)
@example("000000004000000000")  # within it lies what a hotline looks like
@example("400000000000000000")
def test_a_card_number_goes_in_groups_of_four_too(card: str) -> None:
    grouped = " ".join(card[at : at + 4] for at in range(0, len(card), 4))

    assert masked(f"卡号{card}。") == masked(f"卡号{grouped}。") == "卡号****。"


def test_the_offices_telephone_stays_and_a_private_one_goes() -> None:
    said = (
        f"请打{OFFICE}或12345、400-812-3456，家里电话 42831234，座机023-42830000，"
        "邮箱zhang.san@mail.example，车牌渝A·12345，住滨江路3栋2单元501室"
    )

    assert masked(said, offices=[OFFICE]) == (
        f"请打{OFFICE}或12345、400-812-3456，家里电话 ****，座机****，"
        "邮箱****，车牌****，住滨江路**"
    )


def test_dates_sums_and_articles_stay() -> None:
    said = "2026年9月21日缴了1234.56元，按第三十六条、文号20260921办，3号窗口"

    assert masked(said) == said


def test_a_cell_keeps_the_ends_of_private_numbers_and_all_of_others() -> None:
    def offices() -> list[str]:
        return ["13900001111", "023-42830000"]

    def nobody() -> list[str]:
        raise AssertionError

    said = short("他说打138-1234-2211，证110105 19491231 0038。", offices)
    assert said == "他说打138****2211，证110105********0038。"
    assert short("站里电话13900001111", offices) == "站里电话13900001111"
    assert short("１３８１２３４２２１１", offices) == "138****2211"
    for other in (
        "500199000720260921000011",  # a case
        "20260907000011",  # an order
        "115001990000000518",  # a public organ
        "91500117MA5U00001X",
        "023-42830000",
        "2026-11-23 13:45",
        "13812.34",
    ):
        assert short(other, nobody) == other


def test_what_the_record_knows_is_hidden_by_name() -> None:
    said = "欧阳小明（电话：8 6 1 2 3 4 5）说的"

    assert masked(said, names=["欧阳小明"], numbers=["8612345"]) == (
        "欧阳*（电话：****）说的"
    )


@given(TEXTS, TEXTS)
def test_similarity_is_the_same_both_ways_round(one: str, other: str) -> None:
    first, second = sketch(one), sketch(other)

    assert similarity(first, second) == similarity(second, first)
    assert 0 <= similarity(first, second) <= 1
    assert not folded(one) or similarity(first, sketch(f" {one}！")) == 1


def test_near_texts_are_found_and_others_are_not() -> None:
    said = "滨江路三号路口的路灯坏了一个星期，晚上走路很危险，请尽快派人来修。"
    near = "滨江路三号路口路灯坏了一个星期了，晚上走路很危险，请尽快派人来修！谢谢"
    other = "退休金的认证在手机上怎么做，老人不会用智能手机。"

    assert similarity(sketch(said), sketch(near)) >= NEAR
    assert similarity(sketch(said), sketch(other)) < NEAR
    assert not set(sketch(said)) & set(sketch(said, b"another key"))


def test_repeats_come_before_same_words_and_same_person() -> None:
    words, others = sketch("小区门口天天堵车没人管"), sketch("办证要跑三趟")
    new = Said("9", b"zhang", words)
    earlier = [
        Said("1", b"zhang", others),
        Said("2", b"li", words),
        Said("3", b"zhang", words),
        Said("4", b"", others),
        new,
    ]

    found = [(one.number, one.likeness) for one in alike(new, earlier)]

    assert found == [
        ("3", Likeness.REPEAT),
        ("2", Likeness.SAME_WORDS),
        ("1", Likeness.SAME_PERSON),
    ]
    assert not alike(Said("9", b"", others), [Said("1", b"", words)])


def test_a_category_is_a_path_of_three_levels() -> None:
    paths = {"城乡建设", "城乡建设/道路"}
    leaf = "城乡建设/道路/路面破损"

    check_new(leaf, paths, paths)
    check_leaf(leaf, {*paths, leaf})
    assert (level_of(leaf), name_of(leaf)) == (3, "路面破损")
    assert at_level(leaf, 2) == "城乡建设/道路"
    with pytest.raises(CategoryTaken):
        check_new("城乡建设", paths, paths)
    with pytest.raises(ParentMissing):
        check_new("城乡建设/供水/停水", paths, paths)
    with pytest.raises(NotALeaf):
        check_leaf("城乡建设/道路", paths)
    for path in ("", f"{leaf}/坑", "城乡建设/", "城乡建设/ ", "长" * 21):
        with pytest.raises(BadCategory):
            check_new(path, {*paths, leaf}, paths)


TODAY = date(2026, 9, 21)


def test_a_topic_is_hot_with_three_persons_and_not_fewer_than_before() -> None:
    def said(topic: str, person: str, ago: int) -> Mention:
        return Mention(topic, person, TODAY - timedelta(days=ago))

    mentions = [
        *(said("路灯", person, 1) for person in "abcd"),
        said("路灯", "a", 40),
        *(said("停水", person, 29) for person in "abc"),
        *(said("停水", person, 30) for person in "abcd"),
        *(said("噪音", "a", ago) for ago in range(9)),
        *(said("扬尘", person, 3) for person in "abc"),
        *(said("旧事", person, 70) for person in "abc"),
        *(said("", person, 1) for person in "abc"),
    ]

    assert hot_topics(mentions, TODAY) == (
        HotTopic("路灯", 4, 1),
        HotTopic("扬尘", 3, 0),
    )


def test_root_causes_are_counted_by_week_and_marked_when_they_come_back() -> None:
    def failed(ago: int, matter: str, cause: Cause) -> FailedVisit:
        return FailedVisit(TODAY + timedelta(days=6 - ago), matter, cause)

    visits = [
        *(failed(ago, "M1", Cause.MATERIALS) for ago in (0, 6)),
        failed(7, "M1", Cause.MATERIALS),
        failed(3, "", Cause.SYSTEM),
        failed(14, "M2", Cause.RULES),
        failed(-1, "M2", Cause.RULES),
    ]

    found = root_causes(visits, TODAY)

    assert found == (
        RootCause("M1", Cause.MATERIALS, 2, 1),
        RootCause("", Cause.SYSTEM, 1, 0),
    )
    assert [one.comes_back for one in found] == [True, False]


@given(st.integers(1, 99_999), st.dates(date(2000, 1, 1), date(2999, 1, 1)))
def test_numbers_of_orders_and_of_requests_are_told_apart(
    count: int, day: date
) -> None:
    order = number_in(order_series(day), count)
    request = number_in(request_series(day), count)

    assert is_number(order)
    assert not is_request_number(order)
    assert is_request_number(request)
    assert not is_number(order[:-1])
    with pytest.raises(OrderNumbersUsedUp):
        number_in(order_series(day), 0)
