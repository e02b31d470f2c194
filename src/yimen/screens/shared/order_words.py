"""Orders of the people in words, for those who write and those who handle."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from yimen.records.orders.queries import Line, OrderProgress, OrderRow
from yimen.rules.authority.steps import Step
from yimen.rules.voice.order_figures import Feedback
from yimen.rules.voice.order_kinds import OrderKind, Source
from yimen.rules.voice.order_units import Ground
from yimen.rules.voice.orders import ANSWERED, OPEN, Decline, OrderState, Outcome
from yimen.rules.voice.repeats import Likeness
from yimen.rules.voice.root_causes import Cause

KINDS: Final = {
    OrderKind.COMPLAINT: _("投诉"),
    OrderKind.CANNOT_DO: _("办不成事"),
    OrderKind.CONSULTATION: _("咨询"),
    OrderKind.SUGGESTION: _("意见建议"),
    OrderKind.VISIT: _("来访"),
    OrderKind.AFFAIR: _("群众事情"),
    OrderKind.NEED: _("群众需求"),
    OrderKind.WISH: _("群众愿望"),
    OrderKind.HOTLINE: _("12345 热线"),
    OrderKind.LETTER_BOX: _("领导信箱"),
    OrderKind.PETITION: _("信访"),
    OrderKind.PETITION_REVIEW: _("信访复查"),
    OrderKind.PETITION_RECHECK: _("信访复核"),
}
STATES: Final = {
    OrderState.REGISTERED: _("已登记，等受理"),
    OrderState.ACCEPTED: _("已受理"),
    OrderState.ASSIGNED: _("正在办"),
    OrderState.RETURNING: _("正在核实归谁办"),
    OrderState.ANSWERED: _("已答复"),
    OrderState.FOLLOWED: _("已评价"),
    OrderState.ARCHIVED: _("已归档"),
    OrderState.DECLINED: _("没有受理"),
    OrderState.MERGED: _("并到另一件里办"),
    OrderState.WITHDRAWN: _("已撤回"),
}
REVIEWED: Final = {
    OrderKind.PETITION: (_("等复查"), _("复查过了")),
    OrderKind.PETITION_REVIEW: (_("等复核"), _("复核过了")),
}
"""Of what is reviewed: while the review is waited for, and once it is answered."""
CAUSES: Final = {
    Cause.MATERIALS: _("材料反复要，或者要清单外的"),
    Cause.PASSED_ON: _("推来推去，说不归他管"),
    Cause.RULES: _("规定说不清，或者互相打架"),
    Cause.SYSTEM: _("系统坏了、网不通"),
    Cause.SERVICE: _("没有人，或者不会办"),
    Cause.OTHER: _("别的原因"),
}
GROUNDS: Final = {Ground.CATEGORY: "按分类自动交办", Ground.GRID: "按网格自动交办"}
OUTCOMES: Final = {
    Outcome.SOLVED: _("解决了"),
    Outcome.EXPLAINED: _("作了解释说明"),
    Outcome.NOT_SUPPORTED: _("不予支持"),
}
FEEDBACKS: Final = {
    Feedback.SATISFIED: _("满意"),
    Feedback.MOSTLY: _("基本满意"),
    Feedback.DISSATISFIED: _("不满意"),
    Feedback.UNREACHED: _("没有联系上"),
}
DECLINES: Final = {
    Decline.NOT_OURS: _("不归这里管"),
    Decline.IN_COURT: _("要由法院、检察院、公安机关按程序办"),
    Decline.OTHER_WAY: _("要走仲裁、行政复议或者别的程序"),
    Decline.UNDER_WAY: _("同一件事已经在办"),
    Decline.FINISHED: _("已经复核终结"),
    Decline.UNCLEAR: _("事情没有说清楚，又联系不上"),
}
SOURCES: Final = {
    Source.PORTAL: "网上",
    Source.KIOSK: "自助机",
    Source.WINDOW: "窗口",
    Source.GRID: "网格员",
    Source.TELEPHONE: "电话",
    Source.LETTER: "来信",
    Source.BOX: "意见箱",
    Source.LEADER: "领导接访、批示",
}
LIKENESSES: Final = {
    Likeness.REPEAT: "同一个人、同一件事",
    Likeness.SAME_WORDS: "别人说的差不多",
    Likeness.SAME_PERSON: "同一个人、另一件事",
}
STEPS: Final = {
    Step.REGISTER_ORDER: "登记",
    Step.MOVE_DUE: "放假安排有变，到期日重算",
    Step.LOG_FAILED_VISIT: "登记没办成的事",
    Step.ACCEPT_ORDER: "受理",
    Step.DECLINE_ORDER: "不予受理",
    Step.CONTACT_PERSON: "联系来人",
    Step.RECLASSIFY_ORDER: "改分类、改网格",
    Step.ASSIGN_ORDER: "交办",
    Step.HURRY_ORDER: "督办",
    Step.ASK_RETURN: "承办单位申请退回",
    Step.GIVE_ORDER_BACK: "承办单位退回",
    Step.AGREE_RETURN: "同意退回",
    Step.DENY_RETURN: "不同意退回",
    Step.REPORT_PART: "协办单位报情况",
    Step.EXTEND_ORDER: "延期",
    Step.ANSWER_ORDER: "答复",
    Step.NOTE_FEEDBACK: "回访评价",
    Step.REOPEN_ORDER: "重新办理",
    Step.ASK_REVIEW: "请求复查、复核",
    Step.ARCHIVE_ORDER: "归档",
    Step.MERGE_ORDER: "并件",
    Step.ABSORB_ORDER: "并入重复件",
    Step.WITHDRAW_ORDER: "撤回",
    Step.PUBLISH_ORDER: "公开结果",
    Step.UNPUBLISH_ORDER: "撤下公开",
    Step.UNMASK_ORDER: "查看完整信息",
}
BOXES: Final = {
    "open": "没办完的",
    "to_accept": "待受理",
    "to_assign": "待交办",
    "to_answer": "待答复",
    "returning": "申请退回",
    "to_follow": "待回访",
    "unhappy": "评了不满意的",
    "reopened": "重新办理的",
}


def state_of(row: OrderRow | OrderProgress) -> object:
    """Where an order stands; whoever asked for a review waits for that."""
    if row.review_state is None or row.state not in ANSWERED:
        return STATES[row.state]
    waiting, over = REVIEWED[row.kind]
    if row.review_state in OPEN:
        return waiting
    if row.review_state in ANSWERED:
        return over
    nobody_rated = row.state is OrderState.FOLLOWED and not row.feedback
    return STATES[OrderState.ANSWERED if nobody_rated else row.state]


def of_feedback(feedback: str) -> str:
    """What the person thinks of the answer; "" if they have not said."""
    return str(FEEDBACKS[Feedback(feedback)]) if feedback else ""


def of_line(line: Line) -> str:
    """What a line of the story says was done, by a hand or by itself."""
    said = GROUNDS[line.ground] if line.ground else str(STEPS[line.step])
    return f"{said}：{'、'.join(line.units)}" if line.units else said
