"""Opening hours as people write them: 09:00-12:00 13:30-17:30."""

import re
from datetime import time
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from yimen.records.network.queries import HallHours
from yimen.rules.hours import ImpossibleHours
from yimen.rules.opening import OpeningHours, Session, Sessions

WEEKDAYS: Final = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_SESSION: Final = re.compile(r"(\d{1,2}):(\d{2})\s*[-–—~至到]\s*(\d{1,2}):(\d{2})")
_WRONG: Final = "请写成 09:00-12:00 13:30-17:30；不开门就空着。"


def in_words(sessions: Sessions) -> str:
    """The sessions as they are typed."""
    return " ".join(f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in sessions)


class SessionsField(forms.CharField):
    """The sessions of a day; empty: closed."""

    def __init__(self, **about: Any) -> None:
        super().__init__(required=False, max_length=60, **about)

    def clean(self, value: object) -> Sessions:
        """The sessions, in order and apart."""
        said: str = super().clean(value)
        found = [tuple(map(int, one)) for one in _SESSION.findall(said)]
        if _SESSION.sub("", said).strip(" ,，;；、"):
            raise ValidationError(_WRONG)
        try:
            sessions = tuple(Session(time(a, b), time(c, d)) for a, b, c, d in found)
            OpeningHours(week={0: sessions})
        except (ValueError, ImpossibleHours):
            raise ValidationError(_WRONG) from None
        return sessions


class Week(forms.Form):
    """The seven days of a hall's week."""

    keeps_national_holidays = forms.BooleanField(
        label="国家放假的日子不开，调休上班的日子开", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for weekday, word in enumerate(WEEKDAYS):
            self.fields[f"day{weekday}"] = SessionsField(label=word)
        self.order_fields([*(f"day{n}" for n in range(7)), "keeps_national_holidays"])

    @staticmethod
    def said(known: HallHours) -> dict[str, object]:
        """What stands on record, as the form shows it."""
        hours = known.hours or OpeningHours()
        days = {f"day{n}": in_words(hours.week.get(n, ())) for n in range(7)}
        return {**days, "keeps_national_holidays": hours.keeps_national_holidays}

    def hours(self) -> OpeningHours:
        """The week that was typed."""
        said = self.cleaned_data
        return OpeningHours(
            week={n: said[f"day{n}"] for n in range(7) if said[f"day{n}"]},
            keeps_national_holidays=said["keeps_national_holidays"],
        )


class SingleDay(forms.Form):
    """One day that differs from the week."""

    on = forms.DateField(label="日期", widget=forms.DateInput(attrs={"type": "date"}))
    sessions = SessionsField(label="开门时间", help_text="空着就是全天不开")
    note = forms.CharField(label="说明", max_length=40, required=False)
    is_dropped = forms.BooleanField(required=False, widget=forms.HiddenInput)
