"""What a grid worker writes down at the door: few fields, large ones."""

from django import forms

from yimen.rules.voice.order_intake import Told
from yimen.rules.voice.order_kinds import ASKED_FOR, OrderKind, Source
from yimen.rules.voice.root_causes import Cause
from yimen.screens.shared.case_forms import line, text
from yimen.screens.shared.order_filing import Filed
from yimen.screens.shared.order_words import KINDS


class Heard(Filed):
    """What a villager says."""

    words_field = "words"
    field_order = ("kind", "words", "category", "name", "phone")

    kind = forms.TypedChoiceField(
        label="种类",
        coerce=OrderKind,
        choices=[(one.value, word) for one, word in KINDS.items() if one in ASKED_FOR],
        initial=OrderKind.NEED.value,
    )
    words = text("说的什么", "照原话记。", rows=4)
    name = line("姓名")
    phone = line("电话")
    once = forms.CharField(widget=forms.HiddenInput, max_length=64)

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
