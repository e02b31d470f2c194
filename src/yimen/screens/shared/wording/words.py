"""The three lines of a refusal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext

from yimen.screens.shared.days import spoken_day


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "—"


@dataclass(frozen=True, slots=True)
class Words:
    """What is wrong, under which article, and what to do next."""

    text: str
    article: str = ""
    next: str = ""
    status: int = 409

    def filled(self, facts: Mapping[str, object]) -> "Words":
        """The same words in the language of the page, the facts in their places."""
        known = _Facts({name: _as_said(fact) for name, fact in facts.items()})
        return Words(
            _spoken(self.text).format_map(known),
            _spoken(self.article),
            _spoken(self.next).format_map(known),
            self.status,
        )


def _as_said(fact: object) -> object:
    """A day as people say it, with its year: a refusal does not know today."""
    if isinstance(fact, datetime):
        local = localtime(fact)
        return f"{spoken_day(local.date())} {local:%H:%M}"
    return spoken_day(fact) if isinstance(fact, date) else fact


def _spoken(words: str) -> str:
    return gettext(words) if words else ""
