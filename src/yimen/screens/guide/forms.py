"""What the hall's desk fills in."""

from datetime import datetime, time
from typing import Any

from django import forms

from yimen.records.queue.queries import HallPace, HallQueue, LinePace
from yimen.rules.legal_clock.calendar import CHINA, local_date
from yimen.rules.queue.queueing import Priority
from yimen.screens.shared.queue_words import PRIORITIES, wait_words

_ON_GROUNDS = {Priority.APPOINTMENT, Priority.GREEN_CHANNEL}
OFFERED = [(k.value, w) for k, w in PRIORITIES.items() if k not in _ON_GROUNDS]


def _offer(line: LinePace, pace: HallPace) -> str:
    wait = wait_words(pace.wait(line.line_id))
    return f"{line.letter} {line.name} · {line.waiting} 人 · {wait}"


class Issue(forms.Form):
    """A number for somebody at the desk."""

    line = forms.TypedChoiceField(
        label="业务", coerce=int, widget=forms.RadioSelect, error_messages={}
    )
    priority = forms.TypedChoiceField(
        label="优先", choices=OFFERED, coerce=Priority, initial=Priority.NORMAL.value
    )
    case = forms.CharField(
        label="绿色通道的办件编号",
        required=False,
        max_length=40,
        help_text="有绿色通道的办件才填，先叫；等久了的人不会被越过太多次",
    )
    once = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, pace: HallPace, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [  # type: ignore[attr-defined] # a choice field
            (line.line_id, _offer(line, pace))
            for line in pace.lines
            if line.is_open and line.is_served
        ]


class SendOn(forms.Form):
    """Where a visitor is sent: a line, or one window of the hall."""

    target = forms.ChoiceField(label="转到")

    def __init__(self, queue: HallQueue, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = [(f"line-{one.line_id}", one.name) for one in queue.pace.lines]
        windows = [
            (
                f"window-{one.window_id}",
                f"{one.number} 号窗口 {'、'.join(one.officers)}",
            )
            for one in queue.windows
            if one.is_open
        ]
        self.fields["target"].choices = [  # type: ignore[attr-defined] # a choice field
            ("业务", lines),
            ("指定窗口", windows),
        ]

    def where(self) -> dict[str, int]:
        """The target as the action takes it."""
        kind, _, number = self.cleaned_data["target"].partition("-")
        return {f"{kind}_id": int(number)}


class About(forms.Form):
    """Which case a visitor came about."""

    case = forms.CharField(
        label="办件编号",
        max_length=40,
        help_text="有绿色通道的办件马上排到前面；以后才给的，给的时候排",
    )


class Until(forms.Form):
    """Until when something rests today; empty: nobody knows."""

    until = forms.TimeField(
        label="到几点",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
    )

    def instant(self, now: datetime) -> datetime | None:
        """The instant of today that was named."""
        moment: time | None = self.cleaned_data["until"]
        if moment is None:
            return None
        return datetime.combine(local_date(now), moment, tzinfo=CHINA)


class Served(forms.Form):
    """The lines that a window serves."""

    lines = forms.TypedMultipleChoiceField(label="业务", coerce=int, required=False)

    def __init__(self, pace: HallPace, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].choices = [  # type: ignore[attr-defined] # a choice field
            (line.line_id, line.name) for line in pace.lines
        ]


class Figures(forms.Form):
    """What a hall settles on."""

    patience = forms.IntegerField(
        label="每个人最多被先叫几次",
        min_value=0,
        max_value=99,
        help_text="后来的人（优先、预约、转来）先叫，超过这个数就一定先叫等得最久的人",
    )
    priority_head_start = forms.IntegerField(
        label="优先群众按早到多少分钟排队", min_value=0, max_value=480
    )
    appointment_head_start = forms.IntegerField(
        label="预约群众按约定时间提前多少分钟排队", min_value=0, max_value=480
    )
    return_within = forms.IntegerField(
        label="过号后多少分钟内可以回来一次", min_value=0, max_value=480
    )
    return_behind = forms.IntegerField(
        label="回来排在前面几位之后", min_value=0, max_value=99
    )
    notice = forms.CharField(
        label="叫号屏滚动通知",
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
