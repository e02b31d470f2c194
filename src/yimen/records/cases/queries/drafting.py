"""Who keeps a draft that a change touches.

Drafts of agents are an outer subject. It registers in `site/wiring.py` who keeps one;
forms that applicants fill in at home are asked for in the same way.
"""

from collections.abc import Iterator
from typing import Protocol

from yimen.rules.cases.drafts import DraftHolder


class Finder(Protocol):
    """Finds the drafts of a matter, or below a hall."""

    def __call__(
        self, *, matter_id: int | None = None, path: str | None = None
    ) -> tuple[DraftHolder, ...]: ...


_finders: list[Finder] = []


def use(*finders: Finder) -> None:
    """From now on, these know."""
    _finders[:] = finders


def of_matter(matter_id: int) -> Iterator[DraftHolder]:
    """Whoever has begun a form for this matter."""
    for finder in _finders:
        yield from finder(matter_id=matter_id)


def below(path: str) -> Iterator[DraftHolder]:
    """Whoever will carry one up to this hall, or bring it there: each once."""
    for finder in _finders:
        yield from {one.who: one for one in finder(path=path)}.values()
