"""Who else has objects to be watched: registered once, judged with the cases.

A subject that answers for something (a complaint, a petition, a rating, an officer's
attendance) gives a source in `site/wiring.py`: its objects as they stand at an instant.
The rules whose facts it tells judge them at night; nothing else has to be written.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from yimen.rules.supervision.watching import Watched

Source = Callable[[datetime], Iterable[Watched]]

_sources: list[Source] = []


def use(*sources: Source) -> None:
    """These have objects to be watched from now on; asked twice, once."""
    _sources.extend(new for new in sources if new not in _sources)


def sources() -> tuple[Source, ...]:
    """Everybody who has objects to be watched."""
    return tuple(_sources)
