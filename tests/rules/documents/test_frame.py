"""Each paper says what rulebook 9 wants of it, and the same when it is kept."""

from dataclasses import replace
from datetime import UTC, date
from typing import Any

import pytest

from makers.papers import RECEIVED_AT, paper_facts
from yimen.rules.authority.actors import Role
from yimen.rules.cases.applications import DeliveryWay, Ground, Reject, RightOrgan
from yimen.rules.cases.decisions import (
    DeliveryMode,
    Permit,
    Recipient,
    Refusal,
    Relation,
    Stop,
)
from yimen.rules.catalogue.intake import Gap
from yimen.rules.documents.decision import (
    extension_notice,
    grant,
    pause_notice,
    refusal,
)
from yimen.rules.documents.delivery import (
    HandedOver,
    closing_notice,
    collection_voucher,
    delivery_receipt,
)
from yimen.rules.documents.frame import (
    MARKS,
    TITLES,
    DocumentKind,
    Fields,
    Ledger,
    Sheet,
    Signatures,
    Table,
    as_text,
    from_text,
)
from yimen.rules.documents.intake import (
    acceptance_notice,
    intake_receipt,
    one_time_notice,
    rejection,
)
from yimen.rules.legal_clock.extensions import Extension
from yimen.rules.legal_clock.pauses import Pause, Procedure

NUMBER = "青溪市监受〔2026〕12号"
PERMIT = Permit(
    content="热食类食品制售",
    certificate_name="食品经营许可证",
    certificate_number="JY1",
    scope="青溪区",
    valid_from=date(2026, 10, 9),
    last_valid_on=date(2031, 10, 8),
    conditions="不含冷食",
    duties="按期自查",
)
REFUSED = Refusal(facts="查明甲", reason="因为乙", basis="依据丙", standard="标准丁")
PROXY = Recipient(
    name="李四",
    id_kind="111",
    id_number="440524188001010014",
    relation=Relation.ENTRUSTED,
)
RESULTS = (HandedOver("准予许可决定书", "青溪市监准许〔2026〕3号"),)
GAPS = (
    Gap("B", "健康证明", False, "", "paper", 0, 2, "区疾控中心"),
    Gap("C", "布局图", True, "没有尺寸", "either", 1, 0, ""),
)
PAUSE = Pause(date(2026, 9, 22), asked_days=5, procedure=Procedure.HEARING)
STOP = Stop(procedure=Procedure.HEARING, asked_days=5, reason="利害关系人要求")
EXTENSION = Extension(10, date(2026, 9, 29), Role.ORGAN_HEAD, "行政许可法第四十二条")
NOT_OURS = Reject(
    ground=Ground.NOT_OURS,
    reason="属卫生许可",
    right_organ=RightOrgan("区卫健委", "二楼", "45678901"),
)


def every_sheet(**changes: Any) -> list[Sheet]:
    """One of each paper."""
    facts, at = paper_facts(**changes), RECEIVED_AT
    return [
        acceptance_notice(facts, NUMBER, at),
        intake_receipt(facts, NUMBER, at),
        one_time_notice(facts, NUMBER, at, GAPS, date(2026, 10, 20)),
        rejection(facts, NUMBER, at, NOT_OURS),
        refusal(facts, NUMBER, at, REFUSED),
        grant(facts, NUMBER, at, PERMIT),
        pause_notice(facts, NUMBER, at, PAUSE, STOP),
        extension_notice(facts, NUMBER, at, EXTENSION, "案情复杂"),
        delivery_receipt(facts, NUMBER, at, PROXY, RESULTS),
        collection_voucher(facts, NUMBER, at, PROXY, RESULTS, voided=("受1号",)),
        closing_notice(facts, NUMBER, at, kind="退件", reason="放弃"),
    ]


def said(sheet: Sheet) -> str:
    return str(sheet.sections)


def says(sheet: Sheet, *parts: str) -> bool:
    return all(part in said(sheet) for part in parts)


def test_there_is_one_of_every_kind() -> None:
    assert len({sheet.kind for sheet in every_sheet()}) == len(every_sheet())
    assert set(TITLES) == set(MARKS) == set(DocumentKind)
    assert len(set(MARKS.values())) == len(MARKS)


