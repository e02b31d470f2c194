"""Why this day: lines, articles and words."""

from datetime import date, datetime, time

import pytest

from yimen.ports.almanac import bundled_calendar
from yimen.rules.legal_clock import articles
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.legal_clock.clock import (
    ClockFacts,
    DecisionClock,
    Extension,
    LedgerDay,
    Limit,
    Pause,
    Procedure,
    Unit,
    Why,
    due,
    explain,
    ledger_words,
    sentence,
)
from yimen.rules.legal_clock.telling import (
    amount_words,
    day_words,
    due_words,
    limit_words,
    line_words,
    why_words,
)

CALENDAR = bundled_calendar()
FRIDAY = date(2026, 9, 18)
MONDAY = date(2026, 3, 2)


def lines(clock: ClockFacts) -> dict[date, LedgerDay]:
    return {line.on: line for line in explain(clock, CALENDAR)}


@pytest.mark.parametrize(
    ("day", "why", "article", "words"),
    [
        (date(2026, 9, 18), Why.START, articles.FIRST_DAY, "起算日，不计入"),
        (date(2026, 9, 19), Why.DAY_OFF, articles.WORKING_DAYS, "周六，不计入"),
        (
            date(2026, 9, 20),
            Why.COUNTED,
            articles.WORKING_DAYS,
            "第 1 个工作日，国庆节调休上班",
        ),
        (date(2026, 9, 21), Why.COUNTED, articles.WORKING_DAYS, "第 2 个工作日"),
        (date(2026, 9, 22), Why.PAUSED, articles.UNCOUNTED, "检测期间，不计入"),
        (date(2026, 9, 25), Why.DAY_OFF, articles.WORKING_DAYS, "中秋节放假，不计入"),
        (date(2026, 10, 9), Why.COUNTED, articles.DECISION, "第 5 个工作日，延长期"),
    ],
)
def test_each_day_has_its_reason_its_article_and_its_words(
    day: date, why: Why, article: str, words: str
) -> None:
    clock = ClockFacts(
        FRIDAY,
        Limit(4),
        (Pause(date(2026, 9, 21), asked_days=5, procedure=Procedure.DETECTION_TEST),),
        Extension(1, FRIDAY),
    )

    line = lines(clock)[day]

    assert (line.why, line.article, why_words(line)) == (why, article, words)


def test_a_make_up_day_and_a_holiday_name_their_notice() -> None:
    ledger = lines(ClockFacts(FRIDAY, Limit(5)))

    assert "国办发明电〔2025〕7号" in line_words(ledger[date(2026, 9, 20)])
    assert "国办发明电" not in line_words(ledger[date(2026, 9, 21)])


def test_a_last_day_that_moved_says_why() -> None:
    ledger = lines(ClockFacts(date(2026, 9, 15), Limit(10, Unit.CALENDAR_DAY)))

    moved = ledger[date(2026, 9, 25)]
    assert (moved.why, moved.article) == (Why.ROLLED, articles.LAST_DAY)
    assert why_words(ledger[date(2026, 9, 28)]) == "第 10 天"


def test_a_pause_told_on_the_last_day_says_so() -> None:
    clock = ClockFacts(
        MONDAY,
        Limit(5),
        (Pause(date(2026, 3, 9), asked_days=2, procedure=Procedure.HEARING),),
    )
    ledger = lines(clock)

    assert due(clock, CALENDAR).on == date(2026, 3, 12)
    assert why_words(ledger[date(2026, 3, 9)]) == "期满当日告知听证，不计入"
    assert why_words(ledger[date(2026, 3, 10)]) == "听证期间，不计入"
    assert why_words(ledger[date(2026, 3, 12)]) == "第 5 个工作日"


def test_a_pause_told_on_a_rolled_day_keeps_what_rolled() -> None:
    clock = ClockFacts(
        date(2026, 3, 4),
        Limit(3, Unit.CALENDAR_DAY),  # Saturday the 7th, so Monday the 9th
        (Pause(date(2026, 3, 9), asked_days=1),),
    )
    ledger = lines(clock)

    assert due(clock, CALENDAR).on == date(2026, 3, 11)
    assert ledger[date(2026, 3, 7)].why is Why.ROLLED
    assert ledger[date(2026, 3, 9)].why is Why.TOLD_ON_LAST_DAY


def test_what_is_presumed_says_so() -> None:
    ledger = lines(ClockFacts(date(2026, 12, 29), Limit(3)))

    assert why_words(ledger[date(2027, 1, 1)]) == "法定节假日，不计入"
    assert why_words(ledger[date(2027, 1, 4)]) == "第 3 个工作日，放假安排未公布，暂计"


def test_the_ledger_goes_on_to_a_day_beyond_the_due_day() -> None:
    clock = ClockFacts(MONDAY, Limit(5))

    late = explain(clock, CALENDAR, through=date(2026, 3, 11))[-1]

    assert (late.why, late.counted, why_words(late)) == (Why.LATE, False, "已超期")


