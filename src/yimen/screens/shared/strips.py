"""How a clock strip is drawn: runs of days that look alike, each with its words.

`yimen.rules.legal_clock.strip` says what each day is; here days become boxes and
sentences. A run that does not count can be touched or focused and says why; runs that
count are plain.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.utils.translation import gettext as _

from yimen.rules.legal_clock.strip import Look, Strip, StripDay
from yimen.screens.shared.days import is_english, spoken_day

_ASIDE: Final = "，不计入"


@dataclass(frozen=True, slots=True)
class Box:
    """One day as a box."""

    css: str
    pin: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Days that follow each other and look alike."""

    css: str
    boxes: tuple[Box, ...]
    words: str
    can_ask: bool


@dataclass(frozen=True, slots=True)
class End:
    """A day that has a name: where it starts, where a limit ends."""

    css: str
    label: str
    on: date
    is_provisional: bool = False

    @property
    def words(self) -> str:
        """The day without its weekday: three of them share one line on a phone."""
        return spoken_day(self.on, self.on.year).split("(")[0]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A strip as boxes and words."""

    runs: tuple[Run, ...]
    ends: tuple[End, ...]
    sentence: str
    remarks: tuple[str, ...]


def drawn(strip: Strip) -> Drawn:
    """The boxes and words of this strip."""
    late_from = strip.promised.on if strip.promised else None
    runs = tuple(_runs(strip, late_from))
    return Drawn(
        runs=runs,
        ends=tuple(_ends(strip)),
        sentence=_sentence(strip),
        remarks=tuple(_remarks(strip, runs)),
    )


def _remarks(strip: Strip, runs: Iterable[Run]) -> Iterator[str]:
    """Why this day: what is not counted, and what may still move it."""
    yield from (run.words for run in runs if run.can_ask)
    if any(due.provisional for due in (strip.promised, strip.statutory) if due):
        yield _("有一年的放假安排还没有公布，先按周一至周五算，公布后会重算并告诉您")


def _runs(strip: Strip, late_from: date | None) -> Iterator[Run]:
    middle = len(strip.days) / 2
    at = 0
    for look, group in groupby(strip.days, key=lambda day: day.look):
        days = list(group)
        side = "right" if at >= middle else ""
        boxes = tuple(
            Box(_box_css(day, strip.today, late_from), _pin(day, at + n, strip))
            for n, day in enumerate(days)
        )
        can_ask = look not in {Look.COUNTED, Look.LATE}
        yield Run(f"{look} {side}".strip(), boxes, _words(look, days), can_ask)
        at += len(days)


def _box_css(day: StripDay, today: date, late_from: date | None) -> str:
    is_used = day.on <= today and day.look is Look.COUNTED
    is_over = late_from is not None and day.on > late_from
    marks = {
        "used": is_used and not is_over,
        "over": is_used and is_over,
        "today": day.is_today,
        "promised": day.is_promised_end,
        "statutory": day.is_statutory_end,
    }
    return " ".join(name for name, holds in marks.items() if holds)


def _pin(day: StripDay, at: int, strip: Strip) -> str:
    """Where the word for today hangs, so that it never leaves the strip."""
    if not day.is_today:
        return ""
    last = len(strip.days) - 1
    return "first" if at * 20 < last else "last" if (last - at) * 20 < last else "mid"


def _span(days: list[StripDay]) -> str:
    first, last = days[0].on, days[-1].on
    year = first.year
    if first == last:
        return spoken_day(first, year)
    return _("%(first)s至%(last)s") % {
        "first": spoken_day(first, year),
        "last": spoken_day(last, year),
    }


def _words(look: Look, days: list[StripDay]) -> str:
    span = _span(days)
    if look is Look.COUNTED:
        return _("%(span)s，%(count)s 天，计入") % {"span": span, "count": len(days)}
    if look is Look.LATE:
        return _("%(span)s，已超期") % {"span": span}
    return f"{span}{': ' if is_english() else '，'}{_why(look, days)}"


def _why(look: Look, days: list[StripDay]) -> str:
    if is_english():
        return {
            Look.START: _("起算日，不计入"),
            Look.PAUSED: _("暂停，不计入"),
        }.get(look, _("放假，不计入"))
    reasons = _once(day.words.removesuffix(_ASIDE) for day in days)
    articles = _once(day.article for day in days if day.article)
    source = f"（{'；'.join(articles)}）" if articles else ""
    return f"{'、'.join(reasons)}{_ASIDE}{source}"


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _ends(strip: Strip) -> Iterator[End]:
    yield End("from", _("起算"), strip.days[0].on)
    if strip.promised:
        yield End("promise", _("承诺"), strip.promised.on, strip.promised.provisional)
    if strip.statutory:
        yield End("statute", _("法定"), strip.statutory.on, strip.statutory.provisional)


def _sentence(strip: Strip) -> str:
    if not is_english():
        return strip.sentence
    year = strip.today.year
    parts = [
        _("%(label)s：%(day)s 前办结")
        % {"label": end.label, "day": spoken_day(end.on, year)}
        for end in _ends(strip)
        if end.css != "from"
    ]
    return "; ".join(parts)
