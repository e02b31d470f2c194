"""The papers of looking closer: a record made on the spot, an opinion of experts.

行政许可法 34 has two officers or more check the substance of an application; the record
names them, what they found and who was there, and is signed by both sides. An opinion
of experts (专家评审, 45) names them with their units and says that none has a stake.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yimen.rules.cases.inquiries import Expert, ReviewResult, SiteVisit
from yimen.rules.documents.frame import (
    DocumentKind,
    Fields,
    Lines,
    Sheet,
    Signatures,
    Table,
)
from yimen.rules.documents.paper_facts import PaperFacts, long_day, sheet

RESULTS: Final = {
    ReviewResult.PASSED: "通过",
    ReviewResult.CONDITIONAL: "修改后通过",
    ReviewResult.FAILED: "不通过",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What experts were asked and what they concluded."""

    topic: str
    experts: tuple[Expert, ...]
    result: ReviewResult
    opinion: str


def site_record(
    facts: PaperFacts,
    number: str,
    issued_at: datetime,
    visit: SiteVisit,
    officers: tuple[str, ...],
) -> Sheet:
    """The record of a check on the spot."""
    signed = "已签名" if visit.is_signed else f"拒绝签名，见证人：{visit.witness}"
    sections = (
        Lines(
            "",
            (
                (
                    f"办理“{facts.matter_name}”，依照行政许可法第三十四条第三款，指派"
                    f"{len(officers)}名工作人员现场核查，记录如下。"
                ),
            ),
        ),
        Fields(
            "核查",
            (
                ("核查日期", long_day(visit.checked_on)),
                ("地点", visit.place),
                ("核查人员", "、".join(officers)),
                ("申请人一方在场", visit.present or "无"),
                ("查明的情况", visit.found),
                ("结论", "符合条件" if visit.is_met else "不符合条件"),
                ("申请人一方", signed),
            ),
        ),
        Signatures((*(f"核查人员 {name}" for name in officers), "申请人一方签名")),
    )
    return sheet(facts, DocumentKind.SITE_RECORD, number, issued_at, sections)


def expert_opinion(
    facts: PaperFacts, number: str, issued_at: datetime, review: Review
) -> Sheet:
    """What the experts conclude, and that none of them has a stake."""
    sections = (
        Fields("评审", (("评审事项", review.topic), ("结论", RESULTS[review.result]))),
        Table(
            "评审专家",
            ("姓名", "单位", "专业"),
            tuple((one.name, one.unit, one.field) for one in review.experts),
        ),
        Lines("评审意见", (review.opinion,)),
        Lines(
            "回避",
            ("上列专家均已声明与申请人、与本事项没有利害关系。",),
        ),
        Signatures(tuple(f"专家 {one.name}" for one in review.experts)),
    )
    return sheet(facts, DocumentKind.EXPERT_OPINION, number, issued_at, sections)
