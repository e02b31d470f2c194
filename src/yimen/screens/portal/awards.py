"""Who is honoured, by which rule: everybody may read it, and what was taken back."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from yimen.records.performance import queries
from yimen.rules.performance.awards import AwardState
from yimen.rules.performance.indicators import Scored
from yimen.screens.shared.access import public
from yimen.screens.shared.request import OurRequest

_WHATS: Final = {
    Scored.UNIT: gettext_lazy("部门"),
    Scored.WINDOW: gettext_lazy("窗口"),
    Scored.PERSON: gettext_lazy("人员"),
    Scored.TOWN: gettext_lazy("镇街"),
}


@public
@require_GET
def awards(request: OurRequest) -> HttpResponse:
    """The awards that were signed, the newest first, and the rules they follow."""
    rows = [
        (one, _WHATS[one.what], one.state is AwardState.REVOKED)
        for one in queries.public_awards()
    ]
    page = queries.award_rules()
    shown = {
        "rows": rows,
        "rules": [(one, _WHATS[one.what], float(one.least)) for one in page.rules],
        "number": page.number,
        "title": _("政务荣誉"),
    }
    return render(request, "portal/awards.html", shown)
