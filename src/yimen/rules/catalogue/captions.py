"""The standard's words for the fields and codes of a matter.

GB/T 39046-2020 gives every element a Chinese term and every code a Chinese text, and
exchange goes by the text: the numbers differ from province to province (in one, `20`
is 其他行政权力, in another 公共服务). So the texts are part of the rule, not of a page.
"""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Final

from yimen.rules.catalogue.elements import elements
from yimen.rules.catalogue.intake import Necessity
from yimen.rules.catalogue.matters import (
    BusinessLine,
    CaseKind,
    MaterialForm,
    MaterialSource,
    MatterState,
    MatterType,
    ResultKind,
    StepKind,
    VersionState,
)
from yimen.rules.legal_clock.limits import Limit, Unit

TYPES: Final[Mapping[MatterType, str]] = {
    MatterType.ADMINISTRATIVE_LICENSE: "行政许可",
    MatterType.ADMINISTRATIVE_PENALTY: "行政处罚",
    MatterType.ADMINISTRATIVE_COERCION: "行政强制",
    MatterType.ADMINISTRATIVE_LEVY: "行政征收",
    MatterType.ADMINISTRATIVE_BENEFIT: "行政给付",
    MatterType.ADMINISTRATIVE_INSPECTION: "行政检查",
    MatterType.ADMINISTRATIVE_CONFIRMATION: "行政确认",
    MatterType.ADMINISTRATIVE_REWARD: "行政奖励",
    MatterType.ADMINISTRATIVE_ADJUDICATION: "行政裁决",
    MatterType.OTHER_POWER: "其他行政权力",
    MatterType.PUBLIC_SERVICE: "公共服务",
    MatterType.NON_LICENSE_APPROVAL: "非行政许可审批",
}
STATES: Final[Mapping[MatterState, str]] = {
    MatterState.IN_USE: "在用",
    MatterState.DRAFT: "草稿",
    MatterState.SUSPENDED: "挂起",
    MatterState.FROZEN: "冻结",
    MatterState.CANCELLED: "取消",
}
VERSION_STATES: Final[Mapping[VersionState, str]] = {
    VersionState.DRAFT: "草稿",
    VersionState.PUBLISHED: "已发布",
    VersionState.SUPERSEDED: "已被替代",
}
CASE_KINDS: Final[Mapping[CaseKind, str]] = {
    CaseKind.INSTANT: "即办件",
    CaseKind.PROMISED: "承诺件",
    CaseKind.JOINT: "联办件",
}
LINES: Final[Mapping[BusinessLine, str]] = {
    BusinessLine.INVESTMENT: "招商引资",
    BusinessLine.CONSTRUCTION_LAND: "村建土管",
    BusinessLine.CIVIL_AFFAIRS: "民政服务",
    BusinessLine.FAMILY_PLANNING: "卫生健康",
    BusinessLine.LABOUR: "劳动保障",
    BusinessLine.AGRICULTURE: "农业农经",
    BusinessLine.PUBLIC_WELFARE: "公益事业",
    BusinessLine.LEGAL_ADVICE: "法律咨询",
}
"""The eight windows of 2005; 计划生育 has become 卫生健康."""

NECESSITIES: Final[Mapping[Necessity, str]] = {
    Necessity.REQUIRED: "必要",
    Necessity.OPTIONAL: "非必要",
    Necessity.DEFERRABLE: "容缺后补",
}
SOURCES: Final[Mapping[MaterialSource, str]] = {
    MaterialSource.APPLICANT: "申请人自备",
    MaterialSource.GOVERNMENT: "政府部门核发",
    MaterialSource.OTHER: "其他",
}
FORMS: Final[Mapping[MaterialForm, str]] = {
    MaterialForm.PAPER: "纸质",
    MaterialForm.ELECTRONIC: "电子",
    MaterialForm.EITHER: "纸质或电子",
}
STEP_KINDS: Final[Mapping[StepKind, str]] = {
    StepKind.ACCEPTANCE: "受理",
    StepKind.EXAMINATION: "审核",
    StepKind.APPROVAL: "审批",
    StepKind.CLOSING: "办结",
    StepKind.DELIVERY: "送达",
}
RESULT_KINDS: Final[Mapping[ResultKind, str]] = {
    ResultKind.CERTIFICATE: "出证办结",
    ResultKind.APPROVAL_DOCUMENT: "审批办结",
    ResultKind.REPLY: "答复",
    ResultKind.OTHER: "其他",
    ResultKind.NONE: "无结果物",
}
UNITS: Final[Mapping[Unit, str]] = {
    Unit.WORKING_DAY: "工作日",
    Unit.CALENDAR_DAY: "自然日",
    Unit.HOUR: "小时",
    Unit.MINUTE: "分钟",
    Unit.MONTH: "个月",
}
LEVELS: Final[Mapping[str, str]] = {
    "1": "国家级",
    "2": "省级",
    "3": "市级",
    "4": "县级",
    "5": "镇(乡、街道)级",
    "6": "村(社区)级",
    "7": "分级管理",
}

