"""What supervision found: the list, one finding with its evidence, and a file."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.records.supervision import queries
from yimen.records.supervision.queries import FindingFilter, FindingPage, FindingRow
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.supervision.findings import FindingRule
from yimen.screens.bureau.history import history
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.supervision_words import EVIDENCE, RULES
from yimen.screens.shared.access import access
from yimen.screens.shared.days import spoken_day
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_HEADS: Final = ("发现时间", "种类", "对象", "部门", "大厅", "依据")


def day_of(said: str) -> date | None:
    """A day that an address says; nonsense is left out."""
    try:
        return parse_date(said)
    except ValueError:
        return None


def wanted(request: OurRequest) -> FindingFilter:
    """The filter that the address says."""
    asked = request.GET
    rule, organ, hall = (asked.get(name, "") for name in ("rule", "organ", "hall"))
    place = network.node_of_code(hall) if hall else None
    return FindingFilter(
        rule=rule if rule in set(FindingRule) else "",
        organ_id=int(organ) if organ.isdecimal() else None,
        hall_path=place.path if place else "",
        first_on=day_of(asked.get("first", "")),
        last_on=day_of(asked.get("last", "")),
    )


@access(Step.SEE_FINDINGS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """What was found: filtered, by pages, newest first."""
    page = queries.findings(
        wanted(request), actor=request.actor, page=number_of(request)
    )
    shown = {
        "sections": sections(request.actor, request.path),
        "page": page,
        "rows": [(row, RULES[row.rule]) for row in page.rows],
        "rules": [(rule.value, words) for rule, words in RULES.items()],
        "organs": people.organ_choices(),
        "halls": network.halls(request.actor.hall_path),
        "asked": request.GET,
    }
    return render(request, "bureau/supervision/findings.html", shown)


@access(Step.SEE_FINDINGS)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered list as a file."""
    whole = queries.findings(wanted(request), actor=request.actor, size=people.WHOLE)
    sheet = Spreadsheet("监察发现", _HEADS, (_cells(row) for row in whole.rows))
    return download(sheet, kind)


def _cells(row: FindingRow) -> tuple[Cell, ...]:
    found = (row.found_at, RULES[row.rule], row.subject)
    return (*found, row.organ, row.hall, row.article)


@access(Step.SEE_FINDINGS)
@require_GET
def finding(request: OurRequest, finding_id: int) -> HttpResponse:
    """One finding: the rule, the facts, how the days were counted, the journal."""
    page = queries.finding_page(finding_id, request.actor)
    shown = {
        "sections": sections(request.actor, "/bureau/findings/"),
        "finding": page.row,
        "words": RULES[page.row.rule],
        "evidence": list(_evidence(page, local_date(request.now).year)),
        "ledger": page.ledger,
        "history": history("finding", page.row.journal_subject),
        "case_history": history(page.row.subject_kind, page.row.subject),
        "may_read": may_somewhere(request.actor, Step.SEE_JOURNAL),
        "urges": page.row.is_of_case and may_somewhere(request.actor, Step.GIVE_URGING),
        "shows_cards": may_somewhere(request.actor, Step.ISSUE_CARD),
        "may_open": page.row.is_of_case and may_somewhere(request.actor, Step.SEE_CASE),
    }
    return render(request, "bureau/supervision/finding.html", shown)


def _evidence(page: FindingPage, year: int) -> Iterator[tuple[str, str]]:
    for name, value in page.evidence.items():
        yield EVIDENCE.get(name, name), _said(name, value, year)


def _said(name: str, value: object, year: int) -> str:
    """A fact in words: officers by name, days as people say them."""
    if name.endswith("_by"):
        officer = value if isinstance(value, int) else 0
        return people.names_of({officer}).get(officer, "—")
    if name.endswith("_on") and isinstance(value, str):
        return spoken_day(date.fromisoformat(value), year)
    if name.endswith("_at") and isinstance(value, str):
        here = timezone.localtime(datetime.fromisoformat(value))
        return f"{spoken_day(here.date(), year)} {here:%H:%M}"
    return str(value)
