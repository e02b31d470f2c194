"""The clock in plain Chinese, the same words on paper, screens and command line."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from yimen.rules.legal_clock.calendar import (
    CHINA,
    DayReason,
    Reason,
    WorkCalendar,
    local_date,
)
from yimen.rules.legal_clock.counting import due, is_late, remaining, used
from yimen.rules.legal_clock.ledger import LedgerDay, Why
from yimen.rules.legal_clock.lights import running_pause
from yimen.rules.legal_clock.limits import Limit, Unit
from yimen.rules.legal_clock.pauses import Procedure
from yimen.rules.legal_clock.terms import ClockFacts, DecisionClock, Due

MINUTES_AN_HOUR: Final = 60
WEEKDAYS: Final = "一二三四五六日"

UNITS: Final = {
    Unit.WORKING_DAY: "个工作日",
    Unit.CALENDAR_DAY: "个自然日",
    Unit.HOUR: "小时",
    Unit.MINUTE: "分钟",
    Unit.MONTH: "个月",
}

PROCEDURES: Final = {
    Procedure.HEARING: "听证",
    Procedure.TENDER: "招标",
    Procedure.AUCTION: "拍卖",
    Procedure.INSPECTION_TEST: "检验",
    Procedure.DETECTION_TEST: "检测",
    Procedure.QUARANTINE: "检疫",
    Procedure.APPRAISAL: "鉴定",
    Procedure.EXPERT_REVIEW: "专家评审",
    Procedure.SPECIAL_PROCEDURE: "特别程序",
    Procedure.SITE_SURVEY: "现场勘验",
    Procedure.PUBLIC_NOTICE: "公示",
    Procedure.DRAWING_REVIEW: "图纸审查",
    Procedure.CORRECTION: "补正",
    Procedure.THIRD_PARTY: "征求第三方意见",
    Procedure.JOINT_STANDSTILL: "联办各部门都在特别程序中",
}

REASONS: Final = {
    Reason.WEEKDAY: "工作日",
    Reason.WEEKEND: "周末",
    Reason.PRESUMED_WORKDAY: "暂按工作日",
    Reason.PRESUMED_OFF: "法定节假日",
}

PLAIN: Final = {
    Why.START: "起算日，不计入",
    Why.ROLLED: "期间最后一日逢休息日，顺延",
    Why.CLOSED: "不在办公时间，不计入",
    Why.LATE: "已超期",
}


def day_words(day: date) -> str:
    """A day as it is spoken: 10月22日(周四)."""
    return f"{day.month}月{day.day}日(周{WEEKDAYS[day.weekday()]})"


def dated_words(day: date) -> str:
    """The same with its year: 2026年10月22日(周四)."""
    return f"{day.year}年{day_words(day)}"


def limit_words(limit: Limit) -> str:
    """A limit as it is spoken: 20个工作日, or 当场."""
    return f"{limit.number}{UNITS[limit.unit]}" if limit.number else "当场"


def due_words(due: Due) -> str:
    """A due day with its year, its hour if it has one, and its caveat."""
    moment = f" {due.at.astimezone(CHINA):%H:%M}" if due.at else ""
    caveat = "（暂定，待放假安排公布）" if due.provisional else ""
    return f"{dated_words(due.on)}{moment}{caveat}"


def amount_words(amount: int, unit: Unit) -> str:
    """So many days, or hours and minutes."""
    if not unit.is_timed:
        return f"{amount} 天"
    hours, minutes = divmod(amount, MINUTES_AN_HOUR)
    parts = [f"{hours} 小时"] * bool(hours) + [f"{minutes} 分钟"] * bool(minutes)
    return " ".join(parts) or "0 分钟"


def why_words(line: LedgerDay) -> str:
    """Why a day of the ledger is counted or not."""
    if line.why is Why.COUNTED:
        return _counted_words(line)
    if line.why is Why.DAY_OFF:
        return f"{_off_words(line)}，不计入"
    if line.why is Why.PAUSED:
        return f"{_pause_words(line)}期间，不计入"
    if line.why is Why.TOLD_ON_LAST_DAY:
        return f"期满当日告知{_pause_words(line)}，不计入"
    return PLAIN[line.why]


def stretch_words(lines: Sequence[LedgerDay]) -> str:
    """Why days that follow each other are counted or not, said once."""
    first, last = lines[0], lines[-1]
    if len(lines) == 1:
        return why_words(first)
    if first.why is Why.COUNTED and not first.unit.is_timed:
        counter = "个工作日" if first.unit is Unit.WORKING_DAY else "天"
        return f"第 {first.total}–{last.total} {counter}"
    if all(line.why is Why.DAY_OFF for line in lines):
        reasons = dict.fromkeys(reason_words(line.reason) for line in lines)
        return f"{'、'.join(reasons)}，不计入"
    return "；".join(dict.fromkeys(why_words(line) for line in lines))


def reason_words(reason: DayReason) -> str:
    """What a day is: 工作日, 周末, 春节放假, 春节调休上班."""
    match reason.why:
        case Reason.HOLIDAY:
            return f"{reason.name}放假"
        case Reason.MAKE_UP:
            return f"{reason.name}调休上班"
        case _:
            return REASONS[reason.why]


def line_words(line: LedgerDay) -> str:
    """One line of the ledger: the day, a mark, why, and under what."""
    mark = "计" if line.counted else "—"
    source = "；".join(filter(None, (line.article, _notice_of(line))))
    day = f"{line.on.isoformat()} 周{WEEKDAYS[line.on.weekday()]}"
    return f"{day}  {mark}  {why_words(line)}" + (f"（{source}）" if source else "")


def ledger_words(lines: Iterable[LedgerDay]) -> str:
    """The whole ledger, a line a day."""
    return "\n".join(line_words(line) for line in lines)


def sentence(
    clock: DecisionClock, when: date | datetime, calendar: WorkCalendar
) -> str:
    """How the case stands: 第 8 个工作日，承诺还剩 2 天，法定还剩 12 天."""
    parts = [_progress_words(clock, when, calendar)]
    if clock.promised is not None:
        parts.append("承诺" + _left_words(clock.promised, when, calendar))
    if clock.statutory is not None:
        parts.append("法定" + _left_words(clock.statutory, when, calendar))
    return "，".join(parts)


def _progress_words(
    clock: DecisionClock, when: date | datetime, calendar: WorkCalendar
) -> str:
    facts = clock.leading
    today = local_date(when) if isinstance(when, datetime) else when
    running = running_pause(facts, today, calendar)
    if running is not None:
        return f"{PROCEDURES[running.procedure]}中，时限暂停"
    amount = used(facts, when, calendar)
    if facts.limit.unit.is_timed:
        return f"已用 {amount_words(amount, facts.limit.unit)}"
    if amount == 0:
        return "今天起算" if today == facts.started_on else "尚未计入"
    counter = "个工作日" if facts.limit.unit is Unit.WORKING_DAY else "天"
    return f"第 {amount} {counter}"


def _left_words(
    facts: ClockFacts, when: date | datetime, calendar: WorkCalendar
) -> str:
    left = remaining(facts, when, calendar)
    last = due(facts, calendar)
    unit = facts.limit.unit
    if is_late(last, when):
        return f"已超 {amount_words(-left, unit)}" if left else "已到期"
    today = local_date(when) if isinstance(when, datetime) else when
    if today == last.on and not unit.is_timed:
        return "今天到期"
    return f"还剩 {amount_words(left, unit)}"


def _counted_words(line: LedgerDay) -> str:
    if line.unit.is_timed:
        text = f"计 {amount_words(line.amount, line.unit)}"
    elif line.unit is Unit.WORKING_DAY:
        text = f"第 {line.total} 个工作日"
    else:
        text = f"第 {line.total} 天"
    remarks = []
    if line.unit is Unit.WORKING_DAY and line.reason.why is Reason.MAKE_UP:
        remarks.append(reason_words(line.reason))
    if line.reason.why is Reason.PRESUMED_WORKDAY:
        remarks.append("放假安排未公布，暂计")
    if line.is_extended:
        remarks.append("延长期")
    return text + (f"，{'，'.join(remarks)}" if remarks else "")


def _off_words(line: LedgerDay) -> str:
    if line.reason.why is Reason.WEEKEND:
        return f"周{WEEKDAYS[line.on.weekday()]}"
    return reason_words(line.reason)


def _pause_words(line: LedgerDay) -> str:
    return PROCEDURES[line.pause.procedure] if line.pause else "特别程序"


def _notice_of(line: LedgerDay) -> str:
    by_calendar = line.unit in {Unit.WORKING_DAY, Unit.HOUR, Unit.MINUTE}
    told_by_notice = line.why in {Why.DAY_OFF, Why.COUNTED, Why.ROLLED}
    return line.reason.notice if by_calendar and told_by_notice else ""
