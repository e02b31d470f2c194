"""What the papers of a case are made out from: names, places, limits and materials.

Plain values that the records fill in when an act happens. A person stands here in
full, because a paper is for its addressee; what others see of it is masked elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from yimen.rules.cases.applications import AgentPower, DeliveryWay
from yimen.rules.cases.remedies import DecidingOrgan
from yimen.rules.catalogue.intake import Paper, PaperState
from yimen.rules.catalogue.matters import Material, Matter
from yimen.rules.catalogue.tolerance import PUBLISHED, Owed
from yimen.rules.documents.frame import (
    INSIDE,
    TO_OTHERS,
    DocumentKind,
    Section,
    Sheet,
    title_of,
)
from yimen.rules.legal_clock.calendar import CHINA, WorkCalendar, local_date
from yimen.rules.legal_clock.telling import dated_words
from yimen.rules.legal_clock.terms import DecisionClock


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a paper."""

    name: str
    id_kind: str
    id_number: str


@dataclass(frozen=True, slots=True)
class Office:
    """The hall that hands the paper out, and whom to ask there."""

    hall_name: str
    region_name: str
    address: str
    phone: str
    supervision_phone: str
    clerk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """Everything the papers of one case may say."""

    case_number: str
    query_code: str
    matter_name: str
    matter_code: str
    is_license: bool  # the Licensing Act speaks of this matter (许可法 2)
    applicant: Person
    agent: Person | None
    agent_power: AgentPower
    organ: DecidingOrgan
    organ_short_name: str
    office: Office
    materials: tuple[Material, ...]
    papers: tuple[Paper, ...]
    received_at: datetime
    station: str = ""  # who took it for the villager, before the organ had it
    station_taken_at: datetime | None = None
    delivery_way: DeliveryWay
    delivery_address: str
    fee_words: str
    accepted_at: datetime | None
    clock: DecisionClock | None
    calendar: WorkCalendar
    owed: tuple[Owed, ...] = ()  # papers that follow on a promise
    tolerance_basis: str = PUBLISHED
    minutes: str = ""  # of the hearing that the decision rests on


def sheet(
    facts: PaperFacts,
    kind: DocumentKind,
    number: str,
    issued_at: datetime,
    sections: Iterable[Section],
) -> Sheet:
    """The paper: the common frame around these sections."""
    is_private = kind not in INSIDE | TO_OTHERS
    return Sheet(
        kind=kind,
        title=title_of(kind, is_license=facts.is_license),
        number=number,
        addressee=facts.applicant.name,
        addressee_id=facts.applicant.id_number if is_private else "",
        case_number=facts.case_number,
        query_code=facts.query_code if is_private else "",
        matter_name=facts.matter_name,
        matter_code=facts.matter_code,
        sections=tuple(sections),
        seal=f"{facts.organ.name}（行政审批专用章）",
        issued_on=long_day(local_date(issued_at)),
        contact=facts.office.clerk,
        contact_phone=facts.office.phone,
        supervision_phone=facts.office.supervision_phone,
    )


def law_of(facts: PaperFacts, article: str) -> str:
    """The Act's article; for a matter that is no licence it serves as a model."""
    if facts.is_license:
        return f"行政许可法{article}"
    return f"办事指南（参照行政许可法{article}）"


def long_day(day: date) -> str:
    """A day as papers write it: 2026年9月18日."""
    return f"{day.year}年{day.month}月{day.day}日"


def instant_words(at: datetime) -> str:
    """An instant with its year: 2026年9月18日(周五) 09:05."""
    local = at.astimezone(CHINA)
    return f"{dated_words(local.date())} {local:%H:%M}"


FORMS = {"paper": "纸质", "electronic": "电子", "either": "纸质或电子"}
STATES = {
    PaperState.HANDED_IN: "已收",
    PaperState.SHARED: "数据共享取得，免交",
    PaperState.CORRECTED: "已当场更正",
    PaperState.MISSING: "未交",
    PaperState.WRONG: "不符合要求",
}


def materials_in(facts: PaperFacts) -> tuple[tuple[str, ...], ...]:
    """The rows of the material list: what was taken, in which form, how many."""
    papers = {paper.code: paper for paper in facts.papers}
    taken = [
        (material, papers[material.code])
        for material in facts.materials
        if material.code in papers and papers[material.code].state.is_in
    ]
    return tuple(
        (
            str(place),
            material.name,
            FORMS.get(material.form, material.form),
            str(paper.originals),
            str(paper.copies),
            "，".join(filter(None, (STATES[paper.state], paper.remark))),
        )
        for place, (material, paper) in enumerate(taken, start=1)
    )


def copies_words(originals: int, copies: int) -> str:
    """How many of each: 原件1份，复印件2份."""
    parts = [f"原件{originals}份"] * bool(originals)
    parts += [f"复印件{copies}份"] * bool(copies)
    return "，".join(parts) or "按办事指南"


def fee_words(matter: Matter) -> str:
    """Whether a fee is due, and which."""
    if not matter.is_charged:
        return "不收费"
    fees = "；".join(f"{fee.name}：{fee.standard}" for fee in matter.fees)
    return f"收费。{fees}" if fees else "收费，标准见办事指南"
