"""Matters, organs and versions for tests: whole unless a test takes something away."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any, Final

from yimen.rules.catalogue.elements import Elements
from yimen.rules.catalogue.matters import (
    DEFAULT_STEPS,
    BusinessLine,
    Condition,
    Faq,
    FeeItem,
    Material,
    Matter,
    MatterType,
    ResultKind,
)
from yimen.rules.legal_clock.limits import Limit

NOON: Final = datetime(2026, 9, 18, 4, tzinfo=UTC)
PUBLISHED_ON: Final = date(2026, 9, 18)
_numbers = count(1)

ELEMENTS: Final = Elements(
    legal_bases=("中华人民共和国食品安全法第三十五条",),
    aliases=("开饭店",),
    is_online=True,
    takes_mail=True,
    place="云溪区政务服务中心一楼综合窗口",
    hours="周一至周五 9:00-17:30",
    consult_phone="0597-2123456",
    complaint_phone="0597-12345",
    audiences=("自然人", "企业法人"),
    person_themes=("准营准办",),
    legal_themes=("准营准办",),
    result_sample="食品经营许可证样本",
)


def a_matter(**changes: Any) -> Matter:
    """A licence that can be published without an error."""
    whole = Matter(
        code=f"Y-{next(_numbers):04}",
        name="食品经营许可",
        matter_type=MatterType.ADMINISTRATIVE_LICENSE,
        line=BusinessLine.INVESTMENT,
        exercise_level="4",
        statutory_limit=Limit(20),
        promised_limit=Limit(8),
        visit_count=0,
        result_name="食品经营许可证",
        result_kind=ResultKind.CERTIFICATE,
        elements=ELEMENTS,
        conditions=(Condition(text="有与经营的食品品种相适应的场所"),),
        materials=(
            Material(code="M1", name="食品经营许可申请书", originals=1),
            Material(code="M2", name="营业执照", copies=1, is_shared=True),
        ),
        steps=DEFAULT_STEPS,
        faqs=(Faq(question="要跑几趟？", answer="可以不跑，网上办。"),),
    )
    return replace(whole, **changes)


def a_fee(**changes: Any) -> FeeItem:
    """A fee with its basis."""
    return replace(
        FeeItem(
            name="不动产登记费",
            standard="每件80元",
            basis="国家发展改革委、财政部关于不动产登记收费标准等有关问题的通知",
            amount_cents=8000,
        ),
        **changes,
    )


def an_organ(**changes: Any) -> int:
    """A stored organ's id."""
    from yimen.records.people.models import Organ

    number = next(_numbers)
    columns = {
        "code": f"T{number:03}",
        "name": "云溪区市场监督管理局",
        "short_name": "市监",
        "initials": "yxqscjdglj",
    }
    return Organ.objects.create(**{**columns, **changes}).pk


def a_version(matter: Matter | None = None, *, state: str = "published") -> int:
    """A stored version's id, published unless said otherwise."""
    from yimen.records.catalogue import facts, models

    value = matter or a_matter()
    organ_id = value.organ_id or an_organ()
    parent, _ = models.Matter.objects.get_or_create(
        code=value.code,
        defaults={
            "organ_id": organ_id,
            "base_code": value.base_code,
            "line": value.line or "",
        },
    )
    row = models.MatterVersion.objects.create(
        matter=parent,
        organ_id=organ_id,
        line=value.line or "",
        number=value.number,
        state=state,
        valid_from=PUBLISHED_ON if state == "published" else None,
        created_at=NOON,
        **facts.version_columns(value, {}),
    )
    for child in facts.children(value, row):
        child.save(force_insert=True)
    parent.latest = row
    if state == "published":
        parent.current, parent.state = row, "in_use"
    parent.save(update_fields=["latest", "current", "state"])
    return row.pk
