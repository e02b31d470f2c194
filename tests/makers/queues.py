"""A hall with lines, windows and clerks, and people who come through the door."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, Final

from yimen.records.network.models import Node, Region, Window
from yimen.records.people.models import Officer
from yimen.records.queue.actions._moving import TicketMoved
from yimen.records.queue.actions.call_next import call_next
from yimen.records.queue.actions.finish import finish
from yimen.records.queue.actions.issue_ticket import TicketIssued, Wish, issue_ticket
from yimen.records.queue.actions.serve import serve
from yimen.records.queue.models import HallSettings, Line, WindowLine
from yimen.rules.authority.actors import VISITOR, Actor, Role
from yimen.rules.queue.queueing import Priority
from yimen.site import clock

NINE: Final = datetime(2026, 9, 21, 1, 30, tzinfo=UTC)  # Monday, 09:30 in the hall
TODAY: Final = date(2026, 9, 21)
_touches = count(1)


def minute(number: float) -> datetime:
    """So many minutes after the tests' morning begins."""
    return NINE + timedelta(minutes=number)


@dataclass(frozen=True)
class QueueHall:
    """A hall with its lines by letter and a clerk at every window."""

    node: Node
    lines: dict[str, Line]
    windows: list[Window]
    clerks: list[Actor]
    guide: Actor
    director: Actor
    morning: datetime = NINE

    def minute(self, number: float) -> datetime:
        """So many minutes after this hall's morning begins."""
        return self.morning + timedelta(minutes=number)

    def takes(
        self,
        letter: str = "A",
        at: float = 0,
        priority: Priority = Priority.NORMAL,
        **wish: Any,
    ) -> TicketIssued:
        """Somebody takes a number of this line."""
        once = wish.pop("once", f"touch-{next(_touches)}")
        asked = Wish(
            line_id=self.lines[letter].pk, once=once, priority=priority, **wish
        )
        return issue_ticket(wish=asked, by=VISITOR, at=self.minute(at))

    def settle(self, **columns: int) -> None:
        """The hall settles on other figures."""
        HallSettings.objects.update_or_create(node=self.node, defaults=columns)

    def calls(self, at: float = 0, window: int = 1) -> TicketMoved:
        """The window calls, and somebody is there to be called."""
        called = call_next(by=self.clerks[window - 1], at=self.minute(at))
        assert isinstance(called, TicketMoved)
        return called

    def serves(self, at: float, minutes: float, window: int = 1) -> TicketMoved:
        """The window calls somebody, serves them that long and is free again."""
        called = self.calls(at, window)
        clerk = self.clerks[window - 1]
        serve(ticket_id=called.ticket_id, by=clerk, at=self.minute(at + 1))
        finish(ticket_id=called.ticket_id, by=clerk, at=self.minute(at + minutes))
        return called


def a_queue_hall(
    serves: tuple[str, ...] = ("AB", "B"),
    letters: str = "AB",
    morning: datetime = NINE,
    **columns: Any,
) -> QueueHall:
    """A hall whose windows serve these lines; each has a clerk."""
    number = Node.objects.count() + 1
    region, _ = Region.objects.get_or_create(
        code="500199",
        valid_to=None,
        defaults={"name": "青溪区", "level": 4, "valid_from": date(2020, 1, 1)},
    )
    facts = {
        "code": f"QX{number:02d}",
        "name": "青溪区政务服务中心",
        "kind": "center",
        "tier": 1,
        "region": region,
        "path": f"/{900 + number}/",
        "valid_from": date(2020, 1, 1),
    } | columns
    node = Node.objects.create(**facts)
    names = dict(
        zip("ABCDEF", ("综合", "社保", "税务", "公安", "民政", "房产"), strict=True)
    )
    lines = {
        letter: Line.objects.create(
            node=node, letter=letter, name=names[letter], order=order
        )
        for order, letter in enumerate(letters)
    }
    windows = [
        Window.objects.create(node=node, number=place, name=f"{place}号窗口")
        for place in range(1, len(serves) + 1)
    ]
    for window, served in zip(windows, serves, strict=True):
        for letter in served:
            WindowLine.objects.create(window=window, line=lines[letter])
    clerks = [_officer(node, Role.CLERK, window) for window in windows]
    return QueueHall(
        node,
        lines,
        windows,
        clerks,
        _officer(node, Role.GUIDE),
        _officer(node, Role.DUTY_DIRECTOR),
        morning,
    )


def a_hall_now(**facts: Any) -> QueueHall:
    """A hall whose morning is this instant: for pages, which go by the real watch."""
    return a_queue_hall(morning=clock.now(), **facts)


def _officer(node: Node, role: Role, window: Window | None = None) -> Actor:
    row = Officer.objects.create(
        username=f"{role.value}{Officer.objects.count() + 1}",
        name="某某",
        roles=[role.value],
        hall=node,
        window=window,
        password="!",
    )
    return Actor(
        officer_id=row.pk,
        name=row.name,
        roles=frozenset({role}),
        hall_id=node.pk,
        hall_path=node.path,
        window_id=window.pk if window else None,
    )
