from datetime import date

import pytest
from django.utils import translation

from yimen.ports.almanac import bundled_calendar
from yimen.rules.legal_clock.clock import (
    DecisionClock,
    Limit,
    Pause,
    Procedure,
    Strip,
    Unit,
    strip,
)
from yimen.screens.shared.strips import Drawn, drawn

START = date(2026, 9, 18)


def a_strip(
    today: date,
    *,
    pauses: tuple[Pause, ...] = (),
    start: date = START,
    statutory: int | None = 20,
    promised: int | None = 8,
) -> Strip:
    limits = (
        Limit(days, Unit.WORKING_DAY) if days else None
        for days in (statutory, promised)
    )
    clock = DecisionClock(start, *limits, pauses)
    return strip(clock, today, bundled_calendar())


def boxes(page: Drawn) -> list[str]:
    return [box.css for run in page.runs for box in run.boxes]


def test_every_day_has_one_box() -> None:
    one = a_strip(date(2026, 9, 23))

    assert len(boxes(drawn(one))) == len(one.days) == 35


def test_a_run_that_does_not_count_says_why_and_a_counted_one_need_not() -> None:
    runs = {run.css.split()[0]: run for run in drawn(a_strip(START)).runs[::-1]}

    assert runs["start"].words == "9月18日(周五)，起算日，不计入（民法典第二百零一条）"
    assert runs["off"].words == "9月19日(周六)，周六，不计入（行政许可法第八十二条）"
    assert runs["off"].can_ask
    assert runs["counted"].words == "9月20日(周日)至9月24日(周四)，5 天，计入"
    assert not runs["counted"].can_ask


def test_a_holiday_and_the_weekend_in_it_are_one_run() -> None:
    holiday = next(run for run in drawn(a_strip(START)).runs if "国庆节" in run.words)

    assert len(holiday.boxes) == 7
    assert holiday.words.startswith("10月1日(周四)至10月7日(周三)，国庆节放假，不计入")


def test_the_first_day_is_never_filled() -> None:
    assert boxes(drawn(a_strip(date(2026, 9, 23))))[0] == ""


def test_today_and_the_two_ends_are_marked_once() -> None:
    marks = " ".join(boxes(drawn(a_strip(date(2026, 9, 23))))).split()

    assert marks.count("today") == 1
    assert marks.count("promised") == 1
    assert marks.count("statutory") == 1


def test_days_used_after_the_promise_look_different() -> None:
    marks = " ".join(boxes(drawn(a_strip(date(2026, 10, 12))))).split()

    assert marks.count("used") == 8
    assert marks.count("over") == 4


def test_without_a_promise_nothing_is_over_before_it_is_late() -> None:
    page = drawn(a_strip(date(2026, 10, 12), promised=None))

    assert "over" not in " ".join(boxes(page))
    assert [end.css for end in page.ends] == ["from", "statute"]


def test_a_pause_is_a_run_with_its_procedure_and_article() -> None:
    test = Pause(date(2026, 9, 22), asked_days=2, procedure=Procedure.DETECTION_TEST)

    page = drawn(a_strip(date(2026, 9, 24), pauses=(test,)))

    paused = next(run for run in page.runs if run.css.startswith("paused"))
    assert len(paused.boxes) == 2
    assert "检测" in paused.words
    assert "行政许可法第四十五条" in paused.words


def test_after_the_statute_the_days_are_late() -> None:
    late = [
        run.words
        for run in drawn(a_strip(date(2026, 10, 27))).runs
        if run.css.startswith("late")
    ]

    assert late == ["10月23日(周五)，已超期", "10月26日(周一)至10月27日(周二)，已超期"]


@pytest.mark.parametrize(
    ("today", "pin"),
    [(START, "first"), (date(2026, 9, 28), "mid"), (date(2026, 10, 22), "last")],
)
def test_the_word_for_today_never_leaves_the_strip(today: date, pin: str) -> None:
    page = drawn(a_strip(today))

    assert [box.pin for run in page.runs for box in run.boxes if box.pin] == [pin]


def test_a_reason_near_the_right_edge_opens_to_the_left() -> None:
    runs = drawn(a_strip(START)).runs

    assert "right" not in runs[1].css
    assert "right" in runs[-2].css


def test_an_unpublished_year_says_that_the_day_may_move() -> None:
    page = drawn(a_strip(date(2026, 12, 8), start=date(2026, 12, 1), statutory=30))

    assert [end.is_provisional for end in page.ends] == [False, False, True]
    assert page.remarks[-1].startswith("有一年的放假安排还没有公布")


def test_the_sentence_is_that_of_the_clock() -> None:
    one = a_strip(date(2026, 9, 23))

    assert drawn(one).sentence == one.sentence


def test_the_ends_are_short_enough_for_a_phone() -> None:
    assert [end.words for end in drawn(a_strip(START)).ends] == [
        "9月18日",
        "9月30日",
        "10月22日",
    ]


def test_in_english_every_word_is_english() -> None:
    with translation.override("en"):
        page = drawn(a_strip(date(2026, 12, 8), start=date(2026, 12, 1), statutory=30))

    said = [page.sentence, *page.remarks, *(run.words for run in page.runs)]
    assert all(words.isascii() for words in said), said
    assert (
        page.sentence == "Promised: done by Fri 11 Dec; By law: done by Wed 13 Jan 2027"
    )
