"""Findings and the journal in the words that people use."""

from typing import Final

from yimen.rules.authority.steps import Step
from yimen.rules.journal.audit import Misfit, Why
from yimen.rules.supervision.findings import FindingRule
from yimen.screens.bureau.words import STEPS as PEOPLE_STEPS
from yimen.screens.shared.case_words import STEPS as CASE_STEPS
from yimen.screens.shared.comfort_words import STEPS as COMFORT_STEPS
from yimen.screens.shared.conduct_words import KINDS as CONDUCT_KINDS
from yimen.screens.shared.conduct_words import STEPS as CONDUCT_STEPS
from yimen.screens.shared.errand_words import STEPS as ERRAND_STEPS

SCORE_STEPS: Final = {
    Step.PUBLISH_SCHEME: "发布考评方案",
    Step.CLOSE_PERIOD: "考评关账",
    Step.ASK_BONUS: "提出加分",
    Step.DECIDE_BONUS: "定加分",
    Step.APPEAL_ROW: "申诉",
    Step.DECIDE_SCORE_APPEAL: "定申诉",
    Step.PROPOSE_AWARDS: "算出评先名单",
    Step.SIGN_AWARD: "荣誉签字",
    Step.PUBLISH_AWARD_RULES: "公布评比办法",
}
"""Acts of the appraisal."""

RULES: Final = {
    FindingRule.LATE_HAND_UP: "代办件没有按时上送",
    FindingRule.DEEMED_ACCEPTANCE: "逾期不告知，视为受理",
    FindingRule.MISSED_PROMISE: "承诺后补的材料逾期未补",
}
"""What was found, in a few words."""

EVIDENCE: Final = {
    "taken_at": "代办受理",
    "hand_up_due_on": "最晚上送",
    "agent": "代办员",
    "received_at": "收到申请",
    "received_by": "收件人",
    "notice_due_on": "最晚告知或受理",
    "notice": "终止办理通知书",
}
KINDS: Final = {
    "case": "办件",
    "errand": "代办件",
    "station_key": "站点设备",
    "project": "重点项目",
    "outreach": "外出服务",
    "case_option": "便利服务",
    "benefit": "发放金额",
    "benefit_offer": "免申即享告知",
    "kept_intake": "待核离线件",
    "ticket": "排队号",
    "appointment": "预约",
    "applicant": "申请人",
    "matter": "事项",
    "catalogue_round": "目录清理",
    "calendar": "日历",
    "officer": "人员",
    "organ": "部门",
    "letter": "授权书",
    "node": "大厅和站点",
    "window": "窗口",
    "line": "业务队列",
    "hall": "大厅的排队设置",
    "region": "区划",
    "network": "网络导入",
    "finding": "监察发现",
    "practice": "本地规定",
    "promise": "失信记录",
    "day": "每日封存",
    **CONDUCT_KINDS,
    "appraisal": "考评关账",
    "scheme": "考评方案",
    "bonus": "考评加分",
    "score_appeal": "得分申诉",
    "award": "荣誉",
    "award_rules": "评比办法",
    "card": "红黄牌",
    "watch_settings": "监察设置",
    "light_ladder": "亮灯档次",
    "urging": "督办",
    "reading": "查看记录",
    "conduct_settings": "检查单和扣分",
    "rating_settings": "评价设置",
}
"""What a line may be about."""

SUBJECTS: Final = {
    "case": "办件编号",
    "matter": "事项编码",
    "calendar": "区划代码，全国写 CN",
    "day": "日期，如 2026-09-21",
}
"""How the subject is written, where people know it."""

