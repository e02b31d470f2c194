"""Conduct in the words that people use."""

from typing import Final

from yimen.rules.attendance import Ground, Mark, Scheme, Verdict
from yimen.rules.steps import Step

MARKS: Final = {
    Mark.PRESENT: "出勤",
    Mark.LATE: "迟到",
    Mark.EARLY: "早退",
    Mark.LATE_AND_EARLY: "迟到又早退",
    Mark.ABSENT: "缺勤",
    Mark.COVERED: "请假（有人顶岗）",
    Mark.LEAVE: "请假",
    Mark.OUT: "公出",
    Mark.UNKNOWN: "没有数据",
}
SIGNS: Final = {
    Mark.PRESENT: "√",
    Mark.LATE: "迟",
    Mark.EARLY: "退",
    Mark.LATE_AND_EARLY: "迟退",
    Mark.ABSENT: "×",
    Mark.COVERED: "顶",
    Mark.LEAVE: "假",
    Mark.OUT: "公",
    Mark.UNKNOWN: "–",
}
"""One sign a half day, for a month on one page."""

MARK_TAGS: Final = {
    Mark.LATE: "warm",
    Mark.EARLY: "warm",
    Mark.LATE_AND_EARLY: "warm",
    Mark.ABSENT: "bad",
    Mark.PRESENT: "good",
}
SCHEMES: Final = {
    Scheme.TWICE: "一天两次：上班、下班",
    Scheme.EACH_HALF: "一天四次：上午、下午各两次",
}
GROUNDS: Final = {
    Ground.DEVICE: "按打卡",
    Ground.NO_REGISTRATION: "没有打卡",
    Ground.NO_COMING: "没有上班打卡",
    Ground.NO_GOING: "没有下班打卡",
    Ground.TOO_LATE: "迟到太久，按缺勤半天",
    Ground.TOO_EARLY: "早退太久，按缺勤半天",
    Ground.ON_LEAVE: "请假已准",
    Ground.ROLL_CALL: "点名",
    Ground.CORRECTION: "更正，已由第二人确认",
    Ground.NO_FILE: "这一天还没有考勤数据",
}
CORRECTION_STATES: Final = {
    "asked": "等第二人确认",
    "confirmed": "已更正",
    "refused": "不更正",
}
CORRECTION_TAGS: Final = {"asked": "warm", "confirmed": "good", "refused": "plain"}


def mark_words(one: Verdict) -> str:
    """The mark with its minutes: 迟到 12 分钟."""
    said = MARKS[one.mark]
    minutes = one.late_minutes or one.early_minutes
    counted = one.mark in {Mark.LATE, Mark.EARLY, Mark.LATE_AND_EARLY}
    return f"{said} {minutes} 分钟" if counted and minutes else said


def rate_words(rate: float | None) -> str:
    """A share with one place: 98.6%; a dash of nothing."""
    return "—" if rate is None else f"{rate:.1%}"


STEPS: Final = {
    Step.SET_ATTENDANCE: "改考勤规定",
    Step.LOAD_ATTENDANCE: "导入打卡文件",
    Step.CALL_ROLL: "点名",
    Step.ASK_CORRECTION_OF_DAY: "提出考勤更正",
    Step.ANSWER_CORRECTION_OF_DAY: "答复考勤更正",
}
"""What the journal calls each act."""

KINDS: Final = {
    "attendance_policy": "考勤规定",
    "attendance_file": "打卡文件",
    "attendance_roll": "点名",
    "attendance_correction": "考勤更正",
}
"""What a line of the journal may be about."""
