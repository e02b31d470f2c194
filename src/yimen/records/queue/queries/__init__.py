"""What may be read of the queue: frozen pages, a fixed number of statements each."""

from yimen.records.queue.queries.bar import (
    LineChoice,
    VisitorRow,
    WindowBar,
    window_bar,
)
from yimen.records.queue.queries.board import (
    BoardPage,
    CallRow,
    RestingRow,
    board_page,
    fresh_calls,
)
from yimen.records.queue.queries.desk import (
    FigureRow,
    HallQueue,
    QueueRow,
    WindowRow,
    day_figures,
    hall_queue,
)
from yimen.records.queue.queries.halls import (
    Hall,
    Seat,
    Settings,
    hall_of,
    left_open_before,
    rank_of_place,
    require_served,
    seat_of,
    settings_of,
)
from yimen.records.queue.queries.kiosk import (
    KioskLine,
    KioskPage,
    ReturnableRow,
    kiosk_page,
    returnable,
)
from yimen.records.queue.queries.pace import HallPace, LinePace, hall_pace
from yimen.records.queue.queries.visitors import (
    PassedSlip,
    TicketPage,
    ticket_page,
    why_passed,
)

__all__ = [
    "BoardPage",
    "CallRow",
    "FigureRow",
    "Hall",
    "HallPace",
    "HallQueue",
    "KioskLine",
    "KioskPage",
    "LineChoice",
    "LinePace",
    "PassedSlip",
    "QueueRow",
    "RestingRow",
    "ReturnableRow",
    "Seat",
    "Settings",
    "TicketPage",
    "VisitorRow",
    "WindowBar",
    "WindowRow",
    "board_page",
    "day_figures",
    "fresh_calls",
    "hall_of",
    "hall_pace",
    "hall_queue",
    "kiosk_page",
    "left_open_before",
    "rank_of_place",
    "require_served",
    "returnable",
    "seat_of",
    "settings_of",
    "ticket_page",
    "why_passed",
    "window_bar",
]
