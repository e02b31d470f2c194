"""What each paper must say: one table, taken from rulebook 9, paper by paper.

A content is named by the words under which a reader finds it: the title of a section,
the label of a field, the head of a column, a place to sign, or a phrase of the text;
`lacking` says which of them a paper does not have, whoever made it and from whatever
facts. Contents that depend on the case (a fee, a witness, the organ to ask instead) are
not in the table.

行政许可法 32: 「应当出具加盖本行政机关专用印章和注明日期的书面凭证」; 38:
「应当说明理由，并告知申请人享有依法申请行政复议或者提起行政诉讼的权利」.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from yimen.rules.documents.frame import (
    DocumentKind,
    Fields,
    Ledger,
    Lines,
    Section,
    Sheet,
    Signatures,
    Table,
)

_K = DocumentKind
_MATERIALS: Final = ("材料名称", "形式", "原件", "复印件")
_REMEDIES: Final = ("救济途径", "行政复议", "诉讼")

REQUIRED: Final[Mapping[DocumentKind, tuple[str, ...]]] = MappingProxyType(
    {
        _K.ACCEPTANCE_NOTICE: (
            "第三十二条",
            "收到材料时间",
            "受理时间",
            "办结时限",
            "最迟办结日期",
            "不计入期限的时间",
            *_MATERIALS,
            "是否收费",
            "进度查询",
            "结果送达",
            "申请人（代理人）签名",
            "经办人签名",
        ),
        _K.INTAKE_RECEIPT: (
            *_MATERIALS,
            "收到材料时间",
            "收件人",
            "不是受理凭证",
            "经办人签名",
        ),
        _K.ONE_TIME_NOTICE: (
            "需要补正的全部内容",
            "要什么样的",
            "不再要求补正",
            "未补齐前不予受理",
            "告知时间",
            "告知方式",
            "申请人（代理人）签名",
        ),
        _K.REJECTION: ("不予受理的情形", "理由", *_REMEDIES, "申请人（代理人）签名"),
        _K.REFUSAL: ("查明的事实", "理由", "法律依据", "适用的标准", *_REMEDIES),
        _K.GRANT: ("决定", "有效期", "说明"),
        _K.PAUSE_NOTICE: (
            "程序",
            "依据",
            "所需时间",
            "期限暂停",
            "最迟恢复",
            "经办人签名",
        ),
        _K.EXTENSION_NOTICE: ("理由", "延长", "批准", "依据", "最迟办结日期"),
        _K.DELIVERY_RECEIPT: (
            "送达的文书",
            "编号",
            "送达方式",
            "送达地点",
            "收件人",
            "与受送达人关系",
            "送达时间",
            "收件人签名",
            "见证人签名",
            "送达人签名",
        ),
        _K.COLLECTION_VOUCHER: (
            "领取的结果",
            "编号",
            "领取人",
            "核验证件",
            "领取时间",
            "领取人签名",
        ),
        _K.CLOSING_NOTICE: (
            "情形",
            "理由",
            "退还的材料",
            "再办",
            "申请人（代理人）签收",
        ),
        # promises, hearings, several organs
        _K.TOLERANCE_PROMISE: (
            "暂缺的材料",
            "补交期限",
            "逾期未补齐的，视为撤回申请",
            "补齐之前，不交付办理结果",
            "承诺人签名",
        ),
        _K.TOLERANCE_NOTICE: (
            "需要补交的材料",
            "补交期限",
            "逾期未补齐的，视为撤回申请",
            "补齐之前，不交付办理结果",
            "申请人（代理人）签收",
        ),
        _K.REVOCATION: (
            "撤销的决定",
            "撤销的情形",
            "查明的事实",
            "法律依据",
            *_REMEDIES,
        ),
        _K.SITE_RECORD: (
            "核查人员",
            "查明的情况",
            "结论",
            "申请人一方签名",
        ),
        _K.EXPERT_OPINION: (
            "评审专家",
            "结论",
            "评审意见",
            "没有利害关系",
        ),
        DocumentKind.COMMITMENT: (
            "一、行政机关告知",
            "办理条件",
            "标准和技术要求",
            "应当提交的材料",
            "提交期限",
            "事后核查",
            "不实承诺的后果",
            "二、申请人承诺",
            "符合上述条件",
            "真实、准确",
            "按期补齐",
            "愿意承担",
            "申请人（代理人）签名",
            "行政机关经办人签名",
        ),
        _K.HEARING_RIGHT: ("五日内", "最迟提出日期", "不承担组织听证的费用"),
        _K.HEARING_PUBLIC: ("时间", "地点", "主持人", "听证事由", "公开举行"),
        _K.HEARING_NOTICE: ("时间", "地点", "主持人", "提前七日", "申请回避"),
        _K.HEARING_MINUTES: (
            "参加人",
            "陈述、申辩和质证",
            "证据",
            "主持人的意见",
            "根据听证笔录",
            "主持人签名",
            "记录人签名",
        ),
        _K.COPY_ORDER: (
            "抄告单位",
            "申请人",
            "答复期限",
            "签收时间",
            "视为同意",
            "不代替依法应当由该单位作出的许可",
            "抄告单位签收人",
        ),
        _K.SURVEY_NOTICE: ("时间", "地点", "参加单位", "缺席视为同意"),
        _K.MEETING_NOTICE: ("时间", "地点", "参加单位", "缺席视为同意"),
        _K.MEETING_MINUTES: (
            "时间",
            "地点",
            "各单位意见",
            "会议结论",
            "缺席视为同意",
            "主持人签名",
        ),
        _K.FORWARDING_NOTICE: (
            "转报机关",
            "依据",
            "初审意见",
            "报送的材料",
            "下一步",
            "不得要求您重复提供",
        ),
        # errands and money
        _K.ENTRUSTMENT: (
            "委托人",
            "受托人",
            "委托事项",
            "授权",
            "期限",
            "收件方式",
            "办理方式",
            "移交清单",
            "不收任何服务费",
            "由委托人承担",
            "办理时限从主管部门",
            "委托人签名",
            "代办员签名",
        ),
        _K.HAND_OVER: (
            "委托人",
            "移交人",
            "移交时间",
            "接收人",
            "接收时间",
            "移交方式",
            "移交清单",
            "材料",
            "件数",
            "由移交人负责",
            "一式两份",
            "不是受理凭证",
            "移交人签名",
            "接收人签名",
        ),
        _K.FEE_NOTICE: (
            "收费项目",
            "标准",
            "依据",
            "数量",
            "应缴",
            "减免",
            "缴款单号",
            "执收单位",
            "缴款人",
        ),
        _K.FEE_RECEIPT: (
            "收费项目",
            "实缴",
            "缴款时间",
            "缴款单号",
            "支付流水号",
            "财政电子票据",
            "执收单位",
        ),
        _K.FEE_REFUND: (
            "退费金额",
            "退费原因",
            "退费项目",
            "退回方式",
            "缴款单号",
            "退费时间",
            "申请退费",
            "批准",
            "第七十五条",
        ),
        _K.INFORMATION_REPLY: (
            "申请编号",
            "收到申请",
            "您要的信息",
            "答复",
            "第三十六条",
            "不收取费用",
            *_REMEDIES,
        ),
        # the house's own
        _K.WINDOW_AUTHORITY: (
            "授权单位",
            "被授权人",
            "授权的事项",
            "权限",
            "期限",
            "单位负责人签名",
        ),
        _K.URGING_ORDER: ("问题", "依据", "要求", "反馈期限", "责任单位签收"),
        _K.WARNING_CARD: ("责任单位、责任人", "情形", "证据", "依据", "申诉"),
        _K.NEGATIVE_FILING: ("理由", "依据", "答复人", "答复日期", "审核意见"),
        _K.DEDUCTION_NOTICE: ("考核指标", "扣分", "对应的办件或记录", "理由", "申诉"),
        _K.MONTHLY_CIRCULAR: ("考核得分", "名次", "内部使用"),
        _K.WATCH_CIRCULAR: ("责任单位", "情形", "依据", "要求", "内部使用"),
    }
)

FRAME: Final = ("number", "seal", "issued_on", "contact", "contact_phone")
"""The parts of the common frame that no paper may leave empty."""


def lacking(sheet: Sheet) -> tuple[str, ...]:
    """Which of its required contents the paper does not have."""
    said = tuple(_said(sheet))
    missing = [name for name in FRAME if not getattr(sheet, name)]
    missing += [
        content
        for content in REQUIRED.get(sheet.kind, ())
        if not any(content in part for part in said)
    ]
    return tuple(missing)


def _said(sheet: Sheet) -> Iterator[str]:
    for section in sheet.sections:
        yield from _words(section)


def _words(section: Section) -> tuple[str, ...]:
    """Every piece of a section; a label without a value says nothing."""
    match section:
        case Fields(title, rows):
            return title, *(word for row in rows if row[1] for word in row)
        case Table(title, heads, cells):
            return title, *heads, *(cell for row in cells for cell in row)
        case Lines(title, lines):
            return title, *lines
        case Ledger(title):
            return (title,)
        case Signatures(places):
            return places
