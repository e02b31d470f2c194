"""An errand in the words of its villager: where it is, and which clock runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yimen.records.agency.queries import ErrandProgress
from yimen.rules.agency.errands import ErrandState, Scope

_HEADLINES: Final = {
    ErrandState.TAKEN: gettext_lazy("代办站收下了，还没有送到部门"),
    ErrandState.HANDED_UP: gettext_lazy("送上去了，等部门的大厅收件"),
    ErrandState.TAKEN_UP: gettext_lazy("部门收到了，正在办"),
    ErrandState.COMING_BACK: gettext_lazy("正在送回来"),
    ErrandState.CLOSED: gettext_lazy("都交还给您了"),
}


@dataclass(frozen=True, slots=True)
class ErrandStep:
    """One line of what happened, with what it means for the clock."""

    words: str
    happened_at: datetime
    place: str
    clock: str = ""


def headline(page: ErrandProgress) -> str:
    """Where it stands, in one sentence."""
    return str(_HEADLINES[page.state])


_WAYS: Final = {
    Scope.ONLINE: gettext_lazy("全程网办"),
    Scope.COLLECTED: gettext_lazy("异地代收代办"),
    Scope.JOINT: gettext_lazy("多地联办"),
}


def way(page: ErrandProgress) -> str:
    """How an organ elsewhere works on it; "" for most."""
    return str(_WAYS.get(page.scope, ""))


def thread(page: ErrandProgress) -> tuple[ErrandStep, ...]:
    """What happened, in its order."""
    return tuple(_steps(page))


def _met(page: ErrandProgress) -> str:
    """The station, or the place where its agent had come to."""
    day = page.outreach
    return f"{page.station}，{day.place}（{day.name}）" if day else page.station


def _steps(page: ErrandProgress) -> Iterator[ErrandStep]:
    yield ErrandStep(
        _("代办站收下"),
        page.taken_at,
        _met(page),
        _("代办不算法定受理，时限还没有开始。"),
    )
    if page.handed_up_at:
        yield ErrandStep(_("送到大厅，签收了"), page.handed_up_at, "")
    if page.agency_received_at:
        yield ErrandStep(
            _("部门大厅收到"),
            page.agency_received_at,
            page.target,
            _("法定时限从这一天算起。"),
        )
    if page.closed_at:
        yield ErrandStep(_("交还给您"), page.closed_at, page.station)
