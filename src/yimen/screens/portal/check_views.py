"""Whether a case's history is what was written: by us, and by the visitor's browser."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Final

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from yimen.records.journal import queries as journal
from yimen.records.journal.queries import HistoryCheck, PublishedDay
from yimen.rules.refusals import NotFound
from yimen.screens.portal.progress_words import step_words
from yimen.screens.shared.access import public
from yimen.screens.shared.holding import held
from yimen.screens.shared.request import OurRequest

_DAY: Final = "day:"
_ALL_DAYS: Final = 100_000
_HAPPENED_AT: Final = 4  # places in a line as it is hashed (docs/journal.md)
_STEP: Final = 7


@dataclass(frozen=True, slots=True)
class Month:
    """The published days of a month, newest first."""

    first_on: date
    days: tuple[PublishedDay, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in words, with our own answer about it."""

    sequence: int
    happened_at: datetime
    words: str
    is_first_bad: bool


@public
@require_GET
def check(request: OurRequest, number: str) -> HttpResponse:
    """Our own answer, and a button that lets the browser compute it again."""
    if held(request) != number:
        return redirect(f"{reverse('portal:progress-ask')}?n={number}")
    found = journal.check_subject("case", number)
    known = {
        "number": number,
        "found": found,
        "bad_day": _bad_day(found),
        "lines": tuple(_lines(found)),
    }
    return render(request, "portal/check.html", known)


@public
@require_GET
def proof(request: OurRequest, number: str) -> HttpResponse:
    """Everything the browser needs; no personal data is in it."""
    if held(request) != number:
        raise NotFound(case=number)
    found = journal.check_subject("case", number).proof
    return JsonResponse(asdict(found), json_dumps_params={"ensure_ascii": False})


@public
@require_GET
def roots(request: OurRequest) -> HttpResponse:
    """The published roots of the closed days, by month."""
    months = tuple(_months(journal.published_days()))
    return render(request, "portal/roots.html", {"months": months})


@public
@require_GET
def roots_file(request: OurRequest) -> HttpResponse:  # noqa: ARG001
    """All of them as a file, to be kept and compared later."""
    days = [asdict(day) for day in journal.published_days(limit=_ALL_DAYS)]
    answer = JsonResponse({"days": days}, json_dumps_params={"indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="yimen-roots.json"'
    return answer


def _bad_day(found: HistoryCheck) -> date | None:
    """The day that does not fit, if every line of the case itself does."""
    bad = found.first_bad
    if bad is None or not bad.subject.startswith(_DAY):
        return None
    return date.fromisoformat(bad.subject.removeprefix(_DAY))


def _lines(found: HistoryCheck) -> Iterator[Line]:
    bad = found.first_bad
    first_bad = bad.sequence if bad and not bad.subject.startswith(_DAY) else 0
    for line in found.proof.lines:
        said = json.loads(line.text)
        yield Line(
            sequence=line.sequence,
            happened_at=datetime.fromisoformat(said[_HAPPENED_AT]),
            words=step_words(said[_STEP]),
            is_first_bad=line.sequence == first_bad,
        )


def _months(days: tuple[PublishedDay, ...]) -> Iterator[Month]:
    for first_on, some in groupby(days, key=lambda one: one.day.replace(day=1)):
        yield Month(first_on, tuple(some))