def test_hours_are_told_in_hours_and_minutes() -> None:
    started_at = datetime(2026, 9, 18, 11, 20, tzinfo=CHINA)
    clock = ClockFacts(FRIDAY, Limit(9, Unit.HOUR), started_at=started_at)

    told = ledger_words(explain(clock, CALENDAR)).splitlines()

    assert told[0].startswith("2026-09-18 周五  计  计 4 小时 40 分钟")
    assert told[1].startswith("2026-09-19 周六  —  周六，不计入")
    assert told[2].startswith("2026-09-20 周日  计  计 4 小时 20 分钟")


def test_a_start_after_hours_uses_nothing_of_its_day() -> None:
    started_at = datetime(2026, 9, 18, 20, tzinfo=CHINA)
    clock = ClockFacts(FRIDAY, Limit(2, Unit.HOUR), started_at=started_at)

    assert lines(clock)[FRIDAY].why is Why.START


def test_an_hour_paused_all_day_is_told_with_the_pause() -> None:
    clock = ClockFacts(MONDAY, Limit(14, Unit.HOUR), (Pause(MONDAY, date(2026, 3, 4)),))

    assert lines(clock)[date(2026, 3, 3)].why is Why.PAUSED


def test_an_extension_of_hours_is_told_on_its_own_day() -> None:
    clock = ClockFacts(MONDAY, Limit(7, Unit.HOUR), extension=Extension(1, MONDAY))

    assert not lines(clock)[MONDAY].is_extended
    assert lines(clock)[date(2026, 3, 3)].is_extended


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Limit(20), "20个工作日"),
        (Limit(60, Unit.CALENDAR_DAY), "60个自然日"),
        (Limit(3, Unit.HOUR), "3小时"),
        (Limit(4, Unit.MINUTE), "4分钟"),
        (Limit(5, Unit.MONTH), "5个月"),
        (Limit(0), "当场"),
    ],
)
def test_a_limit_in_words(limit: Limit, words: str) -> None:
    assert limit_words(limit) == words


def test_days_and_amounts_in_words() -> None:
    assert day_words(date(2026, 10, 22)) == "10月22日(周四)"
    assert amount_words(125, Unit.HOUR) == "2 小时 5 分钟"
    assert amount_words(120, Unit.MINUTE) == "2 小时"
    assert amount_words(0, Unit.HOUR) == "0 分钟"
    assert amount_words(8, Unit.WORKING_DAY) == "8 天"


def test_a_due_day_in_words_keeps_its_hour_and_its_caveat() -> None:
    hours = ClockFacts(FRIDAY, Limit(2, Unit.HOUR))
    provisional = ClockFacts(date(2026, 12, 29), Limit(5))

    assert due_words(due(hours, CALENDAR)) == "2026年9月18日(周五) 11:00"
    assert due_words(due(provisional, CALENDAR)).endswith("（暂定，待放假安排公布）")


BOTH = DecisionClock(date(2026, 9, 18), Limit(20), Limit(10))


@pytest.mark.parametrize(
    ("clock", "today", "words"),
    [
        (
            BOTH,
            date(2026, 9, 30),
            "第 8 个工作日，承诺还剩 2 天，法定还剩 12 天",
        ),
        (BOTH, FRIDAY, "今天起算，承诺还剩 10 天，法定还剩 20 天"),
        (BOTH, date(2026, 9, 19), "尚未计入，承诺还剩 10 天，法定还剩 20 天"),
        (BOTH, date(2026, 10, 9), "第 10 个工作日，承诺今天到期，法定还剩 10 天"),
        (BOTH, date(2026, 10, 12), "第 12 个工作日，承诺已超 2 天，法定还剩 8 天"),
        (
            DecisionClock(FRIDAY, None, Limit(5)),
            date(2026, 9, 26),
            "第 5 个工作日，承诺已到期",
        ),
        (
            DecisionClock(
                FRIDAY,
                Limit(20),
                None,
                (Pause(date(2026, 9, 21), asked_days=5, procedure=Procedure.HEARING),),
            ),
            date(2026, 9, 22),
            "听证中，时限暂停，法定还剩 18 天",
        ),
        (
            DecisionClock(date(2026, 3, 2), Limit(10, Unit.CALENDAR_DAY), None),
            date(2026, 3, 5),
            "第 3 天，法定还剩 7 天",
        ),
        (
            DecisionClock(FRIDAY, None, Limit(3, Unit.HOUR)),
            datetime.combine(FRIDAY, time(10, 30), tzinfo=CHINA),
            "已用 1 小时 30 分钟，承诺还剩 1 小时 30 分钟",
        ),
    ],
)
def test_the_sentence_under_the_strip(
    clock: DecisionClock, today: date, words: str
) -> None:
    assert sentence(clock, today, CALENDAR) == words
