"""What visitors are asked when something could not be done, at any screen."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.rules.voice.order_intake import Told
from yimen.rules.voice.order_kinds import OrderKind, Source
from yimen.rules.voice.root_causes import Cause
from yimen.screens.shared.order_words import CAUSES

_KEY: Final = 64


def short(label: object, hint: object = "", **attrs: str) -> forms.CharField:
    """One optional line."""
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs=attrs),
    )


class FailedVisit(forms.Form):
    """One press is enough: the cause. Everything else helps, nothing else is needed."""

    cause = forms.TypedChoiceField(
        label=_("为什么没办成？"),
        coerce=Cause,
        choices=[(one.value, word) for one, word in CAUSES.items()],
        widget=forms.RadioSelect,
    )
    what = short(_("哪件事"), _("比如：办营业执照。"))
    text = forms.CharField(
        label=_("怎么回事"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )
    name = short(_("怎么称呼您"), autocomplete="name")
    phone = short(
        _("电话"),
        _("留了电话，当天有人联系您。"),
        autocomplete="tel",
        inputmode="tel",
    )
    once = forms.CharField(widget=forms.HiddenInput, max_length=_KEY)
    matter = forms.CharField(widget=forms.HiddenInput, required=False, max_length=_KEY)
    case = forms.CharField(widget=forms.HiddenInput, required=False, max_length=_KEY)

    def told(self, source: Source, place_id: int | None = None) -> Told:
        """What was said."""
        said = self.cleaned_data
        return Told(
            kind=OrderKind.CANNOT_DO,
            source=source,
            submit_key=said["once"],
            topic=said["what"],
            text=said["text"],
            name=said["name"],
            phone=said["phone"],
            matter_code=said["matter"],
            case_number=said["case"],
            cause=said["cause"],
            place_id=place_id,
        )
