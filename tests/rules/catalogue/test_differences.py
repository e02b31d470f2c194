"""Two versions beside each other, field by field, entry by entry."""

from dataclasses import replace

from makers.catalogue import ELEMENTS, a_fee, a_matter
from yimen.rules.catalogue.differences import Difference, Kind, differences
from yimen.rules.catalogue.matters import Condition, Material, Matter
from yimen.rules.legal_clock.limits import Limit

OLD = a_matter()


def against(new: Matter) -> list[Difference]:
    return list(differences(OLD, new))


def test_the_same_matter_differs_in_nothing() -> None:
    assert against(replace(OLD, number=2, version_id=9)) == []


def test_a_field_differs_in_words_people_read() -> None:
    found = against(replace(OLD, promised_limit=Limit(5), is_charged=True))

    assert [(d.term, d.before, d.after) for d in found] == [
        ("承诺办结时限", "8个工作日", "5个工作日"),
        ("是否收费", "否", "是"),
    ]


def test_an_element_differs_under_its_own_term() -> None:
    found = against(
        replace(OLD, elements=replace(ELEMENTS, aliases=("开饭店", "面馆")))
    )

    assert [(d.term, d.before, d.after) for d in found] == [
        ("别名", "开饭店", "开饭店\n面馆")
    ]


def test_an_added_paper_is_one_difference_not_a_shift_of_all() -> None:
    first = Material(code="M0", name="健康证明", copies=1)

    found = against(replace(OLD, materials=(first, *OLD.materials)))

    assert [(d.chapter, d.entry, d.kind) for d in found] == [
        ("申请材料", "健康证明", Kind.ADDED)
    ]
    assert "健康证明" in found[0].after


def test_a_dropped_condition_and_a_new_fee_are_named() -> None:
    found = against(replace(OLD, conditions=(), fees=(a_fee(),)))

    assert [(d.chapter, d.kind) for d in found] == [
        ("受理条件", Kind.DROPPED),
        ("收费项目", Kind.ADDED),
    ]


def test_a_paper_that_changed_says_in_which_field() -> None:
    copies = replace(OLD.materials[1], copies=2)

    found = against(replace(OLD, materials=(OLD.materials[0], copies)))

    assert [(d.field, d.entry, d.term, d.before, d.after) for d in found] == [
        ("materials.copies", "营业执照", "复印件份数", "1", "2")
    ]


def test_another_order_is_a_difference_of_its_own() -> None:
    found = against(replace(OLD, materials=OLD.materials[::-1], steps=OLD.steps))

    assert [(d.term, d.before) for d in found] == [
        ("顺序", "食品经营许可申请书、营业执照")
    ]


def test_steps_go_by_kind_and_name() -> None:
    slower = replace(OLD.steps[1], limit=Limit(3))
    found = against(replace(OLD, steps=(OLD.steps[0], slower, *OLD.steps[2:])))

    assert [(d.entry, d.term, d.after) for d in found] == [
        ("审核", "环节时限", "3个工作日")
    ]


def test_a_condition_with_another_basis_is_the_same_condition() -> None:
    based = Condition(text=OLD.conditions[0].text, basis="食品安全法33")

    found = against(replace(OLD, conditions=(based,)))

    assert [(d.term, d.after) for d in found] == [("依据", "食品安全法33")]
