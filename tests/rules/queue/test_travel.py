"""What is said of a change, and which changes say nothing."""

from dataclasses import replace
from datetime import date, time

from makers.catalogue import a_fee, a_matter
from yimen.rules.catalogue.intake import Necessity
from yimen.rules.catalogue.matter_changes import Change
from yimen.rules.catalogue.matters import Faq, Material
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.queue.opening import Session
from yimen.rules.queue.travel import (
    day_hours,
    guide_changed,
    hall_moved,
    state_changed,
    to_bring,
    window_changed,
)

PLAIN = a_matter()
FORM, LICENCE = PLAIN.materials
HEALTH = Material(code="M3", name="健康证明", copies=2)


def test_equal_guides_and_corrected_words_tell_nobody() -> None:
    assert guide_changed(PLAIN, PLAIN) is None
    for silent in (
        replace(PLAIN, faqs=(Faq(question="几楼？", answer="一楼"),)),
        replace(PLAIN, materials=(replace(FORM, notes="用黑色笔"), LICENCE)),
        replace(PLAIN, materials=(FORM, replace(LICENCE, copies=3))),  # shared
    ):
        assert guide_changed(PLAIN, silent) is None


def test_what_differs_is_named() -> None:
    told = guide_changed(PLAIN, replace(PLAIN, materials=(HEALTH, LICENCE)))

    assert told is not None
    assert told.what == "要多带健康证明；不用再带食品经营许可申请书"
    assert told.bring == "请带：健康证明（复印件2份）"
    for changed, said in (
        (replace(PLAIN, promised_limit=Limit(5)), "办理时限改为5个工作日"),
        (replace(PLAIN, is_charged=True, fees=(a_fee(),)), "收费有变"),
        (replace(PLAIN, conditions=()), "受理条件有变"),
        (
            replace(PLAIN, materials=(replace(FORM, originals=2), LICENCE)),
            "要求变了食品经营许可申请书（原件2份）",
        ),
    ):
        told = guide_changed(PLAIN, changed)
        assert told is not None
        assert said in told.what


def test_only_what_people_bring_is_listed() -> None:
    optional = replace(HEALTH, necessity=Necessity.OPTIONAL)
    many = tuple(replace(FORM, code=f"X{n}", name=f"材料{n}") for n in range(9))

    assert to_bring(replace(PLAIN, materials=(LICENCE, optional))) == (
        "不用带材料，带上身份证就行"
    )
    assert to_bring(replace(PLAIN, materials=many)).endswith("等9份")


def test_every_change_of_a_matter_says_something() -> None:
    said = {state_changed(one, organ="市监局", into="新事项") for one in Change}

    assert all(told.what and told.bring for told in said)
    assert state_changed(Change.DELEGATE_DOWN, organ="柳坪镇").what == "改由柳坪镇办理"


def test_halls_windows_and_hours() -> None:
    moved = hall_moved(address="青溪大道2号")
    assert moved is not None
    assert "搬到青溪大道2号" in moved.what
    assert hall_moved() is None
    closed = window_changed(3, is_closed=True, new_number=None)
    assert closed is not None
    assert closed.what == "3号窗口停用"
    assert window_changed(3, is_closed=False, new_number=3) is None
    renumbered = window_changed(3, is_closed=False, new_number=5)
    assert renumbered is not None
    assert "5号窗口" in renumbered.what
    day = date(2026, 10, 9)
    assert day_hours(day, (), "停电") == "10月9日(周五)不开放（停电）"
    assert "09:00到12:00" in day_hours(day, (Session(time(9), time(12)),))
