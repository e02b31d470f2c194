"""The inputs of a scheme beside its lines: one more line, cuts of grades, bonus."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django import forms

from yimen.rules.performance.indicators import PER, Indicator, Kind, Perspective
from yimen.rules.performance.scoring import Cuts, Scheme
from yimen.rules.statistics.formulas import LONGEST
from yimen.screens.bureau.scores.words import KINDS

NEW: Final = "new"
_SHORT: Final = 20
_UNITS: Final = (*PER, "件", "人次", "分", "项", "天", "工作日")
_GRADES: Final = {
    "excellent": "优秀从几分起",
    "good": "良好从几分起",
    "fair": "合格从几分起",
}
BONUS: Final = "bonus_cap"
_MISSING: Final = {
    "label": "请写新指标叫什么。",
    "group": "请写新指标属于哪一类，比如“依法规范”。",
    "text": "请写新指标的公式。",
    "target": "请写新指标的目标；每件扣分的填0。",
    "edge": "请写新指标的起点，或者每件扣几分。",
    "weight": "请写新指标的权重。",
}


def plain(value: Fraction) -> Decimal:
    """The number as an input shows it."""
    whole = Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(f"{whole.normalize():f}")


def around(scheme: Scheme) -> dict[str, forms.Field]:
    """Where grades cut, and how much bonus may come on top."""
    cuts = {name: getattr(scheme.cuts, name) for name in _GRADES}
    found: dict[str, forms.Field] = {
        name: _number(label, initial=plain(cuts[name]))
        for name, label in _GRADES.items()
    }
    found[BONUS] = _number("加分最多几分", initial=plain(scheme.bonus_cap))
    return found


def one_more(scheme: Scheme) -> dict[str, forms.Field]:
    """A line that is not there yet; without a name there is none."""
    groups = dict.fromkeys(one.group for one in scheme.indicators)
    hint = f"现有的类：{'、'.join(groups)}"
    return {
        f"{NEW}-label": _words("名称", "不加新指标就空着。", _SHORT),
        f"{NEW}-perspective": _choice("维度", {one: one.value for one in Perspective}),
        f"{NEW}-group": _words("类别", hint, _SHORT),
        f"{NEW}-text": _words("公式", "用下面的基础量加减乘除。", LONGEST),
        f"{NEW}-kind": _choice("算法", KINDS),
        f"{NEW}-unit": _choice("单位", {one: one for one in _UNITS}),
        **{
            f"{NEW}-{name}": _number(label, required=False)
            for name, label in (
                ("target", "目标"),
                ("edge", "起点或每件扣分"),
                ("weight", "权重"),
            )
        },
    }


def missing(said: Mapping[str, Any]) -> dict[str, str]:
    """What a new line still lacks, once anything of it was written."""
    told = {name: said.get(f"{NEW}-{name}") for name in _MISSING}
    if not any(one not in (None, "") for one in told.values()):
        return {}
    return {
        f"{NEW}-{name}": why
        for name, why in _MISSING.items()
        if told[name] in (None, "")
    }


def cuts_of(said: Mapping[str, Any]) -> Cuts:
    """Where grades cut, as answered."""
    return Cuts(*(Fraction(said[name]) for name in _GRADES))


def with_one_more(
    lines: tuple[Indicator, ...], said: Mapping[str, Any], number: int
) -> tuple[Indicator, ...]:
    """The lines with the new one behind the last of its class, if there is one."""
    if not said.get(f"{NEW}-label"):
        return lines
    new = Indicator(
        number=number,
        label=said[f"{NEW}-label"].strip(),
        perspective=Perspective(said[f"{NEW}-perspective"] or Perspective.CITIZENS),
        group=said[f"{NEW}-group"].strip(),
        text=said[f"{NEW}-text"].strip(),
        kind=Kind(said[f"{NEW}-kind"] or Kind.UP),
        weight=Fraction(said[f"{NEW}-weight"]),
        target=Fraction(said[f"{NEW}-target"]),
        edge=Fraction(said[f"{NEW}-edge"]),
        unit=said[f"{NEW}-unit"] or _UNITS[0],
        source="本地",
    )
    near = [p for p, one in enumerate(lines, 1) if one.perspective is new.perspective]
    same = [p for p in near if lines[p - 1].group == new.group]
    at = max(same or near, default=len(lines))
    return (*lines[:at], new, *lines[at:])


def _choice(label: str, words: Mapping[Any, str]) -> forms.ChoiceField:
    """One of these; the first where nothing is said."""
    choices = [(str(one), said) for one, said in words.items()]
    return forms.ChoiceField(
        label=label, required=False, choices=choices, initial=choices[0][0]
    )


def _words(label: str, hint: str, most: int) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most, help_text=hint)


def _number(
    label: str, *, initial: Decimal | None = None, required: bool = True
) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        initial=initial,
        required=required,
        max_digits=9,
        decimal_places=4,
        min_value=0,
        widget=forms.NumberInput(attrs={"step": "any"}),
    )
