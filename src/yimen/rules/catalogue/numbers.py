"""The catalogue in numbers: how short, how few papers, how few ways.

S1 reports 「承諾辦理時限由平均13.4個工作日壓縮到10個工作日以下，即辦率從17.5%提高到
近30%」 and 「減少程序、精簡環節近20%」 (rulebook items 36, 37). Two formulas go by the
name of compression: the sums of the limits against each other (8.2.6, the default), and
the mean of what each matter was shortened by; both are here under names of their own.
A clean-up round is told by two days: the catalogue as it was in force on each (8.2.16).

What a matter does not say leaves the mean; of nothing there is no mean (8.2.18). Limits
count where both are in working days, so that before and after speak of the same.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from yimen.rules.statistics.definitions import NOTHING, PERCENT, STATISTICS, rounded


class CatalogueCut(StrEnum):
    """By what matters are told apart."""

    TYPE = "type"
    ORGAN = "organ"
    TIER = "tier"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterCounts:
    """What is counted of one matter in force."""

    code: str
    organ: str
    matter_type: str
    tier: str = ""  # GB/T 39046 A.2
    is_instant: bool = False
    statutory_days: int | None = None
    promised_days: int | None = None
    steps: int = 0
    visits: int | None = None
    materials: int = 0

    def key(self, cut: CatalogueCut) -> str:
        """In which group it lies."""
        keys = {
            CatalogueCut.TYPE: self.matter_type,
            CatalogueCut.ORGAN: self.organ,
            CatalogueCut.TIER: self.tier,
        }
        return keys[cut]


Matters = Sequence[MatterCounts]


@dataclass(frozen=True, slots=True)
class CatalogueFigure:
    """One number of the catalogue, and what it means."""

    name: str
    label: str
    words: str
    unit: str
    source: str
    of: Callable[[Matters], Fraction | None]

    def said(self, value: Fraction | None) -> str:
        """As it is printed, rounded once."""
        if value is None:
            return NOTHING
        shown = f"{rounded(value, 0 if self.unit == '项' else 2):,}"
        return f"{shown}%" if self.unit == PERCENT else shown


def _share(matters: Matters, counts: Callable[[MatterCounts], bool]) -> Fraction | None:
    """The percentage of the matters for which it holds."""
    found = sum(1 for one in matters if counts(one))
    return Fraction(found * 100, len(matters)) if matters else None


def _mean(told: Iterable[int | None]) -> Fraction | None:
    known = [one for one in told if one is not None]
    return Fraction(sum(known), len(known)) if known else None


def _limits(matters: Matters) -> list[tuple[int, int]]:
    return [
        (one.statutory_days, one.promised_days)
        for one in matters
        if one.statutory_days is not None and one.promised_days is not None
    ]


def _promise_cut(matters: Matters) -> Fraction | None:
    """By the one definition of 承诺提速率."""
    limits = _limits(matters)
    return STATISTICS["promise_cut"].value(
        {
            "matter_statutory_days": sum(statutory for statutory, _ in limits),
            "matter_promised_days": sum(promised for _, promised in limits),
        }
    )


def _mean_cut(matters: Matters) -> Fraction | None:
    cuts = [
        Fraction((statutory - promised) * 100, statutory)
        for statutory, promised in _limits(matters)
        if statutory
    ]
    return sum(cuts, Fraction(0)) / len(cuts) if cuts else None


def _visited(matters: Matters) -> list[MatterCounts]:
    return [one for one in matters if one.visits is not None]


def _at_most(matters: Matters, visits: int) -> Fraction | None:
    return _share(_visited(matters), lambda one: (one.visits or 0) <= visits)


FIGURES: Final = (
    CatalogueFigure(
        "matters",
        "事项",
        "当日在用的事项",
        "项",
        "8.2.13",
        lambda told: Fraction(len(told)),
    ),
    CatalogueFigure(
        "instant_rate",
        "即办事项率",
        "即办事项 ÷ 事项",
        PERCENT,
        "8.2.13",
        lambda told: _share(told, lambda one: one.is_instant),
    ),
    CatalogueFigure(
        "mean_statutory",
        "平均法定时限",
        "法定时限合计 ÷ 两种时限都按工作日规定的事项",
        "工作日",
        "8.2.6",
        lambda told: _mean(statutory for statutory, _ in _limits(told)),
    ),
    CatalogueFigure(
        "mean_promised",
        "平均承诺时限",
        "承诺时限合计 ÷ 两种时限都按工作日规定的事项",
        "工作日",
        "8.2.6",
        lambda told: _mean(promised for _, promised in _limits(told)),
    ),
    CatalogueFigure(
        "promise_cut",
        "承诺提速率（按合计）",
        "（法定时限合计 − 承诺时限合计）÷ 法定时限合计，不按件数加权",
        PERCENT,
        "8.2.6",
        _promise_cut,
    ),
    CatalogueFigure(
        "mean_cut",
        "承诺提速率（逐项平均）",
        "各事项（法定 − 承诺）÷ 法定的平均，法定为零的不计",
        PERCENT,
        "8.2.6",
        _mean_cut,
    ),
    CatalogueFigure(
        "mean_steps",
        "平均环节",
        "环节合计 ÷ 写明环节的事项",
        "个",
        "8.2.16",
        lambda told: _mean(one.steps or None for one in told),
    ),
    CatalogueFigure(
        "mean_materials",
        "平均材料",
        "材料合计 ÷ 事项",
        "份",
        "S3-5",
        lambda told: _mean(one.materials for one in told),
    ),
    CatalogueFigure(
        "mean_visits",
        "平均跑动次数",
        "到场次数合计 ÷ 写明次数的事项",
        "次",
        "39046",
        lambda told: _mean(one.visits for one in told),
    ),
    CatalogueFigure(
        "no_visit_rate",
        "不用跑的事项",
        "到场次数为零的 ÷ 写明次数的事项",
        PERCENT,
        "39046",
        lambda told: _at_most(told, 0),
    ),
    CatalogueFigure(
        "one_visit_rate",
        "最多跑一次的事项",
        "到场次数不超过一次的 ÷ 写明次数的事项",
        PERCENT,
        "39046",
        lambda told: _at_most(told, 1),
    ),
)
"""Every number of the catalogue, in the order of a table."""

COMPRESSION: Final = "压缩＝（之前 − 之后）÷ 之前；比率之间不算压缩，只看增减百分点"


@dataclass(frozen=True, slots=True)
class Moved:
    """A number before and after a clean-up round."""

    figure: CatalogueFigure
    before: Fraction | None
    after: Fraction | None

    @property
    def change(self) -> Fraction | None:
        """After less before; of a rate in points of percent."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    @property
    def compression(self) -> Fraction | None:
        """By what share it was cut (8.2.16); None for rates and of nought."""
        if self.figure.unit == PERCENT or not self.before or self.after is None:
            return None
        return (self.before - self.after) / self.before * 100


def moved(before: Matters, after: Matters) -> tuple[Moved, ...]:
    """Every number of two catalogues beside each other."""
    return tuple(Moved(one, one.of(before), one.of(after)) for one in FIGURES)


def grouped(matters: Matters, cut: CatalogueCut) -> Mapping[str, Matters]:
    """The matters of each group, the largest group first; each in one group."""
    groups: dict[str, list[MatterCounts]] = {}
    for one in matters:
        groups.setdefault(one.key(cut), []).append(one)
    ordered = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return MappingProxyType(dict(ordered))
