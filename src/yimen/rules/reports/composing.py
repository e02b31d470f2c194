"""What stands in which report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from yimen.rules.reports import parts, sentences
from yimen.rules.reports.figures import Gathered
from yimen.rules.reports.kinds import ReportKind, title_of
from yimen.rules.reports.sentences import said
from yimen.rules.reports.values import Report, Section, defined_in
from yimen.rules.statistics.cuts import Cut

_PUBLIC: Final = (
    "accepted",
    "closed",
    "open",
    "on_time_rate",
    "on_time_rate_open",
    "mean_used_days",
    "satisfaction_rate",
)
_MOST_URGENT: Final = 5
_MOST_DRAWN: Final = 6

Sections = tuple[Section, ...]
Names = Sequence[str]


def composed(kind: ReportKind, told: Gathered) -> Report:
    """The report of that kind from what was gathered; empty parts are left out."""
    sections = tuple(one for one in _KINDS[kind](told) if not one.is_empty)
    return Report(
        kind=kind,
        title=title_of(kind, told.period),
        hall=told.hall,
        first_on=told.period.first_on,
        last_on=told.period.last_on,
        sections=sections,
        definitions=defined_in(sections),
    )


def _work(told: Gathered) -> Sections:
    return (
        parts.overall(told),
        _halls(told),
        _organs(told),
        parts.matters(told),
        parts.months(told),
        parts.voices(told),
        parts.catalogue(told),
        parts.scores(told),
    )


def _circular(told: Gathered) -> Sections:
    lead = Section(
        title="总体情况",
        sentences=(
            said(sentences.RECEIVED, told.whole),
            said(sentences.IN_TIME, told.whole),
            *parts.pasts(told.whole),
        ),
    )
    return (
        lead,
        _organs(told),
        parts.overdue(told),
        parts.attendance(told),
        parts.scores(told),
    )


def _brief(told: Gathered) -> Sections:
    whole = told.whole
    lead = Section(
        title="一句话",
        sentences=(said(sentences.SHORT, whole), *parts.pasts(whole)),
    )
    busy = [one for one in told.organs if one.has_work()][:_MOST_DRAWN]
    chart = parts.finished(busy, "部门", ("closed", "overdue"))
    drawn = (chart,) if busy else ()
    picture = Section(title="各部门", drawings=drawn)
    return (lead, _urgent(told), picture)


def _urgent(told: Gathered) -> Section:
    section = parts.overdue(told)
    shortened = tuple(
        replace(table, rows=table.rows[:_MOST_URGENT]) for table in section.tables
    )
    return replace(section, title="要盯住的部门", tables=shortened)


def _disclosure(told: Gathered) -> Sections:
    lead = Section(title="办件情况", sentences=(said(sentences.PUBLIC, told.whole),))
    return (lead, _halls(told, _PUBLIC), _organs(told, _PUBLIC))


def _halls(told: Gathered, names: Names = parts.GROUPED) -> Section:
    return parts.by_group("各大厅", "大厅", Cut.NODE, told.halls, told.whole, names)


def _organs(told: Gathered, names: Names = parts.GROUPED) -> Section:
    return parts.by_group("各部门", "部门", Cut.ORGAN, told.organs, told.whole, names)


_KINDS: Final[Mapping[ReportKind, Callable[[Gathered], Sections]]] = MappingProxyType(
    {
        ReportKind.MONTHLY: _work,
        ReportKind.QUARTERLY: _work,
        ReportKind.YEARLY: _work,
        ReportKind.CIRCULAR: _circular,
        ReportKind.BRIEF: _brief,
        ReportKind.DISCLOSURE: _disclosure,
    }
)
