"""The papers between organs: the copy order, the survey, the meeting, the forwarding.

In joint approval the lead unit accepts, copies the application to every unit at once,
surveys with all of them and holds one meeting (行政许可法 26: 「联合办理、集中办理」).
A unit that signed for the copy and says nothing in time, or stays away without good
reason, is taken to agree and answers for it; so the order says when an answer is due,
what silence means, and has a place for the day it was signed for (rulebook 4.10.7,
9.15). Silence stands for an opinion, never for a permit. What is forwarded up goes with
a first review, and nobody asks the applicant for the same papers again (行政许可法 43).

What one organ writes to another is addressed to that organ. It names the applicant, and
bears neither their document number nor the code by which the applicant alone follows
and answers (rulebook 9: masked on copies that others see).
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
from yimen.rules.documents.intake import MATERIAL_HEADS
from yimen.rules.documents.paper_facts import (
    PaperFacts,
    instant_words,
    long_day,
    materials_in,
    sheet,
)

SILENCE = (
    "签收后逾期不答复的，视为同意，责任由该单位承担。"
    "视为同意只代替意见，不代替依法应当由该单位作出的许可。"
)
ABSENCE = (
    "没有正当理由不参加的，视为同意，责任由该单位承担。"
    "视为同意只代替意见，不代替依法应当由该单位作出的许可。"
)
_SIGNED_BY, _SIGNED_AT = "签收人", "签收时间"
_TO_FILL = "（签收时填写）"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOrder:
    """To whom an application is copied, for what, and until when."""

    unit: str
    asked: str  # a permit or an opinion, on what
    ground: str
    answer_by: date
    signed_by: str = ""
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A joint survey or a joint meeting."""

    begins_at: datetime
    place: str
    host: str
    units: tuple[str, ...]
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one unit said, or that it did not."""

    unit: str
    attended_by: str  # nothing: absent
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarding:
    """What goes up to another organ."""

    to_organ: str
    ground: str
    first_review: str
    decide_by: date | None
    contact: str = ""


def copy_order(
    facts: PaperFacts, number: str, issued_at: datetime, order: CopyOrder
) -> Sheet:
    """9.15: parties, deadline, the day it was signed for, and what silence means."""
    signed = instant_words(order.signed_at) if order.signed_at else ""
    sections: tuple[Section, ...] = (
        Lines(
            "",
            (
                (
                    f"现将“{facts.matter_name}”的申请材料抄告你单位，"
                    "请在下列期限内书面答复。"
                ),
            ),
        ),
        Fields(
            "抄告",
            (
                ("抄告单位", order.unit),
                ("申请人", facts.applicant.name),
                ("请你单位", order.asked),
                ("依据", order.ground),
                ("答复期限", f"{long_day(order.answer_by)}前"),
                (_SIGNED_BY, order.signed_by or _TO_FILL),
                (_SIGNED_AT, signed or _TO_FILL),
            ),
        ),
        Table("抄送的材料", MATERIAL_HEADS, materials_in(facts)),
        Lines("逾期视为同意", (SILENCE,)),
        Signatures(("抄告单位签收人", "牵头单位经办人签名")),
    )
    whole = sheet(facts, DocumentKind.COPY_ORDER, number, issued_at, sections)
    return replace(whole, addressee=order.unit)


def signed_for(order: Sheet, officer: str, signed_at: datetime) -> Sheet:
    """The order as it is printed once somebody has signed for it in the system."""
    known = {_SIGNED_BY: officer, _SIGNED_AT: instant_words(signed_at)}

    def filled(section: Section) -> Section:
        if not isinstance(section, Fields):
            return section
        rows = ((name, known.get(name, value)) for name, value in section.rows)
        return replace(section, rows=tuple(rows))

    return replace(order, sections=tuple(map(filled, order.sections)))


def receipt_line(unit: str, officer: str, signed_at: datetime) -> str:
    """What a copy of the order says once the unit has signed for it."""
    return f"已签收：{unit} {officer}，{instant_words(signed_at)} 在系统里签收。"


def survey_notice(
    facts: PaperFacts, number: str, issued_at: datetime, survey: Gathering
) -> Sheet:
    """9.15: when and where everybody looks at the site, once and together."""
    return _notice(facts, DocumentKind.SURVEY_NOTICE, number, issued_at, survey)


def meeting_notice(
    facts: PaperFacts, number: str, issued_at: datetime, meeting: Gathering
) -> Sheet:
    """9.15: when and where the units meet, and about what."""
    return _notice(facts, DocumentKind.MEETING_NOTICE, number, issued_at, meeting)


def _notice(
    facts: PaperFacts,
    kind: DocumentKind,
    number: str,
    issued_at: datetime,
    gathering: Gathering,
) -> Sheet:
    what = "联合踏勘" if kind is DocumentKind.SURVEY_NOTICE else "联席会议"
    sections = (
        Lines(
            "", (f"为办理“{facts.matter_name}”，定于下列时间进行{what}，请按时参加。",)
        ),
        Fields(what, _gathering(facts, gathering)),
        Table("参加单位", ("单位",), tuple((unit,) for unit in gathering.units)),
        Lines("缺席视为同意", (ABSENCE,)),
        Signatures((*(f"{unit} 签收" for unit in gathering.units), "经办人签名")),
    )
    whole = sheet(facts, kind, number, issued_at, sections)
    return replace(whole, addressee="、".join(gathering.units))


def meeting_minutes(
    facts: PaperFacts,
    number: str,
    issued_at: datetime,
    meeting: Gathering,
    opinions: tuple[Opinion, ...],
    conclusion: str,
) -> Sheet:
    """9.15: who came, what each said, what was concluded, signed by all."""
    came = tuple(one for one in opinions if one.attended_by)
    sections = (
        Fields("会议", _gathering(facts, meeting)),
        Table(
            "各单位意见",
            ("单位", "参加人", "意见"),
            tuple(
                (
                    one.unit,
                    one.attended_by or "缺席",
                    one.said if one.attended_by else f"缺席视为同意。{one.said}",
                )
                for one in opinions
            ),
        ),
        Lines("会议结论", (conclusion,)),
        Lines("缺席视为同意", (ABSENCE,)),
        Signatures((*(f"{one.unit} {one.attended_by}" for one in came), "主持人签名")),
    )
    whole = sheet(facts, DocumentKind.MEETING_MINUTES, number, issued_at, sections)
    return replace(whole, addressee="")


def _gathering(facts: PaperFacts, gathering: Gathering) -> tuple[tuple[str, str], ...]:
    return (
        ("时间", instant_words(gathering.begins_at)),
        ("地点", gathering.place),
        ("主持人", gathering.host),
        ("申请人", facts.applicant.name),
        ("内容", gathering.about),
    )


def forwarding_notice(
    facts: PaperFacts, number: str, issued_at: datetime, forwarding: Forwarding
) -> Sheet:
    """9.17: the application goes up, with a first review; who decides, and by when."""
    by = long_day(forwarding.decide_by) if forwarding.decide_by else "按上级机关的规定"
    sections = (
        Lines(
            "",
            (
                (
                    f"您申请的“{facts.matter_name}”，依法应当由{forwarding.to_organ}决定。"
                    "本机关已经初审，现将初审意见和全部申请材料直接报送。"
                ),
            ),
        ),
        Fields(
            "转报",
            (
                ("转报机关", forwarding.to_organ),
                ("依据", forwarding.ground),
                ("初审意见", forwarding.first_review),
                ("预计决定日期", by),
                ("下一步", "等候上级机关决定，结果由本窗口告知、送达"),
                ("上级机关电话", forwarding.contact or "—"),
            ),
        ),
        Table("报送的材料", MATERIAL_HEADS, materials_in(facts)),
        Lines(
            "说明",
            ("上级机关不得要求您重复提供申请材料（行政许可法第四十三条）。",),
        ),
        Signatures(("申请人（代理人）签收", "经办人签名")),
    )
    return sheet(facts, DocumentKind.FORWARDING_NOTICE, number, issued_at, sections)
