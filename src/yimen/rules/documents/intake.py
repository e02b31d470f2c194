"""The papers of the counter: receipt, acceptance, one-time notice, rejection.

行政许可法 art. 32 asks for a dated and sealed voucher for acceptance and rejection
alike, and for one notice of everything that is missing. The acceptance notice gives
both limits and the day they end on, what is not counted (art. 45), the fee, how to ask
for progress and how the result is handed over (rulebook 9.1-9.4). The intake receipt
is not an acceptance and says so.
"""

from datetime import date, datetime

from yimen.rules.cases.applications import DeliveryWay, Ground, Reject, RightOrgan
from yimen.rules.cases.remedies import DecisionKind, remedies, remedy_lines
from yimen.rules.catalogue.intake import Gap
from yimen.rules.documents.frame import (
    DocumentKind,
    Fields,
    Lines,
    Section,
    Sheet,
    Signatures,
    Table,
    ledger_of,
)
from yimen.rules.documents.paper_facts import (
    FORMS,
    PaperFacts,
    copies_words,
    instant_words,
    law_of,
    long_day,
    materials_in,
    sheet,
)
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.clock import due, explain, notice_due
from yimen.rules.legal_clock.limits import NOTICE, Limit
from yimen.rules.legal_clock.telling import due_words, limit_words

MATERIAL_HEADS = ("序号", "材料名称", "形式", "原件", "复印件", "说明")
BOTH = Signatures(("申请人（代理人）签名", "经办人签名"))
GROUNDS = {
    Ground.NOT_NEEDED: ("申请事项依法不需要取得行政许可", "第（一）项"),
    Ground.NOT_OURS: ("申请事项依法不属于本机关职权范围", "第（二）项"),
    Ground.OTHER: ("其他依法不予受理的情形", ""),
}
GAP_HEADS = ("序号", "材料名称", "缺什么、哪里不对", "要什么样的", "到哪里办")
RESTART = (
    "全部补齐的当天受理，办理期限从那一天重新起算。"
    "未补齐前不予受理，办理期限不开始计算。"
)
NOT_COUNTED = (
    "依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在办理"
    "期限内，届时书面告知所需时间（行政许可法第四十五条）。"
)


def intake_receipt(
    facts: PaperFacts, number: str, issued_at: datetime, notice: Limit = NOTICE
) -> Sheet:
    """9.2: which papers were taken, by whom and when. Not an acceptance."""
    last = notice_due(local_date(facts.received_at), facts.calendar, notice)
    sections: tuple[Section, ...] = (
        Fields(
            "收件",
            (
                *station_times(facts),
                ("收到材料时间", instant_words(facts.received_at)),
                ("收件人", facts.office.clerk),
                ("最迟答复日期", due_words(last)),
            ),
        ),
        Table("收取的材料", MATERIAL_HEADS, materials_in(facts)),
        Lines(
            "说明",
            (
                "本凭证只证明收到上列材料，不是受理凭证。",
                (
                    f"本机关应在{limit_words(notice)}内决定是否受理，或者一次告知需要补正的"
                    "全部内容；逾期不告知的，自收到材料之日起即为受理（行政许可法第三十二条）。"
                ),
                progress_line(facts),
            ),
        ),
        BOTH,
    )
    return sheet(facts, DocumentKind.INTAKE_RECEIPT, number, issued_at, sections)


def acceptance_notice(
    facts: PaperFacts, number: str, issued_at: datetime, *, is_deemed: bool = False
) -> Sheet:
    """9.1: accepted, with both limits, both days and how they are counted."""
    clock = facts.clock
    days = ledger_of(explain(clock.leading, facts.calendar)) if clock else None
    sections: tuple[Section | None, ...] = (
        Lines("", (accepted_line(facts, is_deemed=is_deemed),)),
        Fields("时间和期限", (*times(facts), *limits(facts))),
        Lines("不计入期限的时间", (NOT_COUNTED,)),
        Table("收取的材料", MATERIAL_HEADS, materials_in(facts)),
        Fields("收费", (("是否收费", facts.fee_words),)),
        Lines("查询和领取", (progress_line(facts), delivery_line(facts))),
        days,
        BOTH,
    )
    return sheet(
        facts,
        DocumentKind.ACCEPTANCE_NOTICE,
        number,
        issued_at,
        [section for section in sections if section is not None],
    )


def accepted_line(facts: PaperFacts, *, is_deemed: bool) -> str:
    """That it is accepted, and under which clause."""
    if is_deemed:
        return (
            f"您申请的“{facts.matter_name}”，本机关未在期限内告知补正，依照"
            f"{law_of(facts, '第三十二条第一款第（四）项')}，"
            "自收到申请材料之日起即为受理。"
        )
    if facts.owed:
        names = "、".join(one.name for one in facts.owed)
        return (
            f"您申请的“{facts.matter_name}”，主要材料齐全、符合法定形式，依照"
            f"{facts.tolerance_basis}和您的书面承诺，决定容缺受理；{names}另行补交，"
            "补齐之前不交付办理结果。"
        )
    return (
        f"您申请的“{facts.matter_name}”，材料齐全、符合法定形式，依照"
        f"{law_of(facts, '第三十二条第一款第（五）项')}，决定予以受理。"
    )


