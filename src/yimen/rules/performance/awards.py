"""Who may be honoured: 红旗窗口, 服务之星, 示范窗口, by a published rule.

S1 item 55 honours 「清新科室」「红旗窗口」「干部职工之星」「服务之星」 each quarter,
one, two, two and four of them; S3-15 has 「党员示范岗、服务明星、红旗窗口」, S3-17 a
moving 「服务示范窗口」. So an award is a line of data: whom it honours, over which
span, how many at most, and from how many points. Who is first follows from the cards
alone; whoever was graded poor in any month of the year is left out (8.4.2), and so is
who has a confirmed breach or an upheld complaint where the rule says so. A person
signs the proposal; a month that turns out poor takes the award back.

Invariants: the proposal follows from cards and rule alone; ranks without a tie broken
by chance: the same total stands in the order of the name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.scoring import Grade
from yimen.rules.performance.sources import Kept
from yimen.rules.refusals import Refused

MOST_PLACES: Final = 50
_FAULTS: Final = (Kept.BREACHES, Kept.UPHELD_COMPLAINTS, Kept.DUAL_ACCEPTANCES)


class BadAwardRule(Refused):
    """An award has a name, at least one place, and points between nought and 110."""


class NotClosedYet(Refused):
    """Awards follow from a closed period."""


class AwardSettled(Refused):
    """This award was signed or taken back already."""


class AwardState(StrEnum):
    """How an award stands."""

    PROPOSED = "proposed"
    GRANTED = "granted"
    DECLINED = "declined"
    REVOKED = "revoked"


class Span(StrEnum):
    """How long a card runs on which an award rests."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


MONTHS: Final[Mapping[Span, int]] = {Span.MONTH: 1, Span.QUARTER: 3, Span.YEAR: 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRule:
    """One award: whom, how often, how many, from how many points."""

    name: str
    what: Scored
    span: Span
    places: int
    least: Fraction
    is_faultless: bool = True  # no breach, no upheld complaint, no dual acceptance


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A closed card as the rule sees it."""

    key: str
    label: str
    total: Fraction | None
    grade: Grade | None
    faults: int
    poor_months: tuple[str, ...]


STANDARD: Final = (
    AwardRule(
        name="红旗窗口",
        what=Scored.WINDOW,
        span=Span.QUARTER,
        places=2,
        least=Fraction(80),
    ),
    AwardRule(
        name="示范窗口",
        what=Scored.WINDOW,
        span=Span.MONTH,
        places=1,
        least=Fraction(80),
    ),
    AwardRule(
        name="服务之星",
        what=Scored.PERSON,
        span=Span.MONTH,
        places=4,
        least=Fraction(85),
    ),
    AwardRule(
        name="清新科室",
        what=Scored.UNIT,
        span=Span.QUARTER,
        places=1,
        least=Fraction(80),
    ),
    AwardRule(
        name="先进单位",
        what=Scored.UNIT,
        span=Span.YEAR,
        places=3,
        least=Fraction(85),
    ),
)


def faults(quantities: Mapping[str, Fraction | int | None]) -> int:
    """How many breaches, upheld complaints and dual acceptances a card counts."""
    return sum(int(quantities.get(one.value) or 0) for one in _FAULTS)


def winners(rule: AwardRule, cards: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Who is honoured, the first first; nobody where nobody is good enough."""
    fit = [one for one in cards if is_fit(rule, one)]
    ranked = sorted(fit, key=lambda one: (-(one.total or 0), one.label, one.key))
    return tuple(ranked[: rule.places])


def is_fit(rule: AwardRule, one: Candidate) -> bool:
    """Whether the rule and the year leave this card in."""
    if one.total is None or one.total < rule.least or one.grade is Grade.POOR:
        return False
    return not one.poor_months and not (rule.is_faultless and one.faults)


def check_rules(rules: Iterable[AwardRule]) -> None:
    """Raises `BadAwardRule`."""
    names: set[str] = set()
    for one in rules:
        fits = 0 < one.places <= MOST_PLACES and 0 <= one.least <= FULLEST
        if not one.name.strip() or not fits or one.name in names:
            raise BadAwardRule(name=one.name)
        names.add(one.name)


FULLEST: Final = Fraction(110)


def as_data(rules: Iterable[AwardRule]) -> list[dict[str, Any]]:
    """The rules as JSON holds them."""
    return [
        {
            "name": one.name,
            "what": one.what.value,
            "span": one.span.value,
            "places": one.places,
            "least": str(one.least),
            "is_faultless": one.is_faultless,
        }
        for one in rules
    ]


def from_data(data: Iterable[Mapping[str, Any]]) -> tuple[AwardRule, ...]:
    """The rules that were written by `as_data`."""
    return tuple(
        AwardRule(
            name=one["name"],
            what=Scored(one["what"]),
            span=Span(one["span"]),
            places=one["places"],
            least=Fraction(one["least"]),
            is_faultless=one["is_faultless"],
        )
        for one in data
    )
