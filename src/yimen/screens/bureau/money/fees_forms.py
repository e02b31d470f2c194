"""What is typed of a fee, its standard and its grounds."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django import forms

from yimen.records.fees.actions.register_fee import FeeFacts
from yimen.records.people.queries import OrganChoice
from yimen.rules.money.fees import (
    FeeKind,
    FeeMethod,
    Reduction,
    Standard,
    Tier,
    cents_read,
)
from yimen.screens.shared.attempts import Versioned
from yimen.screens.shared.fee_words import FEE_KINDS, METHODS
from yimen.screens.shared.money_fields import YuanField

_DAY: Final = {"type": "date"}


def _day(label: str, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs=_DAY, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


class FeeForm(Versioned):
    """Who collects what, by which law."""

    code = forms.CharField(label="编码", max_length=40, help_text="如 QX-DJ-01")
    name = forms.CharField(label="收费项目名称", max_length=80)
    kind = forms.TypedChoiceField(
        label="性质",
        choices=[(one.value, word) for one, word in FEE_KINDS.items()],
        coerce=FeeKind,
    )
    organ = forms.ChoiceField(label="执收单位")
    basis = forms.CharField(
        label="收费依据",
        max_length=400,
        help_text="法律、行政法规的名称和条款，或者批准文号",
    )

    def __init__(
        self, organs: Iterable[OrganChoice], *args: Any, is_new: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        organ = self.fields["organ"]
        assert isinstance(organ, forms.ChoiceField)  # noqa: S101 - narrows
        organ.choices = [(str(one.organ_id), one.name) for one in organs]
        if not is_new:
            del self.fields["code"]

    def facts(self) -> FeeFacts:
        """The answers as the action takes them."""
        said = self.cleaned_data
        return FeeFacts(
            name=said["name"],
            kind=said["kind"],
            organ_id=int(said["organ"]),
            basis=said["basis"],
        )


class StandardForm(Versioned):
    """How much it is from some day on."""

    text = forms.CharField(
        label="收费标准", max_length=200, help_text="对外公布的说法，如 每件 80 元"
    )
    basis = forms.CharField(label="标准的依据", max_length=400)
    method = forms.TypedChoiceField(
        label="怎么算",
        choices=[(one.value, word) for one, word in METHODS.items()],
        coerce=FeeMethod,
    )
    rate = YuanField(label="金额或单价（元）", required=False)
    unit = forms.CharField(
        label="单位", max_length=20, required=False, help_text="如 件、本、平方米·天"
    )
    tiers = forms.CharField(
        label="各档",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一行一档：上限 单价，如 100 3.00；最后一档写 以上 2.00",
    )
    least = YuanField(label="最低收（元）", required=False)
    most = YuanField(label="最高收（元）", required=False)
    valid_from = _day("从哪天起")
    valid_to = _day("到哪天停（不含）", required=False)

    def clean_tiers(self) -> tuple[Tier, ...]:
        """The scale, line by line."""
        lines = str(self.cleaned_data["tiers"]).splitlines()
        return tuple(_tier(line) for line in lines if line.strip())

    def standard(self) -> Standard:
        """The answers as the rule takes them."""
        said = self.cleaned_data
        return Standard(
            method=said["method"],
            text=said["text"],
            basis=said["basis"],
            unit=said["unit"],
            rate_cents=said["rate"] or 0,
            tiers=said["tiers"],
            least_cents=said["least"] or 0,
            most_cents=said["most"],
            valid_from=said["valid_from"],
            valid_to=said["valid_to"],
        )


def _tier(line: str) -> Tier:
    top, _, rate = line.strip().partition(" ")
    cents = cents_read(rate)
    if cents is None:
        raise forms.ValidationError("每一档写成“上限 单价”，如 100 3.00。")
    if top == "以上":
        return Tier(None, cents)
    try:
        return Tier(Decimal(top), cents)
    except InvalidOperation:
        raise forms.ValidationError("上限要写数字，最后一档写“以上”。") from None


class ReductionForm(Versioned):
    """On which ground less is charged."""

    code = forms.SlugField(label="编码", max_length=20)
    name = forms.CharField(label="减免名称", max_length=60, help_text="如 低保户减半")
    percent = forms.IntegerField(
        label="减百分之几", min_value=1, max_value=100, help_text="100 就是免收"
    )
    basis = forms.CharField(label="减免依据", max_length=400)
    needs_document = forms.BooleanField(label="要凭证件", required=False, initial=True)
    valid_from = _day("从哪天起")

    def reduction(self) -> Reduction:
        """The answers as the rule takes them."""
        plain = {k: v for k, v in self.cleaned_data.items() if k != "version"}
        return Reduction(**plain)
