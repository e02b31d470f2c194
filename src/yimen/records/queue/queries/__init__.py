"""What may be read of the queue: frozen pages, a fixed number of statements each."""

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
from yimen.records.queue.queries.pace import HallPace, LinePace, hall_pace

__all__ = [
    "Hall",
    "HallPace",
    "LinePace",
    "Seat",
    "Settings",
    "hall_of",
    "hall_pace",
    "left_open_before",
    "rank_of_place",
    "require_served",
    "seat_of",
    "settings_of",
]
