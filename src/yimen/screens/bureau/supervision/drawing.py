"""The picture of a case: the visit in minutes on the left, the case in days beside it.

Every span and mark stands in words below the picture too, for those who can't see it.
The template only draws what is worked out here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from yimen.records.supervision.queries import Mark
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import CLOSED_STATES, State
from yimen.rules.legal_clock.calendar import start_of_day
from yimen.screens.bureau.supervision_words import STEPS

WIDTH: Final = 1000
_VISIT: Final = 300
_GAP: Final = 40
_PAD: Final = 16
_LANES: Final = {"wait": 60, "counter": 60, "work": 130, "pause": 130, "deliver": 130}
_WORDS: Final = {
    "wait": "等候",
    "counter": "窗口",
    "work": "办理",
    "pause": "停钟",
    "deliver": "等领取",
}
_MINUTE: Final = timedelta(minutes=1)
_LEAST: Final = 3
_IN_MINUTES: Final = 120
_IN_HOURS: Final = 48
_DOT: Final = 20
_ROWS: Final = 3
_HEAD: Final = 70
_LABEL: Final = 62
_DAY: Final = timedelta(days=1)
_ENDS_WAIT: Final = {Step.CALL, Step.SERVE}
_ENDS_COUNTER: Final = {Step.FINISH, Step.NO_SHOW, Step.GIVE_UP, Step.LAPSE}


@dataclass(frozen=True, slots=True)
class Span:
    """Some time that passed, as a bar."""

    kind: str
    words: str
    x: int
    y: int
    width: int
    tells: str
    has_room: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """An act, as a numbered dot."""

    number: int
    x: int
    y: int
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class End:
    """The end of a limit's last day, as a line."""

    words: str
    x: int
    on: date
    has_room: bool


@dataclass(frozen=True, slots=True)
class Story:
    """The whole picture."""

    spans: tuple[Span, ...]
    dots: tuple[Dot, ...]
    ends: tuple[End, ...]
    visit_end: int
    case_start: int
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class _Scale:
    """Instants to places."""

    first: datetime
    last: datetime
    left: int
    right: int

    def x(self, at: datetime) -> int:
        whole = max(self.last - self.first, _MINUTE)
        share = (min(max(at, self.first), self.last) - self.first) / whole
        return self.left + round(share * (self.right - self.left))


def story_of(
    marks: tuple[Mark, ...], now: datetime, dues: Iterable[tuple[str, date | None]] = ()
) -> Story:
    """The picture of these marks and limits; what is not over lasts until now."""
    visit = [one for one in marks if one.kind == "ticket"]
    acts = [one for one in marks if one.kind == "case"]
    split = _VISIT if visit else 0
    rated = [one.at for one in marks if one.kind == "rating"]
    last = max([acts_until(acts, now), *rated])
    days = _scale(acts, split + _GAP, WIDTH - _PAD, now, last)
    scales = {
        "ticket": _scale(visit, _PAD, split, now),
        "case": days,
        "rating": days,
    }
    spans = [*_visit(visit, scales["ticket"], now), *_case(acts, scales["case"], now)]
    return Story(
        spans=tuple(spans),
        dots=tuple(_dots(marks, scales)),
        ends=tuple(_ends(dues, days)),
        visit_end=split,
        case_start=split + _GAP,
    )


def acts_until(acts: list[Mark], now: datetime) -> datetime:
    """Where the case ends: with its closing, or now."""
    is_over = bool(acts) and acts[-1].after in set(CLOSED_STATES)
    return acts[-1].at if is_over else now


def _scale(
    marks: list[Mark],
    left: int,
    right: int,
    now: datetime,
    last: datetime | None = None,
) -> _Scale:
    first = marks[0].at if marks else now
    return _Scale(first, last or (marks[-1].at if marks else now), left, right)


def _visit(marks: list[Mark], scale: _Scale, now: datetime) -> Iterator[Span]:
    if not marks:
        return
    called = next((one.at for one in marks if one.step in _ENDS_WAIT), None)
    ended = next((one.at for one in marks if one.step in _ENDS_COUNTER), None)
    yield _span("wait", marks[0].at, called or ended or now, scale)
    if called is not None:
        yield _span("counter", called, ended or scale.last, scale)


def _case(acts: list[Mark], scale: _Scale, now: datetime) -> Iterator[Span]:
    """The case's states one after the other, as work, pauses and waiting."""
    since, kind = (acts[0].at, "work") if acts else (now, "")
    for act in acts:
        turned = _kind(act.after)
        if turned != kind:
            if kind:
                yield _span(kind, since, act.at, scale)
            since, kind = act.at, turned
    if kind and acts:
        yield _span(kind, since, scale.last, scale)


def _kind(state: str) -> str:
    kinds = {
        State.PAUSED.value: "pause",
        State.CORRECTING.value: "pause",
        State.GRANTED.value: "deliver",
        State.REFUSED.value: "deliver",
    }
    return "" if state in set(CLOSED_STATES) else kinds.get(state, "work")


def _span(kind: str, since: datetime, until: datetime, scale: _Scale) -> Span:
    left, right = scale.x(since), scale.x(until)
    width = max(right - left, _LEAST)
    return Span(
        kind=kind,
        words=_WORDS[kind],
        x=left,
        y=_LANES[kind],
        width=width,
        tells=f"{_WORDS[kind]} {_lasting(until - since)}",
        has_room=width > 15 * len(_WORDS[kind]),
    )


def _lasting(passed: timedelta) -> str:
    """How long, in the unit that people would use."""
    minutes = round(passed / _MINUTE)
    if minutes < _IN_MINUTES:
        return f"{minutes} 分钟"
    hours = round(minutes / 60)
    return f"{hours} 小时" if hours < _IN_HOURS else f"{round(hours / 24)} 天"


def _dots(marks: Iterable[Mark], scales: dict[str, _Scale]) -> Iterator[Dot]:
    """The acts as dots; those that would cover each other stand lower, then beside."""
    rows: dict[bool, list[int]] = {}
    for number, mark in enumerate(marks, start=1):
        is_visit = mark.kind == "ticket"
        last = rows.setdefault(is_visit, [-_DOT] * _ROWS)
        wanted = scales[mark.kind].x(mark.at)
        free = [row for row, x in enumerate(last) if wanted - x >= _DOT]
        row = free[0] if free else last.index(min(last))
        last[row] = max(wanted, last[row] + _DOT)
        base = 104 if is_visit else 174
        words = STEPS.get(mark.step, mark.step)
        yield Dot(number, last[row], base + _DOT * row, words, mark.at)


def _ends(dues: Iterable[tuple[str, date | None]], scale: _Scale) -> Iterator[End]:
    """Where the limits end, as far as the picture reaches."""
    taken = scale.left + _HEAD
    for words, on in dues:
        at = start_of_day(on + _DAY) if on is not None else scale.last
        if on is not None and scale.first < at < scale.last:
            x = scale.x(at)
            yield End(words, x, on, has_room=x - taken > _LABEL)
            taken = x
