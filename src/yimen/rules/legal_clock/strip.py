"""The clock strip: one line of days from the start to the last due day.

The strip is data: stretches of days that look alike, with the words to show on touch
or focus, and three marks (today, the end of the promise, the end of the statute).
Screens draw it large or small, paper prints it; all show the same sentence.
"""

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from yimen.rules.legal_clock.calendar import WorkCalendar, local_date
from yimen.rules.legal_clock.counting import due
from yimen.rules.legal_clock.ledger import LedgerDay, Why, explain
from yimen.rules.legal_clock.lights import HOUSE, Light, LightSettings, light
from yimen.rules.legal_clock.telling import sentence, stretch_words, why_words
from yimen.rules.legal_clock.terms import DecisionClock, Due


class Look(enum.StrEnum):
    """How a day of the strip is drawn."""

    START = "start"
    COUNTED = "counted"
    OFF = "off"
    PAUSED = "paused"
    LATE = "late"


LOOKS = {
    Why.START: Look.START,
    Why.COUNTED: Look.COUNTED,
    Why.DAY_OFF: Look.OFF,
    Why.PAUSED: Look.PAUSED,
    Why.TOLD_ON_LAST_DAY: Look.PAUSED,
    Why.ROLLED: Look.OFF,
    Why.CLOSED: Look.OFF,
    Why.LATE: Look.LATE,
}


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day of the strip, with its words and marks."""

    on: date
    look: Look
    words: str
    article: str
    is_past: bool
    is_today: bool
    is_promised_end: bool
    is_statutory_end: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """Days that follow each other and look alike."""

    look: Look
    first_on: date
    last_on: date
    days: int
    words: str
    article: str
    is_past: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """Everything that the clock strip shows."""

    days: tuple[StripDay, ...]
    segments: tuple[Segment, ...]
    today: date
    promised: Due | None
    statutory: Due | None
    light: Light
    sentence: str


def strip(
    clock: DecisionClock,
    when: date | datetime,
    calendar: WorkCalendar,
    settings: LightSettings = HOUSE,
) -> Strip:
    """The strip of a case at this instant, or at the end of this day."""
    today = local_date(when) if isinstance(when, datetime) else when
    both = [facts for facts in (clock.promised, clock.statutory) if facts]
    longest = max(both, key=lambda facts: due(facts, calendar).on)
    promised = due(clock.promised, calendar) if clock.promised else None
    statutory = due(clock.statutory, calendar) if clock.statutory else None
    lines = explain(longest, calendar, through=today)
    days = tuple(
        StripDay(
            on=line.on,
            look=LOOKS[line.why],
            words=why_words(line),
            article=line.article,
            is_past=line.on < today,
            is_today=line.on == today,
            is_promised_end=promised is not None and line.on == promised.on,
            is_statutory_end=statutory is not None and line.on == statutory.on,
        )
        for line in lines
    )
    return Strip(
        days=days,
        segments=tuple(_segments(lines, today)),
        today=today,
        promised=promised,
        statutory=statutory,
        light=light(clock, when, calendar, settings),
        sentence=sentence(clock, when, calendar),
    )


def _segments(lines: Iterable[LedgerDay], today: date) -> Iterator[Segment]:
    for (look, is_past), days in groupby(
        lines, lambda line: (LOOKS[line.why], line.on < today)
    ):
        alike = list(days)
        yield Segment(
            look=look,
            first_on=alike[0].on,
            last_on=alike[-1].on,
            days=len(alike),
            words=stretch_words(alike),
            article=alike[0].article,
            is_past=is_past,
        )


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of a thin strip that are drawn alike."""

    look: Look
    days: int
    is_used: bool  # counted and gone by
    is_over: bool  # behind the promise


@dataclass(frozen=True, slots=True, eq=False)
class Thin:
    """A strip as a list shows it: a line of stretches, three marks, one sentence.

    Cases of one shape share one value: whoever draws it may keep the drawing by it.
    """

    stretches: tuple[Stretch, ...]
    length: int
    today: int | None  # places, counted in days from the start
    promised: int | None
    statutory: int | None
    sentence: str


def thin(whole: Strip) -> Thin:
    """What a list shows of this strip."""
    promised_on = whole.promised.on if whole.promised else None

    def drawn(day: StripDay) -> tuple[Look, bool, bool]:
        is_used = day.look is Look.COUNTED and day.on <= whole.today
        return day.look, is_used, promised_on is not None and day.on > promised_on

    def place(marked: Iterable[bool]) -> int | None:
        return next((at for at, is_here in enumerate(marked) if is_here), None)

    return Thin(
        stretches=tuple(
            Stretch(look, sum(1 for _ in days), is_used, is_over)
            for (look, is_used, is_over), days in groupby(whole.days, drawn)
        ),
        length=len(whole.days),
        today=place(day.is_today for day in whole.days),
        promised=place(day.is_promised_end for day in whole.days),
        statutory=place(day.is_statutory_end for day in whole.days),
        sentence=whole.sentence,
    )
