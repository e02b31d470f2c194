"""What is published of the ratings: by hall, with formulas; nothing of officers."""

from typing import Final

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yimen.records.ratings import queries
from yimen.records.ratings.queries import Figures
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.rating_tallies import FORMULAS, Tally
from yimen.rules.voice.ratings import Level
from yimen.screens.shared.access import public
from yimen.screens.shared.rating_words import LEVELS, tally_row
from yimen.screens.shared.request import OurRequest

_MONTHS: Final = 12


@public
@require_GET
def results(request: OurRequest) -> HttpResponse:
    """The figures of this and the eleven months before it."""
    first_on, last_on, figures = _figures(request)
    shown = {
        "first_on": first_on,
        "last_on": last_on,
        "whole": tally_row(_("全区"), figures.whole),
        "rows": [tally_row(name, one) for name, one in figures.groups],
        "levels": list(LEVELS.values()),
        "formulas": [(_(name), _(text)) for name, text in FORMULAS.items()],
    }
    return render(request, "portal/ratings.html", shown)


@public
@require_GET
def results_file(request: OurRequest) -> HttpResponse:
    """The same as a file, to be held against the journal."""
    first_on, last_on, figures = _figures(request)
    said = {
        "first_on": first_on,
        "last_on": last_on,
        "overall": counts(figures.whole),
        "by": {"hall": {name: counts(one) for name, one in figures.groups}},
    }
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1})


def counts(one: Tally) -> dict[str, object]:
    """The numbers alone."""
    return {
        "n": one.n,
        "invalid": one.invalid,
        **{level.value: one.levels[level] for level in Level},
    }


def _figures(request: OurRequest) -> tuple[object, object, Figures]:
    last_on = local_date(request.now)
    first = last_on.year * 12 + last_on.month - _MONTHS
    first_on = last_on.replace(year=first // 12, month=first % 12 + 1, day=1)
    return first_on, last_on, queries.public_figures(first_on, last_on)
