"""Cards in the words that people use."""

from typing import Final

from django.urls import reverse

from yimen.rules.authority.actors import Role
from yimen.rules.legal_clock.lights import Light, LightSettings
from yimen.rules.supervision.cards import CardState
from yimen.rules.supervision.settings import Profile
from yimen.rules.supervision.shelves import Shelf
from yimen.rules.supervision.urging import A_UNIT, UrgingState
from yimen.rules.supervision.watching import Level, case_of, is_about_person
from yimen.screens.shared.case_words import PROCEDURES
from yimen.screens.shared.case_words import STATES as CASE_STATES
from yimen.screens.shared.order_words import KINDS as ORDER_KINDS
from yimen.screens.shared.order_words import OUTCOMES

LEVELS: Final = {Level.REMINDER: "提醒", Level.YELLOW: "黄牌", Level.RED: "红牌"}
LIGHTS: Final = {Level.REMINDER: "reminder", Level.YELLOW: "yellow", Level.RED: "red"}
STATES: Final = {
    CardState.RAISED: "待发牌",
    CardState.NOTIFIED: "已发，等说明",
    CardState.EXPLAINED: "已说明，待认定",
    CardState.DOUBTED: "提出撤牌，待第二人",
    CardState.UPHELD: "已认定，待复查",
    CardState.RECHECKED: "已复查",
    CardState.CANCELLED: "已撤牌",
    CardState.LIFTED: "自动摘牌",
    CardState.REPLACED: "已升级",
}
TOGETHER: Final = {
    "live": "没有了结的",
    "stood": "没有撤、没有摘的",
    "found": "认定成立的",
}
PROFILES: Final = {
    Profile.HOUSE: "本市（提醒、过承诺黄牌、过法定红牌）",
    Profile.JIANGSU: "江苏（最后一天提醒、超一天黄牌、超两天红牌）",
    Profile.HUNAN: "湖南（承诺看预警和黄牌、法定看红牌）",
}
URGING_STATES: Final = {
    UrgingState.GIVEN: "已下达，等签收",
    UrgingState.RECEIVED: "已签收，等反馈",
    UrgingState.ANSWERED: "已反馈，待认可",
    UrgingState.CLOSED: "办结",
    UrgingState.TAKEN_BACK: "已撤销",
}
SHELVES: Final = {
    Shelf.TIME: ("办件的时限", "超时、压件、拖沓"),
    Shelf.FLOW: ("办件的程序", "一次告知、先登记后办理、推诿"),
    Shelf.CONTENT: ("材料、文书和理由", "该有的有没有"),
    Shelf.HANDS: ("谁来办、收多少钱", "授权、受审分离、收费"),
    Shelf.GAMING: ("防止做数字", "临期停钟、扎堆办结、撤件重报"),
    Shelf.VOICE: ("群众诉求和信息公开", "受理、答复、推来推去"),
    Shelf.RATINGS: ("差评", "联系、整改"),
    Shelf.URGINGS: ("督办", "反馈期限"),
    Shelf.BY_HAND: ("人工发现", "规则看不到的"),
}
SUBJECTS: Final = {
    "case": "办件",
    "officer_day": "人员一天",
    "officer_month": "人员一月",
    "step": "环节",
    "procedure": "特别程序",
    "rectification": "差评整改",
    "urging": "督办",
    "order": "群众工单",
    "information_request": "信息公开申请",
    "organ": "整个单位",
}
FACTS: Final = {
    "order_kind": "来件种类",
    "order_state": "到哪一步",
    "registered_at": "登记",
    "take_up_by_on": "最晚受理",
    "take_up_days_late": "超过受理期限（工作日）",
    "answer_runs": "正在计答复时限",
    "order_last_act_at": "最近一次办理",
    "order_days_idle": "没有动作（工作日）",
    "contact_by_on": "最晚联系",
    "contact_days_late": "超过联系期限（工作日）",
    "hurried": "催办（次）",
    "hurry_by_on": "催办期限",
    "hurry_days_late": "超过催办期限（工作日）",
    "order_returns": "退回、改派（次）",
    "reopened": "重办（次）",
    "answered_at": "答复",
    "outcome": "结果",
    "request_state": "到哪一步",
    "request_runs": "正在计时",
    "rated_at": "评价",
    "contact_days_used": "联系用了（工作日）",
    "rectify_by_on": "整改期限",
    "rectify_days_late": "超过整改期限（工作日）",
    "extension_rank": "批准延期的人",
    "extension_rank_due": "应当由谁批准",
    "urging_about": "督办事由",
    "urging_due_on": "反馈期限",
    "urging_is_owed": "还没有反馈",
    "urging_days_left": "离反馈期限（工作日）",
    "urging_days_late": "逾期（工作日）",
    "clock_runs": "正在计时",
    "promise_on": "承诺办结",
    "statute_on": "法定办结",
    "promise_is_late": "过了承诺时限",
    "statute_is_late": "过了法定时限",
    "days_after": "超期（工作日）",
    "days_left": "剩余（工作日）",
    "days_whole": "时限",
    "is_timed": "按小时计",
    "is_paused": "停钟",
    "received_at": "收件",
    "received_on": "收件日",
    "answer_due_on": "最晚答复",
    "answer_days_late": "超过答复期限（工作日）",
    "deemed_accepted_at": "视为受理",
    "step_state": "环节",
    "days_in_step": "在这个环节（工作日）",
    "accepted_at": "受理",
    "last_act_at": "最近一次办理",
    "days_idle": "没有动作（工作日）",
    "pause_procedure": "特别程序",
    "pause_asked_days": "告知的天数",
    "pause_days_over": "超出（工作日）",
    "decided_at": "决定",
    "delivery_due_on": "最晚送达",
    "delivery_days_late": "超过送达期限（工作日）",
    "notices": "补正告知（次）",
    "corrections_after_acceptance": "受理后补正（次）",
    "first_step_at": "最早的动作",
    "closed_at": "办结",
    "last_handling_at": "最近一次办理",
    "elsewhere": "别处受理的件",
    "elsewhere_days_apart": "相隔（天）",
    "open_twins": "没有办结的同类件",
    "unit_passes": "单位之间退转（次）",
    "passes_without_basis": "没有依据的转办（次）",
    "extension_approved_on": "批准延期",
    "due_before_extension_on": "延期前的期限",
    "is_instant": "即办件",
    "examinations": "审查（次）",
    "opinions": "有意见的审查（次）",
    "materials_needed": "需要材料",
    "materials_listed": "登记的材料（份）",
    "acceptance_papers": "受理通知书（份）",
    "decision_papers": "决定文书（份）",
    "result": "结果",
    "unreasoned_steps": "没有写理由的动作",
    "pauses_without_notice": "没有告知书的停钟（次）",
    "pauses_without_days": "没有天数的停钟（次）",
    "overturned": "复核纠正（次）",
    "accepted_by": "受理人",
    "decided_by": "决定人",
    "letter_was_live": "当时有授权",
    "version_from": "事项版本生效",
    "version_to": "事项版本失效",
    "fee_due_cents": "应收（分）",
    "fee_paid_cents": "实收（分）",
    "fee_is_reduced": "有减免登记",
    "pauses_days_left": "停钟时剩余（工作日）",
    "closing_seconds": "办结时刻",
    "closed_numbers": "办结的件",
    "withdrawn_at": "撤件",
    "asked_again": "撤件后重报",
    "decisions_days_left": "决定时剩余（工作日）",
    "disputes": "争议（次）",
}
VALUES: Final = {
    **{state.value: words for state, words in CASE_STATES.items()},
    **{kind.value: words for kind, words in ORDER_KINDS.items()},
    **{outcome.value: words for outcome, words in OUTCOMES.items()},
    **{one.value: words for one, words in PROCEDURES.items()},
    Role.ORGAN_HEAD.value: "单位负责人",
    Role.GOVERNMENT_HEAD.value: "本级政府负责人",
}
"""Facts that are words of ours, as people say them."""


