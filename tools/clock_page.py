"""Writes docs/clock.md: how days are counted, every example answered by the rules."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Final

from yimen.ports.almanac import Bundled, bundled_calendar
from yimen.rules.legal_clock.calendar import CHINA, Kind, PublishedDay, WorkCalendar
from yimen.rules.legal_clock.clock import (
    ClockFacts,
    DecisionClock,
    Extension,
    LedgerDay,
    Limit,
    Pause,
    Procedure,
    Unit,
    delivery_due,
    due,
    explain,
    light,
    notice_due,
    restarted,
    sentence,
)
from yimen.rules.legal_clock.printed import (
    binds_applicant,
    binds_promise,
    binds_statute,
)
from yimen.rules.legal_clock.telling import day_words, due_words, limit_words, why_words

CALENDAR: Final = bundled_calendar()
TEXT: Final = Path(__file__).with_name("clock_page.md")
FRIDAY: Final = date(2026, 9, 18)
MONDAY: Final = date(2026, 3, 2)
LIGHTS: Final = {
    "green": "● 正常",
    "reminder": "△ 提醒",
    "yellow": "▲ 黄牌",
    "red": "■ 红牌",
    "paused": "‖ 暂停",
}


def page() -> str:
    """The whole page: the text with every example filled in."""
    return TEXT.read_text(encoding="utf-8").format(**examples())


def examples() -> dict[str, str]:
    """Every example by its name in the text."""
    paused = _facts(FRIDAY, 8, pause=_asked(date(2026, 9, 21), 3))
    told_late = _facts(MONDAY, 5, pause=_asked(date(2026, 3, 9), 2))
    rolled = _facts(date(2026, 9, 15), 10, Unit.CALENDAR_DAY)
    return {
        "spring": _table(explain(_facts(date(2026, 2, 13), 5), CALENDAR)),
        "autumn_due": _last(_facts(FRIDAY, 20)),
        "vectors": "\n".join(_vector(*row) for row in VECTORS),
        "paused": _table(explain(paused, CALENDAR)),
        "paused_due": _last(paused),
        "told_late": _table(explain(told_late, CALENDAR)),
        "rolled": _table(explain(rolled, CALENDAR)[-6:]),
        "month_due": _last(_facts(date(2026, 1, 31), 1, Unit.MONTH)),
        "hours": _hours(),
        "extended_due": _last(_facts(FRIDAY, 20, extension=Extension(10, FRIDAY))),
        "notice_due": day_words(notice_due(date(2026, 2, 13), CALENDAR).on),
        "restarted_due": _restarted(),
        "delivery_due": day_words(delivery_due(FRIDAY, CALENDAR).on),
        "provisional": due_words(due(_facts(date(2026, 12, 21), 20), CALENDAR)),
        "regional": _regional(),
        "printed": "\n".join(_printed(*row) for row in PRINTED),
        "lights": "\n".join(_lamp(day) for day in LAMPS),
        "sentence": sentence(
            DecisionClock(FRIDAY, Limit(20), Limit(10)), date(2026, 9, 30), CALENDAR
        ),
    }


VECTORS: Final = (
    (date(2026, 2, 13), 5, "2月14日周六上班，春节放到23日"),
    (date(2026, 2, 13), 20, "还要过2月28日周六上班"),
    (date(2026, 9, 18), 5, "9月20日周日上班"),
    (date(2026, 9, 18), 20, "两次调休，两个节"),
    (date(2026, 9, 30), 45, "联合办理，跨国庆"),
    (date(2025, 9, 26), 5, "八天长假，9月28日周日上班"),
    (date(2005, 4, 28), 5, "旧的七天五一"),
)
PRINTED: Final = (
    (date(2026, 10, 22), date(2026, 10, 20)),
    (date(2026, 10, 20), date(2026, 10, 22)),
)
LAMPS: Final = tuple(date(2026, 3, day) for day in (11, 12, 16, 17, 30, 31))


def _facts(
    started_on: date,
    number: int,
    unit: Unit = Unit.WORKING_DAY,
    *,
    pause: Pause | None = None,
    extension: Extension | None = None,
) -> ClockFacts:
    pauses = (pause,) if pause else ()
    return ClockFacts(started_on, Limit(number, unit), pauses, extension)


def _asked(told_on: date, days: int) -> Pause:
    return Pause(told_on, asked_days=days, procedure=Procedure.DETECTION_TEST)


def _last(facts: ClockFacts) -> str:
    return day_words(due(facts, CALENDAR).on)


def _table(lines: Iterable[LedgerDay]) -> str:
    rows = [
        f"| {day_words(line.on)} | {'计' if line.counted else '—'} "
        f"| {why_words(line)} | {line.article} |"
        for line in lines
    ]
    return "\n".join(["| 日期 | 计不计 | 为什么 | 条文 |", "|---|---|---|---|", *rows])


def _vector(started_on: date, days: int, why: str) -> str:
    last_on = due(_facts(started_on, days), CALENDAR).on
    first, last = (f"{day.year}年{day_words(day)}" for day in (started_on, last_on))
    return f"| {first} | {limit_words(Limit(days))} | {last} | {why} |"


def _hours() -> str:
    started_at = datetime(2026, 9, 18, 11, 20, tzinfo=CHINA)
    facts = ClockFacts(FRIDAY, Limit(9, Unit.HOUR), started_at=started_at)
    return (
        f"{_table(explain(facts, CALENDAR))}\n\n到 {due_words(due(facts, CALENDAR))}。"
    )


def _restarted() -> str:
    begun = DecisionClock(FRIDAY, Limit(20), None)
    return _last(restarted(begun, date(2026, 9, 30)).leading)


def _regional() -> str:
    local = [
        PublishedDay(date(2026, 4, day), Kind.OFF, "三月三", "") for day in (20, 21)
    ]
    guangxi = WorkCalendar.of(Bundled().days(), local, region="450000")
    facts = _facts(date(2026, 4, 13), 10)
    there, elsewhere = due(facts, guangxi).on, due(facts, CALENDAR).on
    return f"别处 {day_words(elsewhere)} 到期，那里 {day_words(there)} 到期"


def _printed(due_on: date, printed_on: date) -> str:
    days = (
        due_on,
        printed_on,
        binds_promise(due_on, printed_on),
        binds_applicant(due_on, printed_on),
        binds_statute(due_on, printed_on),
    )
    return f"| {' | '.join(map(day_words, days))} |"


def _lamp(day: date) -> str:
    clock = DecisionClock(MONDAY, Limit(20), Limit(10))
    lamp = LIGHTS[light(clock, day, CALENDAR).value]
    return f"| {day_words(day)} | {lamp} | {sentence(clock, day, CALENDAR)} |"
