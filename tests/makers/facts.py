"""Random facts for statistics: few places and keys, times close to the edges."""

from datetime import date, datetime, timedelta
from typing import Final

from hypothesis import strategies as st

from makers.persons import CHINA
from yimen.rules.statistics.cuts import Place
from yimen.rules.statistics.facts import CaseFact, MoneyFact, MoneyKind
from yimen.rules.statistics.periods import Period

PERIOD: Final = Period(date(2026, 9, 1), date(2026, 9, 30))
PLACES: Final = (
    Place("centre", "/1/", is_alone=True),
    Place("east", "/1/2/"),
    Place("west", "/1/3/"),
)
PATHS: Final = {
    "centre": "/1/",
    "east": "/1/2/",
    "west": "/1/3/",
    "village": "/1/2/4/",
}
BEGINNING: Final = datetime(2026, 7, 1, tzinfo=CHINA)
_few = st.integers(0, 30)
_maybe_few = st.none() | _few


@st.composite
def instants(draw: st.DrawFn) -> datetime:
    """Instants of four months, often at an edge of the period to the microsecond."""
    edge = draw(st.sampled_from((PERIOD.since, PERIOD.until, None, None, None)))
    if edge is not None:
        return edge + timedelta(microseconds=draw(st.integers(-1, 1)))
    return BEGINNING + timedelta(minutes=draw(st.integers(0, 60 * 24 * 120)))


@st.composite
def case_facts(draw: st.DrawFn) -> CaseFact:
    """A case whose columns need not agree: engines answer what they are told."""
    accepted_at = draw(st.none() | instants())
    closed_at = draw(st.none() | instants())
    node = draw(st.sampled_from(sorted(PATHS)))
    stand = draw(st.sampled_from((None, None, *PATHS)))
    local = [at and at.astimezone(CHINA).date() for at in (accepted_at, closed_at)]
    months = [None if day is None else f"{day:%Y-%m}" for day in local]
    return CaseFact(
        number=f"{draw(st.integers(0, 10**9)):09}",
        received_at=draw(instants()),
        accepted_at=accepted_at,
        closed_at=closed_at,
        due_at=draw(st.none() | instants()),
        accepted_on=local[0],
        closed_on=local[1],
        accepted_month=months[0],
        closed_month=months[1],
        used_days=draw(_maybe_few),
        promised_days=draw(_maybe_few),
        statutory_days=draw(_maybe_few),
        waited_seconds=draw(st.none() | st.integers(0, 10**6)),
        taken_seconds=draw(st.none() | st.integers(0, 10**7)),
        rating=draw(st.none() | st.integers(1, 5)),
        stayed_in_hall=draw(st.booleans()),
        organ=draw(st.sampled_from(("A", "B"))),
        seat=draw(st.sampled_from(("", "1"))),
        officer=draw(st.sampled_from(("7", "8"))),
        matter=draw(st.sampled_from(("M1", "M2"))),
        matter_type=draw(st.sampled_from(("administrative_license", ""))),
        kind=draw(st.sampled_from(("instant", "promised"))),
        channel=draw(st.sampled_from(("window", "online"))),
        node=node,
        path=PATHS[node],
        region="110100",
        stand_path=stand and PATHS[stand],
        stand_organ=stand and draw(st.sampled_from(("A", "B"))),
    )


@st.composite
def money_facts(draw: st.DrawFn) -> MoneyFact:
    """An amount of a place."""
    node = draw(st.sampled_from(sorted(PATHS)))
    return MoneyFact(
        number=f"{draw(st.integers(0, 10**9)):09}",
        what=draw(st.sampled_from([kind.value for kind in MoneyKind])),
        cents=draw(st.integers(1, 10**12)),
        at=draw(instants()),
        organ=draw(st.sampled_from(("A", "B"))),
        node=node,
        path=PATHS[node],
    )