def subject_words(kind: str, number: str, officer: str = "") -> str:
    """What a card or a supervise order is about, as people say it."""
    case = case_of(kind, number)
    if case == number:
        return number
    if case:
        return f"{case} 的{SUBJECTS[kind]}"
    if is_about_person(kind):
        when = number.partition(":")[2]
        return f"{officer or SUBJECTS[kind]} {when}".strip()
    words = SUBJECTS.get(kind, kind)
    return words if kind == A_UNIT else f"{words} {number}"


_PAGES: Final = {
    "order": "bureau:order",
    "information_request": "bureau:request",
    "rectification": "bureau:rectification",
    "urging": "bureau:urging",
}


def opened(kind: str, number: str) -> str:
    """Where the thing itself stands; "" where it has no page, or is a case."""
    return reverse(_PAGES[kind], args=[number]) if kind in _PAGES else ""


def ladder_words(ladder: LightSettings) -> tuple[tuple[str, str], ...]:
    """When each light of the ladder comes on: the light, and the words."""
    return (
        (Light.REMINDER, _reminder_words(ladder)),
        (Light.YELLOW, "超过承诺时限；没有承诺的，看法定时限。"),
        (Light.RED, _red_words(ladder)),
    )


def _reminder_words(ladder: LightSettings) -> str:
    days = ladder.reminder_days
    soon = f"只剩 {days} 个工作日" if days else "到期当天"
    if not ladder.reminder_percent:
        return f"{soon}。"
    share = f"只剩 {ladder.reminder_percent}%"
    return f"{soon}；时限满 {ladder.percent_from_limit} 个工作日的，{share}就提醒。"


def _red_words(ladder: LightSettings) -> str:
    late = f"超过承诺时限 {ladder.red_days_after_promise} 个工作日"
    if ladder.red_by_statute:
        return f"超过法定时限；没有法定时限的，{late}。"
    return f"{late}；没有承诺的，从法定时限算起。"
