"""The call display of a hall: numbers and windows, large, by themselves."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from yimen.records.queue import queries
from yimen.records.queue.queries import BoardPage, CallRow
from yimen.screens.shared.access import public
from yimen.screens.shared.queue_words import announcement, clock_words
from yimen.screens.shared.request import OurRequest

ALSO_CALLED: Final = 3
SERVED_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence for the voice, and the mark of its call."""

    mark: str
    text: str


@public
@never_cache
@require_GET
def board(request: OurRequest, code: str) -> HttpResponse:
    """The display; htmx asks again every other second and is told what changed."""
    page = queries.board_page(code, request.now)
    shown = _shown(page)
    seen = _mark(shown, request.now)
    if request.htmx and request.GET.get("seen") == seen:
        return HttpResponse(status=204)
    frame = {"hall": page.hall, "now": request.now, "seen": seen}
    template = "board/_inside.html" if request.htmx else "board/board.html"
    return render(request, template, shown | frame)


@public
@never_cache
@require_GET
def foot(request: OurRequest, code: str) -> HttpResponse:
    """What runs along the foot, fetched again every minute."""
    page = queries.board_page(code, request.now)
    return render(request, "board/_foot.html", {"running": _running(page)})


@public
@never_cache
@require_GET
def voice(request: OurRequest, code: str) -> HttpResponse:
    """The sentences to say now, one a line: for loudspeakers with their own voice."""
    page = queries.board_page(code, request.now)
    lines = (_spoken(call).text for call in queries.fresh_calls(page))
    text = "".join(f"{line}\n" for line in lines)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _shown(page: BoardPage) -> dict[str, object]:
    return {
        "waiting": page.waiting,
        "closed_until": None if page.door.is_open else page.door.opens_at,
        "newest": page.calling[0] if page.calling else None,
        "also": page.calling[1 : 1 + ALSO_CALLED],
        "serving": page.serving[:SERVED_SHOWN],
        "more": max(0, len(page.serving) - SERVED_SHOWN),
        "spoken": [_spoken(call) for call in queries.fresh_calls(page)],
        "running": _running(page),
    }


def _mark(shown: Mapping[str, object], now: datetime) -> str:
    """The same as long as the display would look the same."""
    looks = repr((shown, f"{now:%H:%M}")).encode()
    return hashlib.blake2b(looks, digest_size=8).hexdigest()


def _spoken(call: CallRow) -> Spoken:
    return Spoken(call.mark, announcement(call.label, call.window_number))


def _running(page: BoardPage) -> list[str]:
    """What runs along the foot: what rests until when, then the hall's own words."""
    said = []
    for row in page.resting:
        what = row.line_name or f"{row.window_number}号窗口"
        until = clock_words(row.back_at, page.now)
        said.append(f"{what} {until} 恢复" if until else f"{what} 暂停取号")
    return [*said, *filter(None, [page.notice])]
