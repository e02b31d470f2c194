"""What many people come with at once: hot topics.

A topic is a category; it is hot when at least three different persons came with it in
the last thirty days and no fewer than in the thirty days before. The hottest is the one
that grew most, then the one with most persons. Repeats of one person count once, so
nobody makes a topic alone.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

WINDOW: Final = timedelta(days=30)
FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """One order: what about, by whom, on which day."""

    topic: str
    person: str
    on: date


@dataclass(frozen=True, slots=True)
class HotTopic:
    """A topic, its persons now and in the window before."""

    topic: str
    persons: int
    before: int

    @property
    def growth(self) -> int:
        """How many persons more than before."""
        return self.persons - self.before


def hot_topics(mentions: Iterable[Mention], today: date) -> tuple[HotTopic, ...]:
    """The hot topics, the hottest first."""
    now, before = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for one in mentions:
        age = today - one.on
        if timedelta() <= age < WINDOW:
            now[one.topic].add(one.person)
        elif WINDOW <= age < 2 * WINDOW:
            before[one.topic].add(one.person)
    found = [
        HotTopic(topic, len(persons), len(before[topic]))
        for topic, persons in now.items()
        if topic and len(persons) >= FEWEST and len(persons) >= len(before[topic])
    ]
    return tuple(sorted(found, key=lambda one: (-one.growth, -one.persons, one.topic)))
