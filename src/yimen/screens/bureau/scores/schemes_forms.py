"""The form of the next scheme: each indicator's formula, target, edge and weight."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from yimen.rules.performance.indicators import Indicator, Kind, Own, Scored
from yimen.rules.performance.kept_schemes import as_data
from yimen.rules.performance.scoring import Scheme
from yimen.rules.reports.keeping import digest_of
from yimen.rules.statistics.formulas import LONGEST
from yimen.screens.bureau.scores.schemes_fields import (
    BONUS,
    around,
    cuts_of,
    missing,
    one_more,
    plain,
    with_one_more,
)

_NUMBERS: Final = ("target", "edge", "weight")
_LABELS: Final = {"target": "目标", "edge": "起点或每件扣分", "weight": "权重"}


@dataclass(frozen=True, slots=True)
class IndicatorFields:
    """An indicator's inputs side by side."""

    indicator: Indicator
    inputs: tuple[BoundField, ...]  # formula, target, edge, weight


class SchemeForm(forms.Form):
    """The next version, filled in with the newest one."""

    valid_from = forms.DateField(
        label="从哪个月起用",
        help_text="填当月1日；已经关账的月份不受影响。",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label="为什么改", max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        scheme: Scheme,
        data: QueryDict | None,
        *,
        version: int,
        on: date,
        what: Scored | None = None,
    ) -> None:
        super().__init__(data, initial={"valid_from": on, "version": version})
        self.scheme, self.what = scheme, what
        for one in scheme.indicators:
            self._add(one)
        if what is None:
            self.fields |= around(scheme) | one_more(scheme)

    def clean(self) -> dict[str, Any]:
        """A new line is whole or not there."""
        said: dict[str, Any] = super().clean() or {}
        for name, why in missing(said).items():
            if name not in self.errors:
                self.add_error(name, why)
        return said

    def grades(self) -> list[BoundField]:
        """Where grades cut, and the bonus; of one kind of object nothing."""
        return [self[name] for name in around(self.scheme) if name in self.fields]

    def new_line(self) -> list[BoundField]:
        """The inputs of one more line; of one kind of object none."""
        return [self[name] for name in one_more(self.scheme) if name in self.fields]

    @property
    def adds_a_line(self) -> bool:
        """Whether anything of one more line was written."""
        return bool(self.data.get("new-label") or self.data.get("new-text"))

    def _add(self, general: Indicator) -> None:
        """The inputs of a line; of one kind of object only target and edge."""
        one = general.of(self.what) if self.what else general
        at, is_own = f"i{one.number}", self.what is not None
        self.fields[f"{at}-text"] = forms.CharField(
            label="公式",
            max_length=LONGEST,
            initial=one.text,
            disabled=is_own,
            widget=forms.TextInput(
                attrs={
                    "aria-label": f"{one.label}的公式",
                    "class": "input",
                    "size": 40,
                }
            ),
        )
        for name in _NUMBERS:
            counts = name == "target" and one.kind is Kind.COUNT
            self.fields[f"{at}-{name}"] = forms.DecimalField(
                label=_LABELS[name],
                initial=plain(getattr(one, name)),
                max_digits=9,
                decimal_places=4,
                min_value=0,
                disabled=counts or (is_own and name == "weight"),
                widget=forms.NumberInput(
                    attrs={
                        "step": "any",
                        "class": "input",
                        "aria-label": f"{one.label}的{_LABELS[name]}",
                    }
                ),
            )

    def rows(self) -> Iterator[IndicatorFields]:
        """Each indicator with its inputs."""
        for one in self.scheme.indicators:
            at = f"i{one.number}"
            inputs = (self[f"{at}-{name}"] for name in ("text", *_NUMBERS))
            yield IndicatorFields(one, tuple(inputs))

    @property
    def wants_a_look(self) -> bool:
        """Whether the effect is to be seen first: asked for, or not that of this."""
        seen = self.data.get("seen", "")
        return "preview" in self.data or bool(seen and seen != self.digest)

    @property
    def digest(self) -> str:
        """What tells this scheme from another, so that what is published was seen."""
        return digest_of(as_data(self.asked()["scheme"]))

    def asked(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        said = self.cleaned_data
        return {
            "scheme": self._scheme(),
            "valid_from": said["valid_from"],
            "note": said["note"],
            "based_on": said["version"],
        }

    def _scheme(self) -> Scheme:
        """The scheme as answered; a line that is worth nothing is left out."""
        told = tuple(self._read(one) for one in self.scheme.indicators)
        if self.what is not None:
            return replace(self.scheme, indicators=told)
        said = self.cleaned_data
        number = max(one.number for one in self.scheme.indicators) + 1
        kept = tuple(one for one in told if one.weight)
        return Scheme(
            with_one_more(kept, said, number), cuts_of(said), Fraction(said[BONUS])
        )

    def _read(self, one: Indicator) -> Indicator:
        at, said = f"i{one.number}", self.cleaned_data
        if self.what is not None:
            return self._read_own(one, self.what)
        return replace(
            one,
            text=said[f"{at}-text"].strip(),
            target=Fraction(said[f"{at}-target"]),
            edge=Fraction(said[f"{at}-edge"]),
            weight=Fraction(said[f"{at}-weight"]),
        )

    def _read_own(self, one: Indicator, what: Scored) -> Indicator:
        """The line with what holds for this kind; what holds for all is not its own."""
        at, said = f"i{one.number}", self.cleaned_data
        pair = Fraction(said[f"{at}-target"]), Fraction(said[f"{at}-edge"])
        others = tuple(own for own in one.own if own.what is not what)
        mine = () if pair == (one.target, one.edge) else (Own(what, *pair),)
        return replace(one, own=tuple(sorted((*others, *mine), key=_by_kind)))


def _by_kind(own: Own) -> str:
    return own.what.value
