"""States, steps and ways of a case in the words that people use."""

from typing import Final

from yimen.rules.applicants import IdKind
from yimen.rules.decisions import DeliveryMode, Relation
from yimen.rules.documents import DocumentKind
from yimen.rules.intake import PaperState
from yimen.rules.lifecycle import State
from yimen.rules.pauses import Procedure
from yimen.rules.steps import Step

STATES: Final = {
    State.RECEIVED: "已收件",
    State.CORRECTING: "等补正",
    State.ACCEPTED: "待审查",
    State.EXAMINED: "待决定",
    State.PAUSED: "特别程序",
    State.GRANTED: "准予，待领取",
    State.REFUSED: "不予许可，待领取",
    State.REJECTED: "不予受理",
    State.WITHDRAWN: "已撤回",
    State.RETURNED: "已退件",
    State.FORWARDED: "已转报上级",
    State.DELIVERED: "已送达",
    State.MERGED: "已并案",
}
STEPS: Final = {
    Step.RECEIVE: "收件",
    Step.ACCEPT: "受理",
    Step.ASK_CORRECTION: "一次性告知",
    Step.SUPPLY: "补交材料",
    Step.REJECT: "不予受理",
    Step.DEEM_ACCEPTED: "视为受理",
    Step.DEEM_WITHDRAWN: "视为撤回",
    Step.WITHDRAW: "撤回申请",
    Step.RETURN: "退件",
    Step.TAKE: "领件",
    Step.EXAMINE: "审查",
    Step.SEND_BACK: "退回重审",
    Step.PAUSE: "特别程序",
    Step.RESUME: "恢复计时",
    Step.EXTEND: "延长时限",
    Step.GRANT: "准予",
    Step.REFUSE: "不予许可",
    Step.DELIVER: "送达",
    Step.CORRECT_SLIP: "更正文书",
    Step.PRINT: "打印文书",
    Step.MOVE_DUE: "到期日重算",
    Step.ATTACH: "存入文件",
    Step.FORWARD: "转报上级",
    Step.UNMASK: "查看明文",
    Step.TOLERATE: "容缺受理",
    Step.SUPPLY_OWED: "补交容缺材料",
    Step.REMIND_OWED: "提醒补交",
    Step.LAPSE_PROMISE: "逾期未补，视为撤回",
    Step.SETTLE_FEE: "费用缴清",
    Step.REOPEN_FEE: "费用待缴",
    Step.JOINT_NOTICE: "抄告各部门",
    Step.JOINT_CLOCK: "联办时限重算",
    Step.ASSIGN: "改派",
    Step.TRANSFER_CASE: "移交",
    Step.HAND_BACK: "退回移交",
    Step.CHANGE_MATTER: "改正事项，重新收件",
    Step.MOVE_WINDOW: "改正窗口",
    Step.UNDO: "收回上一步",
    Step.MERGE: "并案",
    Step.ABSORB: "并入另一件",
    Step.REVIEW_NEGATIVE: "否定报备：维持",
    Step.REVERSE_NEGATIVE: "否定报备：纠正",
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
    Procedure.CORRECTION: "受理后补正",
    Procedure.THIRD_PARTY: "征求第三方意见",
    Procedure.JOINT_STANDSTILL: "联办各部门都在特别程序中",
}
CHOSEN_PROCEDURES: Final = tuple(
    (kind, word)
    for kind, word in PROCEDURES.items()
    if kind is not Procedure.JOINT_STANDSTILL  # follows from the members'
)
RELATIONS: Final = {
    Relation.SELF: "本人",
    Relation.REPRESENTATIVE: "法定代表人",
    Relation.ENTRUSTED: "受委托人",
    Relation.FAMILY: "同住成年家属",
    Relation.RECEIVER: "单位收件人",
}
DELIVERY_MODES: Final = {
    DeliveryMode.DIRECT: "直接送达",
    DeliveryMode.LEFT: "留置送达",
    DeliveryMode.ENTRUSTED: "委托送达",
    DeliveryMode.POST: "邮寄送达",
    DeliveryMode.PUBLIC_NOTICE: "公告送达",
    DeliveryMode.ELECTRONIC: "电子送达",
}
PAPER_STATES: Final = {
    PaperState.HANDED_IN: "已交",
    PaperState.SHARED: "免交，已共享",
    PaperState.CORRECTED: "当场改正",
    PaperState.MISSING: "缺",
    PaperState.WRONG: "不合要求",
}
DOCUMENTS: Final = {
    DocumentKind.ACCEPTANCE_NOTICE: "受理通知书",
    DocumentKind.INTAKE_RECEIPT: "收取材料凭证",
    DocumentKind.ONE_TIME_NOTICE: "一次性告知书",
    DocumentKind.REJECTION: "不予受理决定书",
    DocumentKind.REFUSAL: "不予许可决定书",
    DocumentKind.GRANT: "准予许可决定书",
    DocumentKind.PAUSE_NOTICE: "特别程序告知书",
    DocumentKind.EXTENSION_NOTICE: "延期办理告知书",
    DocumentKind.DELIVERY_RECEIPT: "送达回证",
    DocumentKind.COLLECTION_VOUCHER: "领取凭证",
    DocumentKind.CLOSING_NOTICE: "办结通知书",
    DocumentKind.ENTRUSTMENT: "代办委托书",
    DocumentKind.TOLERANCE_PROMISE: "容缺受理承诺书",
    DocumentKind.TOLERANCE_NOTICE: "容缺受理通知书",
    DocumentKind.FEE_NOTICE: "缴款通知书",
    DocumentKind.FEE_RECEIPT: "缴款回执",
    DocumentKind.COPY_ORDER: "抄告单",
    DocumentKind.SURVEY_NOTICE: "联合踏勘通知书",
    DocumentKind.MEETING_NOTICE: "联席会议通知",
    DocumentKind.MEETING_MINUTES: "联席会议纪要",
}
LIGHTS: Final = (
    ("green", "● 正常"),
    ("reminder", "△ 提醒"),
    ("yellow", "▲ 黄牌"),
    ("red", "■ 红牌"),
    ("paused", "‖ 暂停"),
)
ID_KINDS: Final = {
    IdKind.RESIDENT_ID: "居民身份证",
    IdKind.USCC: "统一社会信用代码",
    IdKind.HOUSEHOLD_REGISTER: "户口簿",
    IdKind.PASSPORT: "护照",
    IdKind.HOME_RETURN_PERMIT: "港澳居民来往内地通行证",
    IdKind.TAIWAN_PERMIT: "台湾居民来往大陆通行证",
    IdKind.EXIT_PERMIT: "往来港澳通行证",
    IdKind.PERMANENT_RESIDENCE: "外国人永久居留身份证",
    IdKind.OTHER_BODY: "其他机构证件",
    IdKind.OTHER_PERSON: "其他证件",
}
