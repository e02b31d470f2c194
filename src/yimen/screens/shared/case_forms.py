"""Forms about a case that more than one screen asks."""

from typing import Final

from django import forms

from yimen.rules.cases.decisions import DeliveryMode, Relation
from yimen.screens.shared import case_words

REQUIRED: Final = {"required": "这一项要写。"}


def text(label: str, hint: str = "", *, rows: int = 3) -> forms.CharField:
    """Several lines that must be written."""
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages=REQUIRED,
        max_length=4000,
    )


def line(label: str, hint: str = "", *, required: bool = False) -> forms.CharField:
    """One line, usually optional."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        error_messages=REQUIRED,
        max_length=200,
    )


def day_field(
    label: str, *, required: bool = True, help_text: str = ""
) -> forms.DateField:
    """A day from the browser's own calendar."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请选日期。", "invalid": "请选日期。"},
    )


class Reason(forms.Form):
    """An act that is written down with its reason."""

    reason = text("理由")


class Deliver(forms.Form):
    """Who takes the result."""

    name = line("领取人姓名", required=True)
    id_kind = forms.ChoiceField(label="证件种类", choices=case_words.ID_KINDS.items())
    id_number = line("证件号码", required=True)
    relation = forms.TypedChoiceField(
        label="与申请人的关系",
        coerce=Relation,
        choices=[(one.value, case_words.RELATIONS[one]) for one in Relation],
    )
    mode = forms.TypedChoiceField(
        label="送达方式",
        coerce=DeliveryMode,
        choices=[(one.value, case_words.DELIVERY_MODES[one]) for one in DeliveryMode],
    )
    place = line("送达地点")
    witness = line("见证人", "留置送达时必须有。")
