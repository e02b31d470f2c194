"""The plain elements of a guide: the union of the national table and three practices.

GB/T 39046-2020 annex B, C 0109.2 and two working provincial systems name some fifty
elements of an implementation list (实施清单). Those on which a rule depends are fields
of `Matter`; the rest stand here, each once, with the term the standard gives it. The
edit form, the comparison of versions, the spreadsheet and the guide are all drawn from
this one list, so that an element can't be editable but not exported, or the reverse.

A town or a village carries out the same matter at its own counter: it inherits every
element and may override only those marked `local`: place, time and contact.
"""

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, Final

from yimen.rules.refusals import Refused


class Group(StrEnum):
    """The chapters of a guide, in the order the standard lists them."""

    IDENTITY = "事项"
    POWER = "权力"
    TIME = "时限"
    CONDUCT = "办理"
    RESULT = "结果"
    CONVENIENCE = "便民"
    PLACE = "地点和联系"
    AUDIENCE = "服务对象"


class NotOverridable(Refused):
    """Only place, time and contact of a matter may differ by hall."""


def _element(
    group: Group, term: str, default: object = "", *, local: bool = False
) -> Any:
    return field(
        default=default, metadata={"group": group, "term": term, "local": local}
    )


_ID, _POWER, _TIME, _DO = Group.IDENTITY, Group.POWER, Group.TIME, Group.CONDUCT
_RESULT, _EASE, _PLACE = Group.RESULT, Group.CONVENIENCE, Group.PLACE
_WHO = Group.AUDIENCE
_NONE: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Elements:
    """What a guide says beside the fields that rules look at."""

    aliases: tuple[str, ...] = _element(_ID, "别名", _NONE)
    option_name: str = _element(_ID, "业务办理项名称")
    legal_bases: tuple[str, ...] = _element(_ID, "设定依据", _NONE)

    power_source: str = _element(_POWER, "权力来源")
    authority_split: str = _element(_POWER, "权限划分")
    exercised_content: str = _element(_POWER, "行使内容")
    implementing_nature: str = _element(_POWER, "实施主体性质")
    entrusting_organ: str = _element(_POWER, "委托部门")
    handling_office: str = _element(_POWER, "承办机构")
    joint_organs: tuple[str, ...] = _element(_POWER, "联办机构", _NONE)
    jurisdiction: str = _element(_POWER, "行政管辖")

    statutory_note: str = _element(_TIME, "法定办结时限说明")
    promised_note: str = _element(_TIME, "承诺办结时限说明")

    handling_forms: tuple[str, ...] = _element(_DO, "办理形式", _NONE)
    flow_note: str = _element(_DO, "办理流程说明")
    online_flow_note: str = _element(_DO, "网上办理流程说明")
    review_standard: str = _element(_DO, "审查标准")
    quota: str = _element(_DO, "数量限制")
    special_procedures: tuple[str, ...] = _element(_DO, "特别程序", _NONE)
    is_proactive: bool = _element(_DO, "是否免申即享", default=False)
    proactive_rule: tuple[str, ...] = _element(_DO, "免申即享的匹配条件", _NONE)
    allows_commitment: bool = _element(_DO, "是否实行告知承诺", default=False)
    risk_areas: tuple[str, ...] = _element(_DO, "直接涉及的领域", _NONE)
    commitment_conditions: tuple[str, ...] = _element(_DO, "告知承诺的条件", _NONE)
    commitment_replaces: tuple[str, ...] = _element(_DO, "承诺可代替的材料编码", _NONE)
    commitment_consequence: str = _element(_DO, "不实承诺的后果")
    commitment_check_limit: str = _element(_DO, "承诺核查期限")
    tolerance_basis: str = _element(_DO, "容缺受理依据")
    uncounted_procedures: tuple[str, ...] = _element(
        _DO, "依其他法律不计时的程序", _NONE
    )
    intermediary_services: tuple[str, ...] = _element(_DO, "中介服务", _NONE)
    rights_and_duties: str = _element(_DO, "申请人权利义务")
    hands_over_unpaid: bool = _element(_DO, "未缴费可先领取结果", default=False)
    seals_electronically: bool = _element(_DO, "决定书加盖电子印章", default=False)

    result_sample: str = _element(_RESULT, "结果样本")
    result_by_courier: bool = _element(_RESULT, "结果是否快递送达", default=False)
    result_validity: str = _element(_RESULT, "结果有效期")
    retention: str = _element(_RESULT, "档案保管期限")  # 永久, 30年 or 10年

    visit_reason: str = _element(_EASE, "必须现场办理原因")
    is_online: bool = _element(_EASE, "是否网上办理", default=False)
    online_depth: str = _element(_EASE, "网办深度")
    online_url: str = _element(_EASE, "网办地址")
    pays_online: bool = _element(_EASE, "是否支持网上支付", default=False)
    takes_appointments: bool = _element(
        _EASE, "是否支持预约办理", default=False, local=True
    )
    appointment_note: str = _element(_EASE, "预约规则", local=True)
    takes_mail: bool = _element(_EASE, "是否支持物流快递", default=False)
    on_terminals: bool = _element(_EASE, "是否支持自助终端", default=False, local=True)
    in_hall: bool = _element(_EASE, "是否进驻政务大厅", default=True)
    cross_region_scope: str = _element(_EASE, "通办范围")
    runs_on: str = _element(_EASE, "运行系统")

    place: str = _element(_PLACE, "办理地点", local=True)
    hours: str = _element(_PLACE, "办理时间", local=True)
    directions: str = _element(_PLACE, "交通指引", local=True)
    consult_phone: str = _element(_PLACE, "咨询电话", local=True)
    consult_other: str = _element(_PLACE, "其他咨询方式", local=True)
    complaint_phone: str = _element(_PLACE, "监督投诉电话", local=True)
    complaint_other: str = _element(_PLACE, "其他投诉方式", local=True)

    audiences: tuple[str, ...] = _element(_WHO, "服务对象", _NONE)
    person_themes: tuple[str, ...] = _element(_WHO, "面向自然人主题", _NONE)
    legal_themes: tuple[str, ...] = _element(_WHO, "面向法人主题", _NONE)
    life_events: tuple[str, ...] = _element(_WHO, "人生事件", _NONE)


def elements() -> tuple[Field[Any], ...]:
    """Every element in order, with its term and chapter in the metadata."""
    return fields(Elements)


LOCAL: Final = frozenset(f.name for f in elements() if f.metadata["local"])
"""What a hall below may say in its own words (rulebook 5.3.13)."""

PERSON: Final = "自然人"
LEGAL: Final = frozenset(
    {"企业法人", "事业法人", "社会组织法人", "非法人企业", "行政机关", "其他组织"}
)
AUDIENCES: Final = (PERSON, *sorted(LEGAL))
"""Whom a matter serves (GB/T 39046 A.4; 非法人企业 from provincial practice)."""

RISK_AREAS: Final = (
    "国家安全",
    "国家秘密",
    "公共安全",
    "金融业审慎监管",
    "生态环境保护",
    "人身健康和生命财产安全",
)
"""What is never decided on a mere promise (国办发〔2020〕42号)."""

HANDLING_FORMS: Final = ("窗口办理", "电脑端", "移动端", "快递申请", "其他")
"""How it may be applied for (GB/T 39046 A.5)."""


def overridden(standard: Elements, local: Mapping[str, object]) -> Elements:
    """The elements as one hall carries the matter out."""
    strange = sorted(set(local) - LOCAL)
    if strange:
        raise NotOverridable(fields=", ".join(strange))
    return replace(standard, **dict(local))  # type: ignore[arg-type]
