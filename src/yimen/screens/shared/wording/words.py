"""The three lines of a refusal."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext


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
        known = _Facts(facts)
        return Words(
            _spoken(self.text).format_map(known),
            _spoken(self.article),
            _spoken(self.next).format_map(known),
            self.status,
        )


def _spoken(words: str) -> str:
    return gettext(words) if words else ""
