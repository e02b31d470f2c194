"""What the halls promise the public, whether it was kept, where to say it was not."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.records.conduct import queries
from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.shared.access import public
from yimen.screens.shared.request import OurRequest


@public
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """服务承诺: hall by hall, with how often each was broken."""
    rows = queries.public_promises(local_date(request.now))
    return render(request, "portal/promises.html", {"rows": rows})
