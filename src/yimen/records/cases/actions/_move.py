"""What every act on a case answers."""

from dataclasses import dataclass

from yimen.rules.documents import DocumentKind
from yimen.rules.intake import Finding
from yimen.rules.lifecycle import State


@dataclass(frozen=True, slots=True)
class Issued:
    """A numbered paper that an act produced."""

    kind: DocumentKind
    number: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the case stands after the act, and the papers it produced."""

    number: str
    state: State
    version: int
    issued: tuple[Issued, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn(Moved):
    """What the counter hears: the case, its papers and the code to ask by."""

    query_code: str
    finding: Finding
    is_repeat: bool = False  # the same submit was there before
