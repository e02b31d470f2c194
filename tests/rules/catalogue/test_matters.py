"""Matters as values: merged steps, local variants, limits in words."""

from dataclasses import replace

import pytest

from makers.catalogue import ELEMENTS, a_matter
from yimen.rules.catalogue.captions import (
    CODES,
    PARTS,
    limit_read,
    limit_text,
    limit_words,
)
from yimen.rules.catalogue.elements import LOCAL, NotOverridable, overridden
from yimen.rules.catalogue.matters import DEFAULT_STEPS, MatterType
from yimen.rules.legal_clock.limits import Limit, Unit


def test_five_steps_are_shown_as_the_three_of_every_hall() -> None:
    shown = a_matter(steps=DEFAULT_STEPS).shown_steps

    assert [[step.name for step in group] for group in shown] == [
        ["受理"],
        ["审核", "审批"],
        ["办结", "送达"],
    ]


def test_a_first_step_has_nothing_to_be_merged_with() -> None:
    only = replace(DEFAULT_STEPS[0], is_merged=True)

    assert a_matter(steps=(only,)).shown_steps == ((only,),)


def test_a_paper_is_found_by_its_code() -> None:
    matter = a_matter()

    assert matter.material("M2") is matter.materials[1]
    assert matter.material("M9") is None


def test_a_hall_below_has_its_own_place_and_telephone() -> None:
    local = overridden(ELEMENTS, {"place": "清河镇便民服务中心"})

    assert local.place == "清河镇便民服务中心"
    assert local.consult_phone == ELEMENTS.consult_phone
    assert "place" in LOCAL


@pytest.mark.parametrize("name", ["legal_bases", "audiences", "nothing"])
def test_a_hall_below_may_not_change_the_law(name: str) -> None:
    with pytest.raises(NotOverridable):
        overridden(ELEMENTS, {name: "别的"})


def test_nobody_applies_for_a_penalty() -> None:
    assert not MatterType.ADMINISTRATIVE_PENALTY.is_applied_for
    assert MatterType.PUBLIC_SERVICE.is_applied_for


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("30(工作日)", Limit(30)),
        ("91(自然日)", Limit(91, Unit.CALENDAR_DAY)),
        ("20个工作日", Limit(20)),
        ("3个月", Limit(3, Unit.MONTH)),
        ("4小时", Limit(4, Unit.HOUR)),
        ("当场", Limit(0)),
        ("二十天左右", None),
        ("0.5(工作日)", None),
        ("无", None),
    ],
)
def test_a_limit_is_read_with_its_unit(text: str, limit: Limit | None) -> None:
    assert limit_read(text) == limit


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("number", [0, 1, 20])
def test_a_limit_reads_as_it_is_written(number: int, unit: Unit) -> None:
    assert limit_read(limit_text(Limit(number, unit))) == Limit(number, unit)


def test_a_limit_is_said_as_people_say_it() -> None:
    assert limit_words(Limit(20)) == "20个工作日"
    assert limit_words(Limit(3, Unit.MONTH)) == "3个月"
    assert limit_words(Limit(0)) == "当场"


@pytest.mark.parametrize("kind", CODES)
def test_every_code_has_its_text_and_no_two_share_one(kind: type) -> None:
    texts = CODES[kind]

    assert set(texts) == {str(code.value) for code in kind}  # type: ignore[attr-defined]
    assert len(set(texts.values())) == len(texts)


@pytest.mark.parametrize("part", PARTS)
def test_no_two_fields_of_a_part_share_a_term(part: str) -> None:
    assert len(set(PARTS[part].values())) == len(PARTS[part])
