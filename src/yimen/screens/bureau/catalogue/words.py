"""What is said of matters: objections to publishing, remarks of an import."""

from collections.abc import Mapping
from typing import Final

from yimen.rules.catalogue import captions
from yimen.rules.catalogue.matters import MatterState
from yimen.rules.catalogue.publication import Objection

OBJECTIONS: Final[Mapping[str, str]] = {
    "no_name": "没有名称",
    "no_code": "没有编码",
    "abolished_type": "非行政许可审批 2015 年已取消，只能留作历史",
    "no_basis": "没写设定依据",
    "no_condition": "没写受理条件",
    "instant_needs_same_day": "即办件的承诺时限要写“当场”或几小时",
    "instant_with_slow_step": "即办件的环节不能要好几天",
    "same_day_is_instant": "当场办好的应当是即办件",
    "no_promise": "没写承诺时限，按法定时限办",
    "needs_promise": "没有承诺时限：除行政许可外，没有承诺不能发布",
    "needs_statutory_limit": "行政许可没有法定时限",
    "statutory_is_default": "法定时限没有写，按行政许可法第四十二条算 20 个工作日",
    "limits_in_other_units": "法定和承诺的单位不同，没法比长短，请再核对",
    "promise_exceeds_law": "承诺时限比法定的还长",
    "visits_unknown": "没写要跑几次",
    "visit_needs_reason": "要到现场，就要写为什么",
    "no_visit_needs_mail": "不用到现场又不能网上办，就要能邮寄",
    "fully_online_needs_no_visit": "全程网办的不能再要人到现场",
    "fee_without_charge": "写了收费项目，却标着不收费",
    "free_needs_no_payment": "不收费的不能标网上支付",
    "charge_without_fee": "标着收费，却没有收费项目",
    "fee_needs_name": "收费项目没有名称",
    "fee_needs_standard": "“{value}”没写收费标准",
    "fee_needs_basis": "“{value}”没写收费依据",
    "fee_not_registered": "“{value}”没写收费目录编码，收费窗口收不了",
    "fee_unknown": "收费目录里没有 {value}，或者今天没有有效的标准",
    "reduction_needs_basis": "“{value}”可以减免，没写减免依据",
    "no_phone": "没写电话",
    "no_area_code": "“{value}”没有区号",
    "odd_phone": "“{value}”看不出能拨的号码",
    "same_phone_for_complaints": "投诉电话不能和咨询电话一样",
    "no_place": "进驻大厅的，没写办理地点",
    "no_audience": "没写服务对象",
    "unknown_audience": "服务对象“{value}”不在标准里",
    "theme_for_persons_only": "有面向自然人的主题，服务对象里却没有自然人",
    "theme_for_bodies_only": "有面向法人的主题，服务对象里却没有法人",
    "no_theme": "没选主题，群众按主题找不到",
    "unknown_theme": "主题“{value}”不在标准里",
    "licence_needs_five_steps": "行政许可要有受理、审核、审批、办结、送达五个环节",
    "no_step": "没写办理环节",
    "licence_needs_question": "行政许可至少写一个常见问题",
    "steps_out_of_order": "环节的顺序不对",
    "licence_is_applied_for": "行政许可要申请，不能免申即享",
    "matching_unreadable": "匹配条件“{value}”看不懂：写成“持有：编码”“年满：80”",
    "matching_without_mark": "写了匹配条件，就要勾上免申即享",
    "matching_needs_holding": "匹配条件里至少有一条“持有：事项编码”",
    "commitment_in_risk_area": "直接涉及“{value}”的，不能实行告知承诺",
    "commitment_with_quota": "有数量限制的，不能实行告知承诺",
    "commitment_needs_conditions": "实行告知承诺的，要写明条件",
    "commitment_needs_consequence": "实行告知承诺的，要写明不实承诺的后果",
    "commitment_limit_odd": "核查期限“{value}”看不懂，写成 60工作日、2个月",
    "commitment_for_unknown": "承诺可代替的材料“{value}”不在材料清单里",
    "procedure_unknown": "“{value}”看不懂：写成“公示：某法第几条”，一行一种",
    "procedure_needs_article": "“{value}”没写到第几条",
    "no_result": "没写办完拿到什么",
    "certificate_closes_by_issue": "结果是“{value}”，结果类型应选出证办结",
    "document_closes_by_approval": "结果是“{value}”，结果类型应选审批办结",
    "no_result_sample": "“{value}”没有样本",
    "no_material_said": "没写材料；真的不要材料，请勾“无需申请材料”",
    "materials_after_all": "勾了“无需申请材料”，又列了材料",
    "material_needs_name": "有一份材料没有名称",
    "material_code_twice": "材料编码“{value}”重复",
    "deferrable_needs_days": "“{value}”可以容缺，没写几个工作日内补",
    "no_count_of_copies": "“{value}”没写要几份",
}
REMARKS: Final[Mapping[str, str]] = {
    "no_statutory_limit": "没有法定时限",
    "no_promised_limit": "没有承诺时限",
    "unreadable_limit": "时限看不懂，原文留着",
    "limits_in_other_units": "法定和承诺单位不同",
    "promise_exceeds_law": "承诺比法定长",
    "unreadable_visits": "到现场次数看不懂",
    "level_differs_from_code": "层级和编码对不上",
    "no_consult_phone": "没有咨询电话",
    "no_complain_phone": "没有投诉电话",
    "odd_phone": "电话看不出能拨的号码",
    "not_text": "不是文字，原样留着",
    "blanks_cut": "前后有空格，已去掉，原文留着",
    "empty_material_list": "材料清单是空的",
    "invalid_uscc": "统一社会信用代码校验不过",
    "rejected_not_json": "这一行不是 JSON",
    "rejected_not_an_object": "这一行不是一个事项",
    "rejected_no_code": "没有编码",
    "rejected_no_name": "没有名称",
    "rejected_unknown_type": "事项类型不认识",
    "rejected_code_twice": "编码在文件里重复",
    "rejected_no_organ": "没写部门",
    "rejected_unknown_organ": "部门没有登记，也没写名称",
    "rejected_unreadable": "看不懂的内容",
    "rejected_part_without_matter": "材料等分表里的编码，事项表里没有",
}
NOT_PUBLISHED: Final = "not_published_"
TONES: Final[Mapping[MatterState, str]] = {
    MatterState.IN_USE: "good",
    MatterState.DRAFT: "",
    MatterState.SUSPENDED: "warm",
    MatterState.FROZEN: "warm",
    MatterState.CANCELLED: "bad",
}


def objection_words(objection: Objection) -> str:
    """What is wrong, in words."""
    return OBJECTIONS[objection.kind].format(value=objection.value)


def remark_words(kind: str, value: str) -> str:
    """What was odd about a row, in words."""
    if kind.startswith(NOT_PUBLISHED):
        said = OBJECTIONS[kind.removeprefix(NOT_PUBLISHED)]
        return f"没有发布：{said.format(value=value)}"
    return REMARKS.get(kind, kind)


def field_words(field: str) -> str:
    """The standard's term for the field an objection speaks of."""
    name, _, inner = field.partition(".")
    part, _, place = name.partition("[")
    if part == "elements":
        return captions.ELEMENTS[inner]
    term = captions.MATTER.get(part, part)
    if not place:
        return term
    return f"{term}第 {place.rstrip(']')} 项 {captions.PARTS[part][inner]}"
