"""Decisions that are sealed in the act that issues them (许可法 32, 39).

Seals are an outer subject. It registers in `site/wiring.py` who seals; a seal that
can't be used raises `Refused`, and then nothing is decided.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yimen.records.cases.actions._move import Moved
from yimen.records.cases.models import Case
from yimen.rules.authority.actors import Actor
from yimen.rules.catalogue.matters import Matter
from yimen.rules.documents.frame import DocumentKind

_SEALED: Final = frozenset({DocumentKind.GRANT, DocumentKind.REFUSAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSeal:
    """A paper that wants its seal."""

    document: str
    case_id: int
    case_number: str
    organ_id: int
    matter_code: str
    by: Actor
    at: datetime


_sealers: list[Callable[[ToSeal], None]] = []


def use(seals: Callable[[ToSeal], None]) -> None:
    """From now on, this one seals."""
    _sealers[:] = [seals]


def sealed(matter: Matter, moved: Moved, *, by: Actor, at: datetime) -> None:
    """Seal the decision among the issued papers, if the matter asks for it."""
    if not matter.elements.seals_electronically:
        return
    for paper in moved.issued:
        if paper.kind in _SEALED:
            case = Case.objects.only("pk", "organ_id").get(number=moved.number)
            for seals in _sealers:
                seals(
                    ToSeal(
                        document=paper.number,
                        case_id=case.pk,
                        case_number=moved.number,
                        organ_id=case.organ_id,
                        matter_code=matter.code,
                        by=by,
                        at=at,
                    )
                )
