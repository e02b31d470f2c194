"""What goes with a card beside its quantities: granted points, and the year's months.

The same for a card that is tried out and for one that is closed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from yimen.records.performance.facts import NO_BONUS
from yimen.records.performance.models import Bonus, Score
from yimen.rules.performance.bonuses import BonusState
from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.scoring import Grade
from yimen.rules.statistics.periods import MONTHS_IN_A_YEAR, Period


@dataclass(frozen=True, slots=True)
class Around:
    """Of everybody of a kind in a period, by key."""

    points: Mapping[str, Fraction]
    poor: Mapping[str, list[str]]  # months; of a year only

    def bonus(self, key: str) -> Fraction:
        """The points on top of this card."""
        return self.points.get(key, NO_BONUS)

    def months(self, key: str) -> list[str]:
        """The poor months that make this card fail."""
        return self.poor.get(key, [])


def around(what: Scored, period: Period) -> Around:
    """The granted points of a period; of a year its poor months too (8.4.2)."""
    is_year = period.whole_months == MONTHS_IN_A_YEAR
    poor = poor_months(what, period) if is_year else {}
    return Around(_points(what, period), poor)


def _points(what: Scored, period: Period) -> dict[str, Fraction]:
    rows = Bonus.objects.filter(
        what=what,
        first_on=period.first_on,
        last_on=period.last_on,
        state=BonusState.APPROVED,
    )
    found: dict[str, Fraction] = {}
    for key, points in rows.values_list("key", "points"):
        found[key] = found.get(key, NO_BONUS) + Fraction(points)
    return found


def poor_months(what: Scored, year: Period) -> dict[str, list[str]]:
    """The poor months of a year of everybody of a kind, in their order."""
    rows = Score.objects.filter(
        what=what, first_on__gte=year.first_on, last_on__lte=year.last_on
    ).order_by("key", "first_on", "last_on", "-revision")
    found: dict[str, list[str]] = {}
    for row in rows.distinct("key", "first_on", "last_on"):
        period = Period(row.first_on, row.last_on)
        if row.grade == Grade.POOR.value and period.whole_months == 1:
            found.setdefault(row.key, []).append(f"{row.first_on:%Y-%m}")
    return found
