"""The queue in words: how long, why first, where a ticket stands."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yimen.rules.queue.queueing import JoinedAs, Priority
from yimen.rules.queue.tickets import TicketState
from yimen.rules.queue.waiting import TooLittleKnown, WaitingRange

PRIORITIES: Final[Mapping[Priority, object]] = {
    Priority.NORMAL: gettext_lazy("普通"),
    Priority.APPOINTMENT: gettext_lazy("预约"),
    Priority.ELDERLY: gettext_lazy("老年人"),
    Priority.DISABLED: gettext_lazy("残疾人"),
    Priority.PREGNANT: gettext_lazy("孕妇、抱婴"),
    Priority.SOLDIER: gettext_lazy("军人"),
    Priority.GREEN_CHANNEL: gettext_lazy("绿色通道"),
}

STATES: Final[Mapping[TicketState, object]] = {
    TicketState.WAITING: gettext_lazy("等候"),
    TicketState.CALLED: gettext_lazy("已叫号"),
    TicketState.SERVING: gettext_lazy("正在办"),
    TicketState.PARKED: gettext_lazy("挂起"),
    TicketState.MISSED: gettext_lazy("过号"),
    TicketState.FINISHED: gettext_lazy("办完"),
    TicketState.CANCELLED: gettext_lazy("取消"),
    TicketState.LAPSED: gettext_lazy("作废"),
}

JOINED: Final[Mapping[JoinedAs, object]] = {
    JoinedAs.NEW: "",
    JoinedAs.TRANSFERRED: gettext_lazy("转来"),
    JoinedAs.RETURNED: gettext_lazy("过号回来"),
}


def wait_words(wait: WaitingRange | TooLittleKnown | None) -> str:
    """The range as people say it; what nobody knows is not made up."""
    match wait:
        case WaitingRange(low_minutes=0, high_minutes=1):
            return _("马上就到")
        case WaitingRange(low, high):
            return _("约 %(low)d–%(high)d 分") % {"low": low, "high": high}
        case _:
            return _("时间说不准")


def clock_words(at: datetime | None, now: datetime) -> str:
    """An instant of today as 15:00, of another day as 9月22日 09:00."""
    if at is None:
        return ""
    here = timezone.localtime(at)
    if here.date() == timezone.localtime(now).date():
        return f"{here:%H:%M}"
    return _("%(month)d月%(day)d日 %(time)s") % {
        "month": here.month,
        "day": here.day,
        "time": f"{here:%H:%M}",
    }


def announcement(label: str, window_number: int) -> str:
    """What the voice says of a call: 请A018号到3号窗口."""
    words = {"label": label, "window": window_number}
    return _("请%(label)s号到%(window)d号窗口") % words


def grouped(code: str) -> str:
    """An appointment's code as it is read aloud: 1234 5678."""
    return f"{code[:4]} {code[4:]}"
