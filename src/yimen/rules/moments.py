"""Moments as other systems write them down, read in a zone of their own.

A moment may be an instant with its offset, a local time, or a day alone. A local time
belongs to the zone that the reader names; a day alone stays a day, and whoever asks
says whether its beginning or its end is meant (a deadline ends with its day,
民法典 203).
"""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

_FRACTION: Final = re.compile(r"([.,]\d+)")
_DAY: Final = re.compile(
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
)
_CLOCK: Final = re.compile(r"[T\s]*(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?\s*")
_ONE_DAY: Final = timedelta(days=1)
_MICROSECOND_DIGITS: Final = 6


def read(text: str, zone: tzinfo) -> date | datetime | None:
    """The day or the instant (in UTC) that is written there; None when it is none."""
    said = text.strip()
    if not said:
        return None
    try:
        return _read(said, zone)
    except ValueError:
        return None


def _read(said: str, zone: tzinfo) -> date | datetime | None:
    day = _DAY.match(said)
    if day is None:
        return None
    on = date(*(int(day[name]) for name in ("year", "month", "day")))
    rest = said[day.end() :]
    if not rest.strip():
        return on
    clock = _FRACTION.sub(_six, rest.strip().lstrip("T").strip())
    plain = _CLOCK.fullmatch(rest)
    if plain:
        hour, minute, second = (int(part or 0) for part in plain.groups())
        at = datetime.combine(on, time(hour, minute, second))
    else:
        at = datetime.fromisoformat(f"{on.isoformat()}T{clock.replace(' ', '')}")
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)


def _six(found: re.Match[str]) -> str:
    """A fraction of a second in six digits, as far as they go."""
    digits = found[1][1 : 1 + _MICROSECOND_DIGITS]
    return f".{digits:0<6}"


def beginning(moment: date | datetime, zone: tzinfo) -> datetime:
    """The instant, or the first one of the day."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time(), tzinfo=zone).astimezone(UTC)


def end(moment: date | datetime, zone: tzinfo) -> datetime:
    """The instant, or the last one of the day."""
    if isinstance(moment, datetime):
        return moment
    return beginning(moment + _ONE_DAY, zone) - timedelta(microseconds=1)
