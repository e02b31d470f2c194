"""Who else has objects to be watched: registered once, judged with the cases.

A subject that answers for something (a complaint, a petition, a bad rating) gives a
source in `site/wiring.py`: its objects as they stand at an instant, all whose time runs
or some by number. The rules whose facts they tell judge them, a moment after an act and
at night; nothing else has to be written.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from yimen.rules.supervision.watching import Watched


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of objects, as its journal names it."""

    kind: str
    standing: Callable[[datetime], Iterable[Watched]]
    these: Callable[[Collection[str], datetime], Iterable[Watched]]


_sources: dict[str, Source] = {}


def use(*sources: Source) -> None:
    """These have objects to be watched from now on; asked twice, once."""
    _sources.update({source.kind: source for source in sources})


def sources() -> tuple[Source, ...]:
    """Everybody who has objects to be watched."""
    return tuple(_sources.values())


def objects_of(kind: str, numbers: Collection[str], at: datetime) -> list[Watched]:
    """These objects of this kind; none where nobody has such."""
    source = _sources.get(kind)
    return list(source.these(numbers, at)) if source else []
