"""What somebody writes at home: an order, what they think of it, a review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.rules.voice.order_figures import RATED, Feedback
from yimen.rules.voice.order_intake import LONGEST_TEXT, Told
from yimen.rules.voice.order_kinds import PUBLIC_KINDS, OrderKind, Source
from yimen.screens.shared.order_asking import short
from yimen.screens.shared.order_filing import Filed
from yimen.screens.shared.order_forms import place_choices
from yimen.screens.shared.order_words import FEEDBACKS, KINDS


class Say(Filed):
    """One thing that somebody wants to say."""

    kind = forms.TypedChoiceField(
        label=_("是什么事？"),
        coerce=OrderKind,
        choices=[
            (one.value, KINDS[one])
            for one in PUBLIC_KINDS
            if one is not OrderKind.CANNOT_DO
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("请说说是什么事"),
        help_text=_("什么时候、在哪里、怎么回事，希望怎么办。"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": "6"}),
    )
    topic = short(_("一句话概括"))
    place = forms.ChoiceField(label=_("在哪个镇街、村社"), required=False)
    name = short(
        _("怎么称呼您"), _("信访要写真名，其他可以不写。"), autocomplete="name"
    )
    phone = short(
        _("电话"), _("只用来答复您，别人看不到。"), autocomplete="tel", inputmode="tel"
    )
    once = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [("", _("不清楚、不想说")), *place_choices()]
        self.fields["place"].choices = places  # type: ignore[attr-defined]

    def told(self) -> Told:
        """What was said."""
        said = self.cleaned_data
        return Told(
            kind=said["kind"],
            source=Source.PORTAL,
            submit_key=said["once"],
            topic=said["topic"],
            text=said["text"],
            name=said["name"],
            phone=said["phone"],
            category=said["category"],
            place_id=int(said["place"]) if said["place"] else None,
        )


class Rate(forms.Form):
    """Whether the answer helped."""

    feedback = forms.TypedChoiceField(
        label=_("这个答复怎么样？"),
        coerce=Feedback,
        choices=[(one.value, word) for one, word in FEEDBACKS.items() if one in RATED],
        widget=forms.RadioSelect,
    )
    note = short(_("还想说的"))


class Again(forms.Form):
    """Why the answer is not accepted."""

    reason = forms.CharField(
        label=_("为什么不服？"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": "4"}),
    )
