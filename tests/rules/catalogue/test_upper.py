"""Two catalogues beside each other: who is missing where, and what differs."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from makers.catalogue import ELEMENTS, a_fee, a_matter
from yimen.rules.catalogue.matters import Material, Matter
from yimen.rules.catalogue.upper import Pair, Side, Way, beside, counts
from yimen.rules.legal_clock.limits import Limit, Unit

OLD = a_matter(code="U-1", base_code="000131001000")


def only(upper: Matter, own: Matter) -> Pair:
    (pair,) = beside([upper], [own])
    return pair


@st.composite
def catalogues(draw: st.DrawFn) -> list[Matter]:
    """A small catalogue whose names and basic codes often meet."""
    codes = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6))
    return [
        a_matter(
            code=code,
            name=draw(st.sampled_from(["甲", "乙", "丙"])),
            base_code=draw(st.sampled_from(["", "1", "2", "3"])),
            promised_limit=draw(st.sampled_from([None, Limit(0), Limit(5), Limit(9)])),
        )
        for code in codes
    ]


@given(upper=catalogues(), own=catalogues())
def test_every_matter_of_both_sides_stands_there_once(
    upper: list[Matter], own: list[Matter]
) -> None:
    pairs = beside(upper, own)

    theirs = Counter(pair.upper.code for pair in pairs if pair.upper)
    ours = Counter(pair.own.code for pair in pairs if pair.own)
    assert theirs == Counter(one.code for one in upper)
    assert ours == Counter(one.code for one in own)
    assert all(bool(pair.way) == bool(pair.upper and pair.own) for pair in pairs)
    assert sum(counts(pairs).values()) == len(pairs)
    common = {one.code for one in upper} & {one.code for one in own}
    by_code = {p.own.code for p in pairs if p.way is Way.CODE and p.own}
    assert by_code == common


@given(own=catalogues())
def test_a_catalogue_beside_itself_differs_in_nothing(own: list[Matter]) -> None:
    pairs = beside(own, reversed(own))

    assert {pair.side for pair in pairs} <= {Side.SAME}
    assert not any(pair.promises_longer for pair in pairs)


def test_codes_come_first_then_basic_codes_then_names() -> None:
    own = replace(OLD, code="L-1")

    assert only(OLD, OLD).way is Way.CODE
    assert only(OLD, replace(own, name="别的名称")).way is Way.BASE_CODE
    assert only(OLD, replace(own, base_code="")).way is Way.NAME
    two = [own, replace(own, code="L-2")]
    assert counts(beside([OLD], two)) == {
        Side.UPPER: 1,
        Side.OWN: 2,
        Side.DIFFERENT: 0,
        Side.SAME: 0,
    }


def test_what_is_local_by_nature_is_no_difference() -> None:
    own = replace(
        OLD,
        code="L-1",
        exercise_level="5",
        line=None,
        promised_limit=Limit(3),
        elements=replace(ELEMENTS, place="镇政府一楼", consult_phone="026-1"),
        materials=tuple(replace(m, code=f"own-{m.code}") for m in OLD.materials),
        faqs=(),
    )

    assert only(OLD, own).side is Side.SAME
    assert only(OLD, replace(own, promised_limit=Limit(0))).side is Side.SAME


def test_papers_fees_basis_and_limits_differ() -> None:
    own = replace(
        OLD,
        statutory_limit=Limit(30),
        elements=replace(ELEMENTS, legal_bases=("某县自定",)),
        materials=(*OLD.materials, Material(code="M9", name="介绍信", copies=1)),
        fees=(a_fee(),),
    )

    pair = only(OLD, own)

    assert pair.side is Side.DIFFERENT
    said = {(one.chapter, one.entry, one.term) for one in pair.found}
    assert ("", "", "法定办结时限") in said
    assert ("", "", "设定依据") in said
    assert ("申请材料", "介绍信", "") in said
    assert ("收费项目", a_fee().name, "") in said


def test_a_promise_longer_than_the_upper_one_is_marked() -> None:
    longer = only(OLD, replace(OLD, promised_limit=Limit(9)))
    none = only(OLD, replace(OLD, promised_limit=None))
    apart = only(OLD, replace(OLD, promised_limit=Limit(8, Unit.CALENDAR_DAY)))
    silent = replace(OLD, promised_limit=None)

    assert longer.promises_longer
    assert [(o.before, o.after) for o in longer.found] == [("8个工作日", "9个工作日")]
    assert none.side is Side.DIFFERENT
    assert apart.side is Side.DIFFERENT
    assert not none.promises_longer
    assert not apart.promises_longer
    assert only(silent, OLD).side is Side.SAME
