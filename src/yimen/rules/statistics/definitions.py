"""The statistics: what each is called, how it follows, in what unit it is shown.

Where two numbers carry the same name in the halls' reports, both are here under names
of their own: 承诺提速率 of the catalogue (8.2.6) is not the one of cases (8.2.9), and
satisfaction by ratings is not the one by closed cases (8.2.14). 按时办结率 leaves out
what is still open; so `on_time_rate_open` stands beside it, always (8.2.11a).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from yimen.rules.statistics.formulas import Formula, formula
from yimen.rules.statistics.quantities import QUANTITIES, Quantity

NOTHING: Final = "—"
PERCENT: Final = "%"
PIECES: Final = "件"
LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{name.value: defined.label for name, defined in QUANTITIES.items()},
        Quantity.MONTHS.value: "月数",
    }
)
"""What each quantity is called where a formula is put into words."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """One figure that follows from quantities."""

    name: str
    label: str
    formula: Formula
    unit: str
    source: str
    scale: int = 1  # percent: 100
    places: int = 2
    note: str = ""
    is_better_high: bool | None = True

    @property
    def words(self) -> str:
        """The formula in words."""
        return self.formula.words(LABELS)

    @property
    def denominator(self) -> str:
        """What it is a share of, in words; empty for what is no share."""
        return self.formula.denominator(LABELS)

    def value(self, of: Mapping[str, Fraction | int | None]) -> Fraction | None:
        """The figure in its unit, unrounded; None where its denominator is nought."""
        plain = self.formula.value(of)
        return None if plain is None else plain * self.scale

    def shown(self, value: Fraction | None) -> str:
        """The figure as it is printed, rounded once, half up."""
        return NOTHING if value is None else f"{rounded(value, self.places)}"


def rounded(value: Fraction, places: int) -> Decimal:
    """The value with that many decimal places, half up, away from nought (8.2.17)."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    size = Decimal(whole).scaleb(-places)
    return -size if value < 0 and whole else size


def _statistic(  # noqa: PLR0913 - one argument for each field
    name: str,
    label: str,
    text: str,
    source: str,
    *,
    unit: str = PERCENT,
    note: str = "",
    is_better_high: bool | None = True,
) -> Statistic:
    return Statistic(
        name=name,
        label=label,
        formula=formula(text, LABELS),
        unit=unit,
        source=source,
        scale=100 if unit == PERCENT else 1,
        places=0 if unit == PIECES else 2,
        note=note,
        is_better_high=is_better_high,
    )


_ALL: Final = (
    _statistic("acceptance_rate", "受理率", "accepted / applied", "8.2.15"),
    _statistic(
        "closing_rate",
        "办结率",
        "closed / accepted",
        "8.2.1",
        note="往期受理的办件在本期办结时可超过100%",
    ),
    _statistic(
        "cohort_closing_rate",
        "受理办结率",
        "closed_of_accepted / accepted",
        "8.2.2",
        note="只看本期受理的办件，不超过100%",
    ),
    _statistic(
        "closing_rate_in_month",
        "当月办结率",
        "closed_in_month / accepted",
        "8.2.3",
    ),
    _statistic("same_day_rate", "平均日结率", "closed_same_day / accepted", "8.2.4"),
    _statistic(
        "closed_a_month",
        "月均办结",
        "closed / months",
        "8.2.5",
        unit=PIECES,
        is_better_high=None,
    ),
    _statistic(
        "promise_cut",
        "承诺提速率",
        "(matter_statutory_days - matter_promised_days) / matter_statutory_days",
        "8.2.6",
        note="按目录事项计算，不按件数加权",
    ),
    _statistic(
        "speed_up",
        "办理提速率",
        "(statutory_days - used_of_statutory) / statutory_days",
        "8.2.7",
        note="按办件计算",
    ),
    _statistic(
        "beat_promise_rate",
        "较承诺提速率",
        "(promised_days - used_of_promised) / promised_days",
        "8.2.9",
        note="与按目录计算的承诺提速率不同",
    ),
    _statistic(
        "mean_used_days",
        "平均办结工作日",
        "used_days / closed",
        "8.2.10",
        unit="工作日",
        note="当日办结为0",
        is_better_high=False,
    ),
    _statistic(
        "mean_waited_days",
        "平均受理时间",
        "waited_seconds / accepted / 86400",
        "8.2.10",
        unit="天",
        note="每天按24小时",
        is_better_high=False,
    ),
    _statistic("early_rate", "提前办结率", "early / closed", "8.2.11"),
    _statistic("on_time_rate", "按时办结率", "on_time / closed", "8.2.11"),
    _statistic(
        "on_time_rate_open",
        "按时率（计入在办超期）",
        "on_time / (closed + open_overdue)",
        "8.2.11a",
        note="与按时办结率一起显示",
    ),
    _statistic("in_hall_rate", "现场办结率", "closed_in_hall / closed", "8.2.12"),
    _statistic("instant_case_rate", "即办率", "instant / accepted", "8.2.13"),
    _statistic(
        "instant_matter_rate", "即办事项率", "instant_matters / matters", "8.2.13"
    ),
    _statistic("online_rate", "网办率", "online / applied", "8.2.15"),
    _statistic("rating_rate", "评价率", "rated / closed", "8.2.14"),
    _statistic("satisfaction_rate", "满意率", "satisfied / rated", "8.2.14"),
    _statistic(
        "satisfaction_rate_closed",
        "满意率（按办结）",
        "satisfied / closed",
        "8.2.14",
        note="旧口径，以办结为分母",
    ),
    _statistic(
        "overdue",
        "超期件",
        "late + open_overdue",
        "8.2.15",
        unit=PIECES,
        is_better_high=False,
    ),
    _statistic(
        "used_share",
        "用时占承诺",
        "used_of_promised / promised_days",
        "8.4 #13",
        is_better_high=False,
    ),
)
STATISTICS: Final[Mapping[str, Statistic]] = MappingProxyType(
    {one.name: one for one in _ALL}
)
ALWAYS_BESIDE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "on_time_rate": "on_time_rate_open",
        "promise_cut": "speed_up",
        "speed_up": "beat_promise_rate",
    }
)
"""What may not be shown without the other: 提速 says against what (rulebook 13.2)."""
