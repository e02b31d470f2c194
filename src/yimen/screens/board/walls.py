"""The wall of a hall's director: today in large figures, by itself."""

import hashlib
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from yimen.records.queue import queries
from yimen.records.statistics.queries.boards import DayBoard, day_board
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.statistics.boards import Now, WindowState
from yimen.screens.shared.access import public
from yimen.screens.shared.board_tiles import (
    PEOPLE,
    SEAT_SIGNS,
    SEAT_WORDS,
    seats_of,
    tiles_of,
)
from yimen.screens.shared.request import OurRequest

SEATS: Final = 20
HOT: Final = 6
_LEFT_OUT: Final = {Now.WAIT_MEDIAN, Now.MISSED}


@public
@never_cache
@require_GET
def wall(request: OurRequest, code: str) -> HttpResponse:
    """The wall; htmx asks again every few seconds and is told what changed."""
    hall = queries.hall_of(code=code)
    shown = _shown(day_board(hall.path, request.now), code)
    looks = repr(shown) + f"{request.now:%H:%M}"
    seen = hashlib.blake2b(looks.encode(), digest_size=8).hexdigest()
    if request.htmx and request.GET.get("seen") == seen:
        return HttpResponse(status=204)
    frame = {"hall": hall, "now": request.now.astimezone(CHINA), "seen": seen}
    template = "board/_wall.html" if request.htmx else "board/wall.html"
    return render(request, template, shown | frame)


def _shown(board: DayBoard, code: str) -> dict[str, object]:
    """The figures of the place with all below it, the windows of the hall itself."""
    tiles = tiles_of(board)
    seats = [seat for seat in seats_of(board) if seat.row.hall_code == code]
    people = zip(PEOPLE, tiles.people, strict=True)
    return {
        "tiles": tiles,
        "people": [tile for figure, tile in people if figure not in _LEFT_OUT],
        "seats": seats[:SEATS],
        "doing": [
            (
                SEAT_SIGNS[state],
                SEAT_WORDS[state],
                sum(s.row.state is state for s in seats),
            )
            for state in WindowState
        ],
        "more_seats": max(0, len(seats) - SEATS),
        "hot": board.hot[:HOT],
        "counted_at": board.counted_at.astimezone(CHINA),
    }
