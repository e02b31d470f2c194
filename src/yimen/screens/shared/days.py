"""Days and lists as people say them, in the language of the page."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

_WEEKDAYS: Final = "一二三四五六日"


def is_english() -> bool:
    """Whether the page speaks English."""
    return (get_language() or "").startswith("en")


def read_day(said: str) -> date | None:
    """The day that an address names; None where it names none."""
    try:
        return parse_date(said)
    except ValueError:
        return None


def spoken_day(day: date, this_year: int = 0) -> str:
    """The day as people say it: 10月22日(周四); the year only when it is another."""
    if is_english():
        return date_format(day, "D j M" if day.year == this_year else "D j M Y")
    year = "" if day.year == this_year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日(周{_WEEKDAYS[day.weekday()]})"


def spoken_list(words: Iterable[str]) -> str:
    """The words in one breath; those of the standard in the page's language."""
    return (", " if is_english() else "、").join(_(word) for word in words if word)
