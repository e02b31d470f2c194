"""A guide as answers to the questions people have, in the order they have them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yimen.records.calendars.queries import current_calendar
from yimen.records.catalogue.queries import GuidePage
from yimen.rules.cases.remedies import (
    DecidingOrgan,
    DecisionKind,
    OrganKind,
    Remedies,
    RemedyUnknown,
    remedies,
)
from yimen.rules.catalogue.intake import Necessity
from yimen.rules.catalogue.matters import CaseKind, Material, MaterialForm, MatterState
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.clock import ClockFacts, due
from yimen.screens.shared.days import spoken_list
from yimen.screens.shared.flow import FlowChart, flow_chart
from yimen.screens.shared.limits import spoken_limit


@dataclass(frozen=True, slots=True)
class Paper:
    """One thing to bring, in spoken words."""

    name: str
    count: str
    tags: tuple[tuple[str, str], ...]  # words and tone
    notes: tuple[str, ...]
    is_shared: bool


@dataclass(frozen=True, slots=True)
class HowLong:
    """How long it takes: promised, allowed, and what that would mean today."""

    promised: str
    statutory: str
    is_instant: bool
    is_default: bool
    if_today: date | None
    is_provisional: bool
    uncounted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything the page of a guide says."""

    guide: GuidePage
    papers: tuple[Paper, ...]
    shared_papers: tuple[Paper, ...]
    how_long: HowLong
    remedies: Remedies | None
    flow: FlowChart | None
    is_open: bool
    is_instant: bool
    visits: str


def answers(guide: GuidePage, at: datetime) -> Answers:
    """The answers of this guide, as of this instant."""
    matter = guide.matter
    papers = tuple(_paper(material) for material in matter.materials)
    return Answers(
        guide=guide,
        papers=tuple(paper for paper in papers if not paper.is_shared),
        shared_papers=tuple(paper for paper in papers if paper.is_shared),
        how_long=_how_long(guide, at),
        remedies=_remedies(guide),
        flow=flow_chart(matter),
        is_open=guide.state is MatterState.IN_USE,
        is_instant=matter.case_kind is CaseKind.INSTANT,
        visits=_visits(matter.visit_count),
    )


def _visits(count: int | None) -> str:
    if count is None:
        return ""
    if count == 0:
        return _("一次都不用跑")
    return ngettext("跑%(n)d次", "跑%(n)d次", count) % {"n": count}


def _count(material: Material) -> str:
    parts = []
    if material.originals:
        parts.append(_("原件%(n)d份") % {"n": material.originals})
    if material.copies:
        parts.append(_("复印件%(n)d份") % {"n": material.copies})
    return spoken_list(parts)


def _paper(material: Material) -> Paper:
    tags: list[tuple[str, str]] = []
    if material.is_shared:
        tags.append((_("不用带"), "good"))
    if material.necessity is Necessity.DEFERRABLE:
        days = {"n": material.grace_days or 0}
        tags.append((_("可以晚%(n)d个工作日交") % days, "warm"))
    if material.necessity is Necessity.OPTIONAL:
        tags.append((_("有就带"), "plain"))
    if material.form is MaterialForm.EITHER:
        tags.append((_("电子版也行"), "plain"))
    notes = (
        _("到%(who)s开") % {"who": material.issuer}
        if material.issuer and not material.is_shared
        else "",
        material.issued_within,
        material.page_format,
        material.fill_notes,
        material.notes,
    )
    return Paper(
        name=material.name,
        count=_count(material),
        tags=tuple(tags),
        notes=tuple(note for note in notes if note),
        is_shared=material.is_shared,
    )


def _how_long(guide: GuidePage, at: datetime) -> HowLong:
    matter = guide.matter
    leading = matter.promised_limit or matter.statutory_limit
    instant = matter.case_kind is CaseKind.INSTANT
    answer = None
    if leading is not None and not instant and not leading.unit.is_timed:
        facts = ClockFacts(local_date(at), leading)
        answer = due(facts, current_calendar())
    return HowLong(
        promised=spoken_limit(matter.promised_limit),
        statutory=spoken_limit(matter.statutory_limit),
        is_instant=instant,
        is_default=matter.statutory_is_default,
        if_today=answer.on if answer else None,
        is_provisional=bool(answer and answer.provisional),
        uncounted=matter.elements.special_procedures,
    )


def _remedies(guide: GuidePage) -> Remedies | None:
    organ = DecidingOrgan(
        name=guide.organ,
        kind=OrganKind(guide.organ_kind),
        government=guide.government,
        upper_organ=guide.upper_organ,
        court=guide.court,
    )
    try:
        return remedies(organ, DecisionKind.REFUSAL)
    except RemedyUnknown:
        return None
