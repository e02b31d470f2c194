"""Conduct in the words that people use."""

from typing import Final

from yimen.rules.authority.steps import Step
from yimen.rules.conduct.attendance import Ground, Mark, Scheme, Verdict
from yimen.rules.conduct.breaches import BreachState, Category, Source, TalkKind
from yimen.rules.conduct.patrols import FindingState, Look, PatrolKind, PatrolState
from yimen.rules.conduct.replacement import ReplacementState
from yimen.rules.conduct.training import HonourKind, TrainingKind

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


PATROLS: Final = {
    PatrolKind.LEADER: "领导带班巡查",
    PatrolKind.DUTY: "值班长值班巡查",
    PatrolKind.DEPUTY: "副值班长坐岗巡查",
    PatrolKind.VIDEO: "视频巡查",
    PatrolKind.CHECKLIST: "对照检查单检查",
    PatrolKind.TEAM: "考评小组检查",
}
PATROL_STATES: Final = {
    PatrolState.PLANNED: "待巡查",
    PatrolState.DONE: "已巡查",
    PatrolState.CANCELLED: "取消了",
}
FINDING_STATES: Final = {
    FindingState.OPEN: "待整改",
    FindingState.RECTIFIED: "待验收",
    FindingState.ACCEPTED: "已验收",
}
LOOKS: Final = {Look.GOOD: "好", Look.BAD: "有问题", Look.NOT_SEEN: "没看"}
GROUPS: Final = {
    "manners": "用语",
    "looks": "仪表",
    "service": "服务",
    "place": "环境",
}
ITEMS: Final = {
    "polite_words": "十字文明用语",
    "three_voices": "来有迎声、问有答声、走有送声",
    "no_forbidden_words": "没有服务忌语",
    "badge": "挂牌上岗",
    "dress": "着装整齐",
    "posture": "坐姿端正，不玩手机",
    "facilities": "设施能用：叫号、评价器、老花镜",
    "promises_shown": "服务承诺公示",
    "notices_shown": "办事指南、收费标准公示",
    "first_asked": "首问负责",
    "time_limits": "限时办结",
    "complaints_answered": "投诉有登记、有反馈",
    "one_meter_line": "一米线",
    "clean": "干净",
    "orderly": "整齐，不放私人物品",
    "safe": "通道、电源安全",
}
"""The self-check list of S4, item by item."""


def item_word(item: str) -> str:
    """An item of the standard list in words; one of the house's own is its words."""
    return ITEMS.get(item, item)


CATEGORIES: Final = {
    Category.ATTENDANCE: "考勤纪律",
    Category.POST: "擅离岗位",
    Category.MANNER: "服务态度",
    Category.NOTICE: "没有一次性告知",
    Category.PROMISE: "违反服务承诺",
    Category.OUTSIDE: "大厅外受理",
    Category.FEE: "乱收费",
    Category.HONESTY: "廉洁纪律",
    Category.OTHER: "其他",
}
SOURCES: Final = {
    Source.PATROL: "巡查",
    Source.ATTENDANCE: "考勤",
    Source.COMPLAINT: "投诉",
    Source.SUPERVISION: "电子监察",
    Source.SOCIAL: "社会监督员",
    Source.OTHER: "其他",
}
BREACH_STATES: Final = {
    BreachState.RECORDED: "待第二人确认",
    BreachState.DISMISSED: "不成立",
    BreachState.CONFIRMED: "已确认",
    BreachState.APPEALED: "申诉中",
    BreachState.UPHELD: "维持",
    BreachState.CANCELLED: "撤销",
}
BREACH_TAGS: Final = {
    BreachState.RECORDED: "warm",
    BreachState.CONFIRMED: "bad",
    BreachState.APPEALED: "warm",
    BreachState.UPHELD: "bad",
    BreachState.CANCELLED: "good",
    BreachState.DISMISSED: "plain",
}
TALKS: Final = {TalkKind.REMINDER: "提醒劝导", TalkKind.INTERVIEW: "约谈告诫"}

TRAININGS: Final = {
    TrainingKind.INDUCTION: "上岗培训",
    TrainingKind.PROFESSION: "业务",
    TrainingKind.MANNERS: "服务礼仪",
    TrainingKind.LAW: "法律法规",
    TrainingKind.SAFETY: "安全、保密",
}
HONOURS: Final = {
    HonourKind.AWARD: "表彰",
    HonourKind.PRAISE: "表扬",
    HonourKind.HELP: "帮助其他岗位",
}
HONOUR_STATES: Final = {
    "recorded": "待第二人确认",
    "confirmed": "已确认",
    "dismissed": "不算",
}
HONOUR_TAGS: Final = {"recorded": "warm", "confirmed": "good", "dismissed": "plain"}
REPLACEMENTS: Final = {
    ReplacementState.ASKED: "等派出单位答复",
    ReplacementState.AGREED: "同意",
    ReplacementState.DECLINED: "不同意",
    ReplacementState.WITHDRAWN: "撤回",
}
REPLACEMENT_TAGS: Final = {
    ReplacementState.ASKED: "warm",
    ReplacementState.AGREED: "good",
    ReplacementState.DECLINED: "bad",
    ReplacementState.WITHDRAWN: "plain",
}
SOCIAL_KINDS: Final = {"praise": "好的", "problem": "问题", "suggestion": "建议"}
SOCIAL_STATES: Final = {"open": "等答复", "replied": "已答复"}

STEPS: Final = {
    Step.SET_ATTENDANCE: "改考勤规定",
    Step.SET_CONDUCT: "改检查单和扣分",
    Step.LOAD_ATTENDANCE: "导入打卡文件",
    Step.CALL_ROLL: "点名",
    Step.ASK_CORRECTION_OF_DAY: "提出考勤更正",
    Step.ANSWER_CORRECTION_OF_DAY: "答复考勤更正",
    Step.PLAN_PATROL: "安排巡查",
    Step.WALK_PATROL: "巡查",
    Step.RECTIFY_FINDING: "整改",
    Step.ACCEPT_FINDING: "验收",
    Step.HOLD_TALK: "谈话",
    Step.NOTE_TALK: "确认谈话",
    Step.RECORD_BREACH: "登记违纪",
    Step.CONFIRM_BREACH: "确认违纪",
    Step.APPEAL_BREACH: "申诉",
    Step.DECIDE_APPEAL: "决定申诉",
    Step.KEEP_TRAINING: "登记培训",
    Step.RECORD_HONOUR: "登记荣誉",
    Step.CONFIRM_HONOUR: "确认荣誉",
    Step.SET_WEIGHT: "定难易系数",
    Step.ASK_REPLACEMENT: "发函商调",
    Step.ANSWER_REPLACEMENT: "答复函商",
    Step.KEEP_SOCIAL: "社会监督员",
    Step.KEEP_PROMISE: "服务承诺",
}
"""What the journal calls each act."""

KINDS: Final = {
    "attendance_policy": "考勤规定",
    "attendance_file": "打卡文件",
    "attendance_roll": "点名",
    "attendance_correction": "考勤更正",
    "patrol": "巡查",
    "patrol_finding": "巡查发现",
    "staff_talk": "谈话",
    "staff_breach": "违纪",
    "staff_training": "培训",
    "staff_honour": "荣誉",
    "staff_replacement": "函商",
    "social_supervisor": "社会监督员",
    "social_note": "社会监督员意见",
    "service_promise": "服务承诺",
    "matter_weight": "难易系数",
}
"""What a line of the journal may be about."""
