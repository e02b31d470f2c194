"""What is asked at the management desk of orders."""

from typing import Any

from django import forms

from yimen.records.orders.queries import OrderFilter
from yimen.rules.voice.order_intake import Told
from yimen.rules.voice.order_kinds import ASKED_FOR, OrderKind, Source
from yimen.rules.voice.root_causes import Cause
from yimen.screens.shared.case_forms import day_field, line, text
from yimen.screens.shared.order_filing import Filed
from yimen.screens.shared.order_forms import place_choices
from yimen.screens.shared.order_words import BOXES, KINDS, SOURCES, STATES

_ALL = [("", "全部")]


class Bar(forms.Form):
    """Which orders to show."""

    q = forms.CharField(label="找", required=False, max_length=60)
    kind = forms.ChoiceField(
        label="种类",
        required=False,
        choices=[*_ALL, *((one.value, word) for one, word in KINDS.items())],
    )
    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[
            *_ALL,
            *BOXES.items(),
            *((one.value, word) for one, word in STATES.items()),
        ],
    )
    source = forms.ChoiceField(
        label="来源",
        required=False,
        choices=[*_ALL, *((one.value, word) for one, word in SOURCES.items())],
    )
    first_on = forms.DateField(
        label="从", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    last_on = forms.DateField(
        label="到", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    category = forms.CharField(required=False, widget=forms.HiddenInput)
    cause = forms.CharField(required=False, widget=forms.HiddenInput)
    matter = forms.CharField(required=False, widget=forms.HiddenInput)

    def wanted(self) -> OrderFilter:
        """The filter; nonsense filters nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        return OrderFilter(
            text=said.get("q", ""),
            kind=said.get("kind", ""),
            state=said.get("state", ""),
            source=said.get("source", ""),
            category=said.get("category", ""),
            cause=said.get("cause", ""),
            matter=said.get("matter", ""),
            first_on=said.get("first_on"),
            last_on=said.get("last_on"),
        )


class NewOrder(Filed):
    """What somebody says on the telephone, in a letter, at the counter."""

    field_order = ("kind", "source", "topic", "text", "category", "name", "phone")

    kind = forms.TypedChoiceField(
        label="种类",
        coerce=OrderKind,
        choices=[(one.value, word) for one, word in KINDS.items() if one in ASKED_FOR],
    )
    source = forms.TypedChoiceField(
        label="怎么来的",
        coerce=Source,
        choices=[
            (one.value, word)
            for one, word in SOURCES.items()
            if one not in {Source.PORTAL, Source.KIOSK}
        ],
        initial=Source.TELEPHONE.value,
    )
    topic = line("题目", required=True)
    text = text("说的什么", "照原话记。", rows=5)
    name = line("姓名", "信访要写，其他可以不写。")
    phone = line("电话")
    place = forms.ChoiceField(label="在哪里", required=False)
    once = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [("", "不清楚"), *place_choices()]
        self.fields["place"].choices = places  # type: ignore[attr-defined]

    def told(self) -> Told:
        """What was said."""
        said = self.cleaned_data
        return Told(
            kind=said["kind"],
            source=said["source"],
            submit_key=said["once"],
            topic=said["topic"],
            text=said["text"],
            name=said["name"],
            phone=said["phone"],
            category=said["category"],
            place_id=int(said["place"]) if said["place"] else None,
            cause=Cause.OTHER if said["kind"] is OrderKind.CANNOT_DO else None,
        )


class Period(forms.Form):
    """Which days the figures are of."""

    first_on = day_field("从", required=False)
    last_on = day_field("到", required=False)


class NewCategory(forms.Form):
    """A category below another."""

    path = line("路径", "用斜杠分级：城乡建设/市政设施/路灯", required=True)
    organ = forms.ChoiceField(label="默认承办单位", required=False)
