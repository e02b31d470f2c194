"""The journal for those who watch over it: its days, a day's lines, one subject."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.records.journal import queries
from yimen.records.journal.queries import DayLine, SubjectPage, Written
from yimen.records.people import queries as people
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.cases.lifecycle import State
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.legal_clock.calendar import local_date, start_of_day
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.supervision.findings import day_of
from yimen.screens.bureau.supervision_words import (
    KINDS,
    SLOTS,
    STEPS,
    SUBJECTS,
    WHY,
    misfit_words,
)
from yimen.screens.shared.access import access
from yimen.screens.shared.case_words import DOCUMENTS, STATES
from yimen.screens.shared.request import OurRequest

_OFFICER: Final = "officer:"
AT_ONCE: Final = 20_000  # lines whose days are recomputed without being asked
_TEXTS: Final = "texts"


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line with its words: who, what, and what lies sealed beside it."""

    line: Written
    who: str
    what: str
    change: str
    said: str
    sealed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A line of a day with its words."""

    line: DayLine
    who: str
    what: str
    kind: str


@access(Step.SEE_JOURNAL)
@require_GET
def days(request: OurRequest) -> HttpResponse:
    """A month's closed days with their roots, recomputed; and the way to a subject."""
    months = queries.months_kept()
    month = day_of(f"{request.GET.get('month', '')}-01")
    shown_month = month or next(iter(months), local_date(request.now).replace(day=1))
    plain = queries.month_days(shown_month, is_checked=False)
    is_checked = "check" in request.GET or (
        sum(one.day.count for one in plain) <= AT_ONCE
    )
    found = queries.month_days(shown_month, is_checked=True) if is_checked else plain
    shown = {
        "days": [(one, WHY[one.why] if one.why else "") for one in found],
        "is_checked": is_checked,
        "bad": sum(one.why is not None for one in found),
        "months": months,
        "month": shown_month,
    }
    return render(request, "bureau/house/journal.html", _framed(request) | shown)


@access(Step.SEE_JOURNAL)
@require_GET
def day(request: OurRequest, on: str) -> HttpResponse:
    """The lines of one day, and whether the day is what was published."""
    wanted = day_of(on)
    if wanted is None:
        raise NotFound(day=on)
    kind = request.GET.get("kind", "")
    page = queries.day_page(wanted, kind=kind, after=_after(request))
    closed = page.closed
    shown = {
        "page": page,
        "lines": list(_listed(page.lines)),
        "why": WHY[closed.why] if closed and closed.why else "",
        "of_day": [(one, KINDS.get(one, one)) for one in page.kinds],
        "before": wanted - timedelta(days=1),
        "after": wanted + timedelta(days=1),
    }
    return render(request, "bureau/house/journal_day.html", _framed(request) | shown)


@access(Step.SEE_JOURNAL)
@require_GET
def subject(request: OurRequest) -> HttpResponse:
    """Everything that was written about one subject, as of a day or as known then."""
    kind, name = request.GET.get("kind", ""), request.GET.get("subject", "").strip()
    page = queries.subject_page(
        kind, name, as_of=_end_of(request, "as_of"), known_at=_end_of(request, "known")
    )
    shown = {
        "page": page,
        "kind_words": KINDS.get(kind, kind),
        "lines": list(_read(page)),
        "bad": misfit_words(page.first_bad) if page.first_bad else "",
        "may_open": kind == "case" and may_somewhere(request.actor, Step.SEE_CASE),
    }
    return render(
        request, "bureau/house/journal_subject.html", _framed(request) | shown
    )


def _after(request: OurRequest) -> int:
    said = request.GET.get("after", "")
    return int(said) if said.isdecimal() else 0


def _framed(request: OurRequest) -> dict[str, object]:
    return {
        "sections": sections(request.actor, "/bureau/journal/"),
        "kinds": KINDS.items(),
        "subjects": SUBJECTS,
        "asked": request.GET,
    }


def _end_of(request: OurRequest, name: str) -> datetime | None:
    """The end of the day that the address says."""
    on: date | None = day_of(request.GET.get(name, ""))
    last = timedelta(days=1, microseconds=-1)
    return start_of_day(on) + last if on else None


def _names(actors: Iterator[str]) -> dict[str, str]:
    """Who acted, by the mark that the journal has for them."""
    marks = set(actors)
    officers = {
        int(mark.removeprefix(_OFFICER)) for mark in marks if mark.startswith(_OFFICER)
    }
    names = people.names_of(officers)
    known = {f"{_OFFICER}{officer}": name for officer, name in names.items()}
    return {"system": "系统", "visitor": "来办事的人"} | known


def _listed(lines: tuple[DayLine, ...]) -> Iterator[ListedLine]:
    names = _names(line.actor for line in lines)
    for line in lines:
        yield ListedLine(
            line,
            names.get(line.actor, line.actor),
            STEPS.get(line.step, line.step),
            KINDS.get(line.kind, line.kind),
        )


def _read(page: SubjectPage) -> Iterator[ReadLine]:
    names = _names(line.actor for line in page.lines)
    for line in page.lines:
        yield ReadLine(
            line,
            names.get(line.actor, line.actor),
            STEPS.get(line.step, line.step),
            _change(line),
            _said(line),
            tuple(map(_slot_words, page.sealed.get(line.sequence, ()))),
        )


def _change(line: Written) -> str:
    """From which state to which, where the act changed it."""
    if line.before == line.after:
        return ""
    before, after = (_state(one) for one in (line.before, line.after))
    return f"{before} → {after}" if line.before else after


def _state(name: str) -> str:
    return STATES[State(name)] if name in set(State) else name


def _said(line: Written) -> str:
    """The payload as it is hashed, without the digests of what lies sealed."""
    said = {name: value for name, value in line.payload.items() if name != _TEXTS}
    return json.dumps(said, ensure_ascii=False, sort_keys=True) if said else ""


def _slot_words(slot: str) -> str:
    if slot in set(DocumentKind):
        return DOCUMENTS.get(DocumentKind(slot), slot)
    return SLOTS.get(slot, slot)
