"""The tabs over every page of the desk."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from yimen.records.queue.queries import HallQueue
from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.shared.request import OurRequest

_TABS: Final = (
    ("排队", "guide:queue"),
    ("预约", "guide:bookings"),
    ("窗口和业务", "guide:windows"),
    ("今日数字", "guide:figures"),
    ("规则", "guide:settings"),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of the desk."""

    label: str
    url: str
    is_current: bool
    count: int | None = None


def tabs(request: OurRequest, code: str) -> tuple[Tab, ...]:
    """All pages; the one that is shown is marked. The hours stand with the bureau."""
    found = [(label, reverse(name)) for label, name in _TABS]
    here = max((u for _, u in found if request.path.startswith(u)), key=len, default="")
    own = [Tab(label, url, url == here) for label, url in found]
    return (
        *own,
        Tab("开放时间", reverse("bureau:hours", args=[code]), is_current=False),
    )


def frame(request: OurRequest, queue: HallQueue) -> dict[str, object]:
    """What every page of the desk shows around its own."""
    return {
        "queue": queue,
        "place": queue.hall.short_name,
        "now": request.now,
        "today": local_date(request.now),
        "tabs": tabs(request, queue.hall.code),
    }
