"""What a grid worker writes down at the door: few fields, large ones."""

from django import forms

from yimen.rules.voice.order_intake import Told
from yimen.rules.voice.order_kinds import ASKED_FOR, OrderKind, Source
from yimen.rules.voice.root_causes import Cause
from yimen.screens.shared.case_forms import line, text
from yimen.screens.shared.order_forms import leaf_choices
from yimen.screens.shared.order_words import KINDS


class Heard(forms.Form):
    """What a villager says."""

    kind = forms.TypedChoiceField(
        label="种类",
        coerce=OrderKind,
        choices=[(one.value, word) for one, word in KINDS.items() if one in ASKED_FOR],
        initial=OrderKind.NEED.value,
    )
    words = text("说的什么", "照原话记。", rows=4)
    category = forms.ChoiceField(label="分类", required=False)
    name = line("姓名")
    phone = line("电话")
    once = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", "不清楚"), *leaf_choices()]
        self.fields["category"].choices = choices  # type: ignore[attr-defined]

    def told(self, source: Source, place_id: int | None) -> Told:
        """What was said, at the worker's own station."""
        said = self.cleaned_data
        return Told(
            kind=said["kind"],
            source=source,
            submit_key=said["once"],
            text=said["words"],
            name=said["name"],
            phone=said["phone"],
            category=said["category"],
            place_id=place_id,
            cause=Cause.OTHER if said["kind"] is OrderKind.CANNOT_DO else None,
        )
