"""Requests for information in words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.disclosure import Field
from yimen.rules.voice.information_requests import Arrival, Form, Reply, RequestState

STATES: Final = {
    RequestState.UNCONFIRMED: _("等单位确认收到"),
    RequestState.RECEIVED: _("单位正在查"),
    RequestState.CORRECTING: _("等您补正"),
    RequestState.CONSULTING: _("正在征求第三方意见"),
    RequestState.ANSWERED: _("已答复"),
    RequestState.GIVEN_UP: _("逾期没有补正，视为放弃"),
    RequestState.WITHDRAWN: _("已撤回"),
}
FORMS: Final = {
    Form.ELECTRONIC: _("电子文档"),
    Form.PAPER: _("纸质"),
    Form.COPY: _("复印件"),
    Form.READ: _("到现场查阅、抄录"),
}
REPLIES: Final = {
    Reply.PUBLISHED: _("已经主动公开，告诉您在哪里看"),
    Reply.GRANTED: _("予以公开"),
    Reply.PARTLY: _("部分公开"),
    Reply.REFUSED: _("不予公开"),
    Reply.NONE_HELD: _("没有这个信息"),
    Reply.NOT_OURS: _("不归本单位公开"),
    Reply.REPEATED: _("已经答复过，不重复处理"),
    Reply.SPECIAL_RULES: _("按专门规定查询"),
    Reply.NO_REQUEST: _("不是信息公开申请，请走相应渠道"),
    Reply.TOO_MANY: _("数量、频次明显过多，不予处理"),
}
ARRIVALS: Final = {
    Arrival.IN_PERSON: "当面",
    Arrival.SIGNED_POST: "挂号、快递",
    Arrival.ORDINARY_POST: "平信",
    Arrival.INTERNET: "网上",
    Arrival.FAX: "传真",
}
STEPS: Final = {
    Step.ASK_INFORMATION: "收到申请",
    Step.MOVE_DUE: "放假安排有变，到期日重算",
    Step.CONFIRM_REQUEST: "和申请人确认收到",
    Step.ASK_REQUEST_CORRECTION: "告知补正",
    Step.CORRECT_REQUEST: "申请人补正",
    Step.CONSULT_THIRD_PARTY: "征求第三方意见",
    Step.NOTE_THIRD_PARTY: "第三方意见",
    Step.EXTEND_REQUEST: "延期",
    Step.ANSWER_REQUEST: "答复",
    Step.GIVE_UP_REQUEST: "视为放弃",
    Step.WITHDRAW_REQUEST: "撤回",
    Step.UNMASK_REQUEST: "查看完整信息",
    Step.PRINT_REPLY: "打印答复书",
}
FIELDS: Final = {
    Field.NAME: "名称",
    Field.BASIS: "依据",
    Field.FLOW: "流程",
    Field.MATERIALS: "申报材料",
    Field.PROMISED_LIMIT: "承诺时限",
    Field.PLACE: "办理地点",
    Field.FEE_BASIS: "收费依据",
    Field.FEE_STANDARD: "收费标准",
    Field.AUTHORITY: "审批权限",
    Field.SUPERVISION: "监督渠道",
}