def times(facts: PaperFacts) -> tuple[tuple[str, str], ...]:
    """When it was received and when accepted: two facts."""
    accepted = instant_words(facts.accepted_at) if facts.accepted_at else "—"
    return (
        *station_times(facts),
        ("收到材料时间", instant_words(facts.received_at)),
        ("受理时间", accepted),
    )


def station_times(facts: PaperFacts) -> tuple[tuple[str, str], ...]:
    """When a station took it for the villager; the organ's time stands beside it."""
    if facts.station_taken_at is None:
        return ()
    taken = instant_words(facts.station_taken_at)
    return (("代办受理时间", f"{taken}（{facts.station}，不计入办理期限）"),)


def limits(facts: PaperFacts) -> tuple[tuple[str, str], ...]:
    """Both limits with the days on which they end."""
    if facts.clock is None:
        return ()
    rows: list[tuple[str, str]] = []
    for label, limit in (
        ("承诺", facts.clock.promised),
        ("法定", facts.clock.statutory),
    ):
        if limit is not None:
            rows += [
                (f"{label}办结时限", limit_words(limit.limit)),
                (f"最迟办结日期（{label}）", due_words(due(limit, facts.calendar))),
            ]
    return tuple(rows)


def progress_line(facts: PaperFacts) -> str:
    """How to ask how far it is."""
    return (
        f"进度查询：扫描右上角二维码，或凭办件编号和查询码 {facts.query_code} 在政务"
        f"服务网站、大厅自助终端查询，也可拨打 {facts.office.phone or '大厅电话'}。"
    )


def delivery_line(facts: PaperFacts) -> str:
    """How the result is handed over."""
    if facts.delivery_way is DeliveryWay.POST:
        return f"结果送达：邮寄到 {facts.delivery_address}。"
    return "结果送达：自取。凭本单及有效证件领取，代领的另带委托书和代领人证件。"


def one_time_notice(
    facts: PaperFacts,
    number: str,
    issued_at: datetime,
    missing: tuple[Gap, ...],
    correct_by_on: date | None = None,
) -> Sheet:
    """9.3: everything missing or wrong in one list; nothing may be added later."""
    by = f"请在{long_day(correct_by_on)}前补齐。" if correct_by_on else ""
    sections = (
        Lines(
            "",
            (
                f"您申请的“{facts.matter_name}”，需要补正下列全部内容。{by}",
                "本告知书一次列明；没有列出的，不再要求补正。",
            ),
        ),
        Table("需要补正的全部内容", GAP_HEADS, _gaps(missing)),
        Table("已收取的材料", MATERIAL_HEADS, materials_in(facts)),
        Lines(
            "说明",
            (
                f"依据：{law_of(facts, '第三十二条第一款第（四）项')}。",
                RESTART,
                progress_line(facts),
            ),
        ),
        Fields("告知", (("告知时间", instant_words(issued_at)), ("告知方式", "当面"))),
        BOTH,
    )
    return sheet(facts, DocumentKind.ONE_TIME_NOTICE, number, issued_at, sections)


def _gaps(missing: tuple[Gap, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            str(place),
            gap.name,
            f"不符合要求：{gap.remark}" if gap.is_wrong else (gap.remark or "未提交"),
            "，".join(
                (FORMS.get(gap.form, gap.form), copies_words(gap.originals, gap.copies))
            ),
            gap.issuer or "自备",
        )
        for place, gap in enumerate(missing, start=1)
    )


def rejection(
    facts: PaperFacts, number: str, issued_at: datetime, rejected: Reject
) -> Sheet:
    """9.4: not accepted, on which ground, whom to ask instead, and the remedies."""
    ground, clause = GROUNDS[rejected.ground]
    basis = law_of(facts, f"第三十二条{'第一款' + clause if clause else ''}")
    right = rejected.right_organ
    to_whom = (Fields("请向这个单位申请", _place_of(right)),) if right else ()
    sections = (
        Lines(
            "",
            (f"您申请的“{facts.matter_name}”，依照{basis}，决定不予受理。",),
        ),
        Fields("理由", (("不予受理的情形", ground), ("理由", rejected.reason))),
        *to_whom,
        Table("退还的材料", MATERIAL_HEADS, materials_in(facts)),
        Lines(
            "救济途径",
            remedy_lines(remedies(facts.organ, DecisionKind.REJECTION)),
        ),
        BOTH,
    )
    return sheet(facts, DocumentKind.REJECTION, number, issued_at, sections)


def _place_of(organ: RightOrgan) -> tuple[tuple[str, str], ...]:
    rows = (("单位", organ.name), ("地址", organ.place), ("电话", organ.phone))
    return tuple((label, value) for label, value in rows if value)