STEPS: Final[dict[str, str]] = {
    **{step.value: words for step, words in SCORE_STEPS.items()},
    **PEOPLE_STEPS,
    **{step.value: words for step, words in CASE_STEPS.items()},
    **{step.value: words for step, words in ERRAND_STEPS.items()},
    **{step.value: words for step, words in COMFORT_STEPS.items()},
    **{step.value: words for step, words in CONDUCT_STEPS.items()},
    Step.CLOSE: "办结",
    Step.SET_RATINGS: "改评价设置",
    Step.READ_PERSONAL: "打开看了群众说的话",
    Step.EXPORT_PERSONAL: "导出了名单",
    Step.SEE_READERS: "看谁看过",
    Step.ISSUE_TICKET: "取号",
    Step.CALL: "叫号",
    Step.RECALL: "再叫一次",
    Step.SERVE: "开始办",
    Step.NO_SHOW: "过号",
    Step.PARK: "挂起",
    Step.UNPARK: "取消挂起",
    Step.TRANSFER: "转窗口",
    Step.FINISH: "办完",
    Step.CANCEL_TICKET: "取消号",
    Step.GIVE_UP: "放弃",
    Step.REJOIN: "回到队里",
    Step.LAPSE: "号作废",
    Step.BOOK: "预约",
    Step.CANCEL_BOOKING: "取消预约",
    Step.CHECK_IN: "预约到场",
    Step.MANAGE_QUEUE: "改排队设置",
    Step.LEAVE_WINDOW: "窗口暂停",
    Step.REOPEN_WINDOW: "窗口恢复",
    Step.MISS_BOOKING: "预约没来",
    Step.COME_ABOUT: "记下来办哪一件",
    Step.PREPARE: "在网上预填",
    Step.SET_PRACTICE: "登记本地规定",
    Step.LOAD_CALENDAR: "导入放假安排",
    Step.SET_HOURS: "改开放时间",
    Step.EDIT_NETWORK: "改网络",
    Step.IMPORT_NETWORK: "导入网络",
    Step.ASK_GRADE: "申报示范",
    Step.SETTLE_GRADE: "评定示范",
    Step.END_GRADE: "示范到期",
    Step.EDIT_ORGAN: "改部门",
    Step.EDIT_PEOPLE: "改人员",
    Step.REGISTER_APPLICANT: "登记申请人",
    Step.CLOSE_DAY: "封存一天",
    Step.ERASE_TEXT: "依法删除文字",
    Step.FIND: "监察发现",
    Step.REPAIR_PROMISE: "修复失信记录",
    # cards
    Step.RAISE_CARD: "发现问题",
    Step.NOTIFY_CARD: "发牌",
    Step.EXPLAIN_CARD: "说明",
    Step.UPHOLD_CARD: "认定",
    Step.DOUBT_CARD: "提出撤牌",
    Step.CANCEL_CARD: "撤牌",
    Step.KEEP_CARD: "不撤，继续",
    Step.RECHECK_CARD: "复查",
    Step.LIFT_CARD: "自动摘牌",
    Step.REPLACE_CARD: "升级",
    Step.SET_SUPERVISION: "改监察设置",
    # ratings
    Step.RATE: "评价",
    Step.DETAIL_RATING: "补充评价",
    # supervise orders
    Step.GIVE_URGING: "下达督办",
    Step.RECEIVE_URGING: "签收督办",
    Step.ANSWER_URGING: "反馈",
    Step.CLOSE_URGING: "认可反馈，办结",
    Step.RETURN_URGING: "退回重办",
    Step.TAKE_BACK_URGING: "撤销督办",
}
WHY: Final = {
    Why.ALTERED: "这一行被改过：算出来的校验值和写下时的不一样",
    Why.MISSING: "缺了这一行",
    Why.NOT_FOLLOWING: "这一行接不上前一行",
    Why.MOVED: "这一行比它前一行写得还早",
    Why.TAIL_MISSING: "末尾缺了这一行，办件上还记着它",
    Why.HEAD_ALTERED: "办件上记的最后一行不是这一行",
    Why.RECORD_MISSING: "日志说的那个东西不见了",
    Why.TEXT_ALTERED: "封存的文字被改过",
    Why.TEXT_MISSING: "封存的文字不见了，也没有删除的记录",
    Why.TEXT_UNKNOWN: "多出来一段没有登记的文字",
    Why.DAY_MISSING: "前一天的封存不见了",
    Why.DAY_COUNT: "行数和封存时不一样",
    Why.DAY_ROOT: "算出来的校验值和公布的不一样",
    Why.DAY_NOT_FOLLOWING: "接不上前一天的校验值",
    Why.DAY_NOT_RECORDED: "没有封存这一天的记录",
    Why.NOT_IN_A_DAY: "这一行不在任何封存的一天里",
}
SLOTS: Final = {
    "opinion": "意见",
    "reason": "理由",
    "outcome": "结果",
    "recipient": "领取人",
}
"""What kind of text lies sealed beside a line; papers go by their own names."""


def misfit_words(misfit: Misfit) -> str:
    """Where the first thing does not fit, and what."""
    return f"第 {misfit.sequence} 行：{WHY[misfit.why]}"