@pytest.mark.parametrize("sheet", every_sheet(), ids=lambda sheet: sheet.kind)
def test_the_common_frame_is_whole(sheet: Sheet) -> None:
    assert sheet.title
    assert sheet.number == NUMBER
    assert (sheet.addressee, sheet.addressee_id) == ("张三", "11010519491231002X")
    assert (sheet.case_number, sheet.query_code) == (
        "500199000720260921000011",
        "K7HM-3XRA",
    )
    assert (sheet.matter_name, sheet.matter_code) == ("食品经营许可", "Y-0001")
    assert sheet.seal.startswith("青溪区市场监督管理局")
    assert (sheet.issued_on, sheet.contact) == ("2026年9月21日", "王芳")
    assert sheet.supervision_phone == "023-45670002"
    assert sheet.copies == 2


@pytest.mark.parametrize("sheet", every_sheet(), ids=lambda sheet: sheet.kind)
def test_what_is_kept_is_what_was_made(sheet: Sheet) -> None:
    assert from_text(as_text(sheet)) == sheet
    assert as_text(from_text(as_text(sheet))) == as_text(sheet)


def test_the_acceptance_notice_says_both_limits_and_why_that_day() -> None:
    sheet = acceptance_notice(paper_facts(), NUMBER, RECEIVED_AT)
    rows = dict(next(s for s in sheet.sections if isinstance(s, Fields)).rows)
    ledger = next(s for s in sheet.sections if isinstance(s, Ledger))
    table = next(s for s in sheet.sections if isinstance(s, Table))

    assert (
        rows["收到材料时间"]
        == rows["受理时间"]
        == "2026年9月21日(周一) 09:05".replace("年9", "年9")
    )
    assert rows["承诺办结时限"] == "10个工作日"
    assert rows["法定办结时限"] == "20个工作日"
    assert rows["最迟办结日期（承诺）"].startswith("2026年10月12日")
    assert ledger.rows[-1].on == "10月12日(周一)"
    assert sum(row.counted for row in ledger.rows) == 10
    assert [row[1] for row in table.rows] == ["申请书", "健康证明"]
    assert "已当场更正，补签名" in table.rows[1]
    assert "第三十二条第一款第（五）项" in said(sheet)
    assert "听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审" in said(sheet)
    assert "自取" in said(sheet)
    assert isinstance(sheet.sections[-1], Signatures)


def test_deemed_acceptance_says_so() -> None:
    sheet = acceptance_notice(paper_facts(), NUMBER, RECEIVED_AT, is_deemed=True)

    assert "自收到申请材料之日起即为受理" in said(sheet)
    assert "第（四）项" in said(sheet)


def test_posting_names_the_address() -> None:
    facts = paper_facts(delivery_way=DeliveryWay.POST, delivery_address="青溪路8号")

    assert "邮寄到 青溪路8号" in said(acceptance_notice(facts, NUMBER, RECEIVED_AT))


def test_without_any_limit_there_is_no_ledger() -> None:
    sheet = acceptance_notice(paper_facts(clock=None), NUMBER, RECEIVED_AT)

    assert not [s for s in sheet.sections if isinstance(s, Ledger)]


def test_the_intake_receipt_is_no_acceptance() -> None:
    sheet = intake_receipt(paper_facts(), NUMBER, RECEIVED_AT)

    assert "不是受理凭证" in said(sheet)
    assert "2026年9月29日" in said(sheet)


def test_the_notice_lists_everything_and_nothing_later() -> None:
    sheet = one_time_notice(
        paper_facts(), NUMBER, RECEIVED_AT, GAPS, date(2026, 10, 20)
    )
    table = next(s for s in sheet.sections if isinstance(s, Table))

    assert table.rows == (
        ("1", "健康证明", "未提交", "纸质，复印件2份", "区疾控中心"),
        ("2", "布局图", "不符合要求：没有尺寸", "纸质或电子，原件1份", "自备"),
    )
    assert says(
        sheet,
        "没有列出的，不再要求补正",
        "2026年10月20日前",
        "重新起算",
        "告知时间",
    )


def test_a_rejection_names_ground_organ_and_remedies() -> None:
    sheet = rejection(paper_facts(), NUMBER, RECEIVED_AT, NOT_OURS)

    assert says(sheet, "第（二）项", "区卫健委", "二楼", "45678901", "60日", "6个月")
    plain = Reject(ground=Ground.OTHER, reason="重复申请")
    assert "请向这个单位申请" not in said(
        rejection(paper_facts(), NUMBER, RECEIVED_AT, plain)
    )


