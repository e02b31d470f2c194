"""What is asked of the figures: which days, which place, told apart by what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.rules.authority.sight import Sight, sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.statistics.cuts import Cut, Scope
from yimen.rules.statistics.periods import Period, month_of, quarter_of, year_of
from yimen.screens.bureau.statistics.words import CUTS
from yimen.screens.shared.days import read_day
from yimen.screens.shared.request import OurRequest

LONGEST_DAYS: Final = 366 * 10


@dataclass(frozen=True, slots=True)
class Asked:
    """The question, and the address that asks it again."""

    scope: Scope
    period: Period
    cut: Cut
    sight: Sight
    said: Mapping[str, str]

    @property
    def urlencode(self) -> str:
        """The question as the end of an address."""
        return urlencode(self.said)


def asked_of(request: OurRequest) -> Asked:
    """What the address asks; what it leaves open is this month, all, by place."""
    got = request.GET
    period = _period(got.get("first", ""), got.get("last", ""), request)
    period = replace(period, now=request.now)
    cut = Cut(got["cut"]) if got.get("cut") in set(CUTS) else Cut.NODE
    place = network.node_of_code(got["hall"]) if got.get("hall") else None
    organs = {one.code for one in people.organ_choices()}
    only = {Cut.ORGAN: got["organ"]} if got.get("organ") in organs else {}
    root = request.actor.hall_path if cut is Cut.NODE else ""
    said = {
        "first": period.first_on.isoformat(),
        "last": period.last_on.isoformat(),
        "cut": cut.value,
        "hall": place.code if place else "",
        "organ": only.get(Cut.ORGAN, ""),
    }
    return Asked(
        scope=Scope(place.path if place else root or "", only),
        period=period,
        cut=cut,
        sight=sight_of(request.actor, Step.SEE_FIGURES),
        said=said,
    )


def _period(first: str, last: str, request: OurRequest) -> Period:
    first_on, last_on = read_day(first), read_day(last)
    if first_on is None or last_on is None:
        return month_of(local_date(request.now))
    if not 0 <= (last_on - first_on).days <= LONGEST_DAYS:
        return month_of(last_on)
    return Period(first_on, last_on)


def presets(asked: Asked, request: OurRequest) -> tuple[tuple[str, str, bool], ...]:
    """The periods that are asked about most, as links; the one shown is marked."""
    today = local_date(request.now)
    month, quarter, year = month_of(today), quarter_of(today), year_of(today)
    named = (
        ("本月", month),
        ("上月", month.before()),
        ("本季", quarter),
        ("上季", quarter.before()),
        ("今年", year),
        ("去年", year.before()),
    )
    said = asked.said.items()
    return tuple(
        (label, "?" + urlencode({**asked.said, **days}), days.items() <= said)
        for label, days in ((label, _days(one)) for label, one in named)
    )


def _days(period: Period) -> dict[str, str]:
    return {"first": period.first_on.isoformat(), "last": period.last_on.isoformat()}
