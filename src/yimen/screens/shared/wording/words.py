"""The three lines of a refusal."""

from collections.abc import Mapping
from dataclasses import dataclass


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
        """The same words with the facts in their places."""
        known = _Facts(facts)
        return Words(
            self.text.format_map(known),
            self.article,
            self.next.format_map(known),
            self.status,
        )
