"""Papers of other subjects that lie in a case's file: its fees, say.

Cases know nothing of the subjects built on them; the site tells at start whom to ask
(`site/wiring.py`). What is answered lies in the file like the case's own papers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from yimen.rules.documents.frame import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A paper that another subject keeps, as it was issued."""

    sheet: Sheet
    owner: str  # the number of what it belongs to: a bill
    issued_at: datetime
    voided_at: datetime | None = None
    void_reason: str = ""
    copies: int = 0


Encloser = Callable[[str], tuple[Enclosed, ...]]

_enclosers: list[Encloser] = []


def use(*enclosers: Encloser) -> None:
    """These subjects are asked from now on; asked twice, once."""
    _enclosers.extend(new for new in enclosers if new not in _enclosers)


def enclosed(case: str) -> tuple[Enclosed, ...]:
    """What other subjects have put into the file of this case."""
    return tuple(paper for ask in _enclosers for paper in ask(case))
