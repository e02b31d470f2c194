"""The written promise of commitment approval: the organ tells, the applicant promises.

国办发〔2020〕42号: the organ tells in writing what is to be proved, the conditions, the
standard, the materials, when what was promised has to be there, how it is checked later
and what follows from a false promise; the applicant declares that they know it, meet
the conditions, speak the truth, and accept the consequences. Both sign (rulebook 9.8).
"""

from dataclasses import dataclass
from datetime import datetime

from yimen.rules.documents.frame import (
    DocumentKind,
    Fields,
    Lines,
    Sheet,
    Signatures,
    Table,
)
from yimen.rules.documents.paper_facts import PaperFacts, sheet

PROMISED = (
    "已经知道行政机关告知的全部内容；",
    "现在符合上述条件、标准和要求，或者能够在约定的期限内符合；",
    "填写的基本信息和提交的材料真实、准确，能够按期补齐承诺后补的材料；",
    "愿意承担不实承诺、违反承诺的法律责任和后果，同意纳入信用记录；",
    "以上是申请人的真实意思。",
)
CHOICE = "申请人可以不选择告知承诺，改按一般程序提交全部材料。"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentTerms:
    """What the organ tells before anybody promises."""

    proves: str  # what is to be proved, and by which provision
    conditions: tuple[str, ...]
    standard: str
    materials: tuple[tuple[str, str], ...]  # name, and until when
    check_plan: str
    consequence: str


def commitment(
    facts: PaperFacts, number: str, issued_at: datetime, terms: CommitmentTerms
) -> Sheet:
    """9.8: what was told, what is promised, and both signatures."""
    sections = (
        Lines("一、行政机关告知", (terms.proves, CHOICE)),
        Table(
            "办理条件",
            ("序号", "条件"),
            tuple((str(n), one) for n, one in enumerate(terms.conditions, start=1)),
        ),
        Table("应当提交的材料", ("材料", "提交期限"), terms.materials),
        Fields(
            "标准和后果",
            (
                ("标准和技术要求", terms.standard),
                ("事后核查", terms.check_plan),
                ("不实承诺的后果", terms.consequence),
            ),
        ),
        Lines("二、申请人承诺", PROMISED),
        Signatures(("申请人（代理人）签名", "行政机关经办人签名")),
    )
    return sheet(facts, DocumentKind.COMMITMENT, number, issued_at, sections)
