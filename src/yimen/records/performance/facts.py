"""Rows of appraisal as the rules' values."""

from fractions import Fraction
from typing import Any

from yimen.records.performance.models import SchemeVersion, Score
from yimen.rules.performance.indicators import Scored, Values
from yimen.rules.performance.kept_schemes import from_data
from yimen.rules.performance.scoring import Card, Scheme, scored

NO_BONUS = Fraction(0)


def scheme_of(row: SchemeVersion) -> Scheme:
    """The scheme as it was published."""
    return from_data(row.body)


def written(values: Values) -> dict[str, str | None]:
    """Quantities as JSON holds them, unrounded."""
    return {name: None if one is None else str(one) for name, one in values.items()}


def read(kept: dict[str, Any]) -> Values:
    """Quantities that were `written`."""
    return {name: None if one is None else Fraction(one) for name, one in kept.items()}


def card_of(row: Score) -> Card:
    """The card again, from the quantities and the scheme that stand there."""
    scheme = scheme_of(row.scheme)
    return scored(scheme, read(row.quantities), Scored(row.what), NO_BONUS)
