"""What the desk fills in for somebody who books."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from yimen.records.queue.queries import SlotsPage
from yimen.screens.shared.days import spoken_day


class BookFor(forms.Form):
    """Which slot, and for whom."""

    slot = forms.ChoiceField(label="时间")
    name = forms.CharField(label="姓名", max_length=40)
    phone = forms.CharField(label="手机", max_length=20)
    matter = forms.CharField(label="办什么事", max_length=60, required=False)

    def __init__(self, page: SlotsPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slot"].choices = [  # type: ignore[attr-defined] # a choice field
            (
                spoken_day(day.day, day.day.year),
                [
                    (slot.starts_at.isoformat(), _words(slot.starts_at, slot.left))
                    for slot in day.slots
                    if slot.left
                ],
            )
            for day in page.days
        ]


def _words(starts_at: datetime, left: int) -> str:
    return f"{timezone.localtime(starts_at):%H:%M}，剩 {left} 个"
