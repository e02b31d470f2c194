"""Rows of appraisal as the rules' values."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from yimen.records.performance.models import SchemeVersion, Score, ScoreRows
from yimen.rules.performance import rows as rows_rules
from yimen.rules.performance.indicators import Scored, Values
from yimen.rules.performance.kept_schemes import from_data
from yimen.rules.performance.rows import BookRow, Packed
from yimen.rules.performance.scoring import Card, Grade, Scheme, scored, year_grade

NO_BONUS = Fraction(0)
_LEVEL: Final = 9


def hooked(card: Card, poor_months: Sequence[str]) -> Card:
    """The card with the grade that a poor month of the year leaves it (8.4.2)."""
    months = [Grade.POOR for _ in poor_months]
    return replace(card, grade=year_grade(months, card.grade))


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
    scheme, values = scheme_of(row.scheme), read(row.quantities)
    card = scored(scheme, values, Scored(row.what), Fraction(row.bonus))
    return hooked(card, row.poor_months)


def kept_rows(score: Score, rows: Packed) -> ScoreRows:
    """The rows to be kept with a card, not saved yet."""
    text = rows.text
    return ScoreRows(
        score=score,
        body=zlib.compress(text, _LEVEL),
        count=rows.count,
        digest=rows_rules.digest_of(text),
    )


def rows_of(kept: ScoreRows) -> tuple[BookRow, ...]:
    """The rows that were kept."""
    return rows_rules.from_data(json.loads(_text_of(kept)))


def is_genuine(kept: ScoreRows) -> bool:
    """Whether what stands there is what was kept."""
    return rows_rules.digest_of(_text_of(kept)) == kept.digest


def _text_of(kept: ScoreRows) -> bytes:
    return zlib.decompress(bytes(kept.body))


def read_known(kept: dict[str, Any]) -> dict[str, Fraction]:
    """Amounts that were `written`, none of them unknown."""
    return {name: Fraction(one) for name, one in kept.items()}
