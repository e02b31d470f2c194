"""The rules of supervision: what each asks, and how often it was wrong."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.records.supervision import queries
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.supervision.register import RULES
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.supervision.shelves import shelved
from yimen.screens.bureau.supervision.words import PROFILES
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest


@access(Step.WATCH)
@require_GET
def rules(request: OurRequest) -> HttpResponse:
    """Every rule with its article, what it found and how much of that was wrong."""
    settings = queries.settings_in_force()
    on = RULES.keys() - settings.off
    shown = {
        "sections": sections(request.actor, "/bureau/watch/"),
        "shelves": shelved(queries.rule_rows(request.actor), on),
        "settings": settings,
        "profile": PROFILES[settings.profile],
        "may_set": may_somewhere(request.actor, Step.SET_SUPERVISION),
    }
    return render(request, "bureau/supervision/watch_rules.html", shown)
