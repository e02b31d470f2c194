"""A month that is asked for, and those around it."""

from collections.abc import Mapping
from datetime import date, timedelta

from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.shared.request import OurRequest


def month_of(request: OurRequest) -> tuple[date, date]:
    """The month that is asked for: its first and last day."""
    text = request.GET.get("month", "")
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        first = local_date(request.now).replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return first, following - timedelta(days=1)


def around(first: date) -> Mapping[str, str]:
    """The months before and after, as the address writes them."""
    before = first - timedelta(days=1)
    after = first + timedelta(days=31)
    return {"before": f"{before:%Y-%m}", "after": f"{after:%Y-%m}"}
