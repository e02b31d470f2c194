"""The papers of a hearing: the right to it, the announcement, the summons, the minutes.

行政许可法 46: on matters of the public interest the organ
「应当向社会公告，并举行听证」. 47: whoever is directly affected is told of the right,
asks for it within five days, and the organ holds it within twenty; nobody pays for it.
48: time and place are told seven days ahead, and made public where need be; it is
open; the host is not who examines the application, and may be asked to stand back;
minutes are taken, checked and signed by those who took part, and the decision is made
「根据听证笔录」 (rulebook 9.11).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from yimen.rules.documents.frame import (
    DocumentKind,
    Fields,
    Lines,
    Section,
    Sheet,
    Signatures,
    Table,
)
from yimen.rules.documents.paper_facts import PaperFacts, instant_words, long_day, sheet

FREE = "申请人、利害关系人不承担组织听证的费用（行政许可法第四十七条第二款）。"
OPEN = (
    "听证公开举行，涉及国家秘密、商业秘密或者个人隐私的除外（行政许可法第四十八条）。"
)
AVOIDANCE = "认为主持人与本事项有直接利害关系的，有权申请回避。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """When and where a hearing is held, and who leads it."""

    begins_at: datetime
    place: str
    host: str
    host_unit: str
    clerk: str
    is_open: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """What was said and shown at a hearing."""

    sitting: Sitting
    ended_at: datetime
    present: tuple[tuple[str, str], ...]  # name, in what right
    statements: tuple[tuple[str, str], ...]  # who, what
    evidence: str
    finding: str  # what the host concludes


def hearing_right(
    facts: PaperFacts, number: str, issued_at: datetime, *, why: str, ask_by: date
) -> Sheet:
    """9.11: that a hearing may be asked for, within five days of being told."""
    sections = (
        Lines(
            "",
            (
                (
                    f"办理“{facts.matter_name}”，直接涉及申请人与他人之间的重大利益关系，"
                    "依照行政许可法第四十七条第一款，您有权要求听证。"
                ),
            ),
        ),
        Fields(
            "听证的权利",
            (
                ("涉及的利益", why),
                ("提出期限", "被告知听证权利之日起五日内"),
                ("最迟提出日期", long_day(ask_by)),
                ("举行期限", "提出申请后二十日内组织"),
            ),
        ),
        Lines(
            "说明", (FREE, "逾期不提出的，视为放弃听证。听证所需时间不计入办理期限。")
        ),
        Signatures(("申请人、利害关系人签收", "经办人签名")),
    )
    whole = sheet(facts, DocumentKind.HEARING_RIGHT, number, issued_at, sections)
    return _to_all(whole)


def hearing_public(
    facts: PaperFacts, number: str, issued_at: datetime, sitting: Sitting, *, why: str
) -> Sheet:
    """9.11: the hearing announced to everybody, at least seven days ahead."""
    sections = (
        Lines(
            "",
            (
                (
                    f"本机关拟就“{facts.matter_name}”举行听证，依照行政许可法第四十六条、"
                    "第四十八条，现予公告。"
                ),
            ),
        ),
        Fields("听证", (*_sitting(sitting), ("听证事由", why))),
        Lines("说明", (OPEN, FREE, "需要参加、旁听的，请在听证前向联系人报名。")),
    )
    whole = sheet(facts, DocumentKind.HEARING_PUBLIC, number, issued_at, sections)
    return replace(whole, addressee="")


def hearing_notice(
    facts: PaperFacts, number: str, issued_at: datetime, sitting: Sitting
) -> Sheet:
    """9.11: time, place and host, told at least seven days before."""
    sections = (
        Lines(
            "",
            (
                (
                    f"“{facts.matter_name}”的听证定于下列时间、地点举行，"
                    "依照行政许可法第四十八条，提前七日通知您。"
                ),
            ),
        ),
        Fields("听证", _sitting(sitting)),
        Lines(
            "您的权利",
            (
                AVOIDANCE,
                "可以陈述、申辩，提出证据，进行质证；可以委托代理人参加。",
                OPEN,
                FREE,
            ),
        ),
        Signatures(("收到通知的人签收", "送达人签名")),
    )
    whole = sheet(facts, DocumentKind.HEARING_NOTICE, number, issued_at, sections)
    return _to_all(whole)


def _to_all(whole: Sheet) -> Sheet:
    return replace(whole, addressee=f"{whole.addressee}、利害关系人")


def hearing_minutes(
    facts: PaperFacts, number: str, issued_at: datetime, minutes: Minutes
) -> Sheet:
    """9.11: who was there, what was said and shown, signed by all of them."""
    sections: tuple[Section, ...] = (
        Fields(
            "听证",
            (*_sitting(minutes.sitting), ("结束时间", instant_words(minutes.ended_at))),
        ),
        Table("参加人", ("姓名", "身份"), minutes.present),
        Table("陈述、申辩和质证", ("发言人", "内容"), minutes.statements),
        Fields(
            "证据和意见",
            (("证据", minutes.evidence), ("主持人的意见", minutes.finding)),
        ),
        Lines(
            "说明",
            (
                (
                    "本笔录经参加人确认无误后签名。本机关根据听证笔录作出决定"
                    "（行政许可法第四十八条第二款）。"
                ),
            ),
        ),
        Signatures(
            (
                *(f"{name}（{right}）" for name, right in minutes.present),
                "主持人签名",
                "记录人签名",
            )
        ),
    )
    return sheet(facts, DocumentKind.HEARING_MINUTES, number, issued_at, sections)


def _sitting(sitting: Sitting) -> tuple[tuple[str, str], ...]:
    return (
        ("时间", instant_words(sitting.begins_at)),
        ("地点", sitting.place),
        ("主持人", f"{sitting.host}（{sitting.host_unit}，不是本件的审查人员）"),
        ("记录人", sitting.clerk),
        ("方式", "公开" if sitting.is_open else "不公开"),
    )