def test_a_refusal_has_five_parts() -> None:
    sheet = refusal(paper_facts(), NUMBER, RECEIVED_AT, REFUSED)

    assert says(sheet, "查明甲", "因为乙", "依据丙", "标准丁", "青溪区人民法院")


def test_a_grant_has_its_bounds() -> None:
    sheet = grant(paper_facts(), NUMBER, RECEIVED_AT, PERMIT)

    assert says(
        sheet, "2026年10月9日至2031年10月8日", "不含冷食", "公众有权查阅", "JY1"
    )
    bare = grant(paper_facts(), NUMBER, RECEIVED_AT, Permit(content="登记"))
    assert "长期有效" in said(bare)
    assert "附加条件" not in said(bare)


@pytest.mark.parametrize(
    ("permit", "words"),
    [
        (Permit(content="x", valid_from=date(2026, 1, 2)), "自2026年1月2日起长期有效"),
        (Permit(content="x", last_valid_on=date(2027, 1, 2)), "至2027年1月2日"),
    ],
)
def test_how_long_a_grant_holds(permit: Permit, words: str) -> None:
    assert words in said(grant(paper_facts(), NUMBER, RECEIVED_AT, permit))


def test_what_is_no_licence_is_not_called_one() -> None:
    facts = paper_facts(is_license=False, matter_name="老年人优待证")
    granted = grant(facts, NUMBER, RECEIVED_AT, PERMIT)
    refused = refusal(facts, NUMBER, RECEIVED_AT, REFUSED)
    accepted = acceptance_notice(facts, NUMBER, RECEIVED_AT)

    assert (granted.title, refused.title) == ("准予办理决定书", "不予办理决定书")
    assert "许可" not in said(granted).replace("食品经营许可证", "")
    assert "参照行政许可法" in said(accepted)


def test_the_pause_notice_tells_the_time_needed() -> None:
    sheet = pause_notice(paper_facts(), NUMBER, RECEIVED_AT, PAUSE, STOP)

    assert says(
        sheet,
        "听证",
        "不超过5个工作日",
        "利害关系人要求",
        "四十五条",
        "9月22日的次日",
    )


def test_the_extension_notice_tells_reason_rank_and_the_new_day() -> None:
    clock = paper_facts().clock
    assert clock is not None
    facts = paper_facts(clock=replace(clock, extension=EXTENSION))
    sheet = extension_notice(facts, NUMBER, RECEIVED_AT, EXTENSION, "案情复杂")

    assert says(sheet, "案情复杂", "10日", "本机关负责人", "10月26日")


def test_the_delivery_receipt_proves_to_whom() -> None:
    sheet = delivery_receipt(paper_facts(), NUMBER, RECEIVED_AT, PROXY, RESULTS)

    assert says(
        sheet,
        "直接送达",
        "青溪区政务服务中心",
        "李四",
        "受托人",
        "王芳",
        RESULTS[0].number,
    )
    assert PROXY.id_number not in said(sheet)
    left = Recipient(
        name="张三",
        id_kind="111",
        id_number="11010519491231002X",
        mode=DeliveryMode.LEFT,
        place="青溪路8号",
        witness="居委会赵某",
    )
    sheet = delivery_receipt(paper_facts(), NUMBER, RECEIVED_AT, left, RESULTS)
    assert says(sheet, "留置送达", "青溪路8号", "居委会赵某")


def test_the_voucher_voids_the_receipt() -> None:
    sheet = collection_voucher(
        paper_facts(), NUMBER, RECEIVED_AT, PROXY, RESULTS, voided=("受1号", "收2号")
    )

    assert "（受1号、收2号）同时作废" in said(sheet)
    assert "代领关系" in said(sheet)
    own = Recipient(name="张三", id_kind="111", id_number="11010519491231002X")
    plain = collection_voucher(paper_facts(), NUMBER, RECEIVED_AT, own, RESULTS)
    assert "代领关系" not in said(plain)
    assert "作废" not in said(plain)


def test_days_are_those_of_the_hall_not_of_the_server() -> None:
    early = RECEIVED_AT.replace(hour=7).astimezone(UTC)  # still the 20th in Greenwich
    sheet = intake_receipt(paper_facts(received_at=early), NUMBER, early)

    assert early.day == 20
    assert sheet.issued_on == "2026年9月21日"
    assert says(sheet, "2026年9月21日(周一) 07:05", "2026年9月29日")