CODES: Final[Mapping[type[Enum], Mapping[str, str]]] = {
    kind: {str(code.value): text for code, text in texts.items()}
    for kind, texts in (
        (MatterType, TYPES),
        (MatterState, STATES),
        (VersionState, VERSION_STATES),
        (CaseKind, CASE_KINDS),
        (BusinessLine, LINES),
        (Necessity, NECESSITIES),
        (MaterialSource, SOURCES),
        (MaterialForm, FORMS),
        (StepKind, STEP_KINDS),
        (ResultKind, RESULT_KINDS),
    )
}
"""Code → text, by the enumeration it belongs to."""

MATTER: Final[Mapping[str, str]] = {
    "code": "实施编码",
    "name": "事项名称",
    "base_code": "基本编码",
    "matter_type": "事项类型",
    "case_kind": "办件类型",
    "line": "业务线",
    "exercise_level": "行使层级",
    "statutory_limit": "法定办结时限",
    "statutory_is_default": "法定时限为默认",
    "promised_limit": "承诺办结时限",
    "extension_days": "可延长天数",
    "extension_article": "延长依据",
    "visit_count": "到办事现场次数",
    "is_charged": "是否收费",
    "result_name": "结果名称",
    "result_kind": "结果类型",
    "needs_no_material": "无需申请材料",
    "conditions": "受理条件",
    "materials": "申请材料",
    "steps": "办理流程",
    "fees": "收费项目",
    "faqs": "常见问题",
}
ELEMENTS: Final[Mapping[str, str]] = {f.name: f.metadata["term"] for f in elements()}
MATERIAL: Final[Mapping[str, str]] = {
    "code": "材料编码",
    "name": "材料名称",
    "necessity": "必要性",
    "source": "来源渠道",
    "form": "材料形式",
    "originals": "原件份数",
    "copies": "复印件份数",
    "issuer": "出具机构",
    "source_note": "来源渠道说明",
    "issued_within": "出具时间要求",
    "page_format": "页数和规格",
    "blank_form": "空白表格",
    "sample": "示例样表",
    "fill_notes": "填报须知",
    "accept_standard": "受理标准",
    "basis": "依据",
    "notes": "使用说明",
    "is_shared": "数据共享免交",
    "grace_days": "容缺补交工作日",
}
CONDITION: Final[Mapping[str, str]] = {"text": "条件", "basis": "依据"}
STEP: Final[Mapping[str, str]] = {
    "kind": "环节类型",
    "name": "环节名称",
    "limit": "环节时限",
    "handler": "办理人",
    "standard": "审查标准",
    "is_merged": "与上一环节合并",
}
FEE: Final[Mapping[str, str]] = {
    "name": "收费项目名称",
    "standard": "收费标准",
    "basis": "收费依据",
    "amount_cents": "单价(分)",
    "can_be_reduced": "是否允许减免",
    "reduction_basis": "减免依据",
    "item_code": "收费目录编码",
    "is_optional": "是否按需收取",
}
FAQ: Final[Mapping[str, str]] = {"question": "问", "answer": "答"}

PARTS: Final[Mapping[str, Mapping[str, str]]] = {
    "elements": ELEMENTS,
    "conditions": CONDITION,
    "materials": MATERIAL,
    "steps": STEP,
    "fees": FEE,
    "faqs": FAQ,
}
"""The terms of what a matter holds, by the field that holds it."""


_LIMIT: Final = re.compile(r"(\d+)\s*个?[(（]?\s*(工作日|自然日|小时|分钟|个?月)[)）]?")


def limit_text(limit: Limit) -> str:
    """A limit as files write it: 20工作日."""
    return f"{limit.number}{UNITS[limit.unit].removeprefix('个')}"


def limit_read(text: str) -> Limit | None:
    """The limit that a file wrote: 20工作日, 20(工作日), 3个月, 当场; else None."""
    if text.strip() in {"当场", "即时"}:
        return Limit(0)
    found = _LIMIT.fullmatch(text.strip())
    if found is None:
        return None
    units = {name.removeprefix("个"): unit for unit, name in UNITS.items()}
    return Limit(int(found[1]), units[found[2].removeprefix("个")])


def limit_words(limit: Limit) -> str:
    """A limit as people say it: 20个工作日, 当场."""
    if limit.number == 0:
        return "当场"
    unit = UNITS[limit.unit]
    measure = "个" if limit.unit in {Unit.WORKING_DAY, Unit.CALENDAR_DAY} else ""
    return f"{limit.number}{measure}{unit}"
