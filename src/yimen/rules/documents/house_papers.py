"""Who issues which paper of the house, and how often.

A hall writes to its own people too (rulebook 9.18): a unit authorises its person in the
hall (4.10.5), supervision urges or shows a yellow or red card (7.2.3), a "no" is filed
(4.10.8), points are taken off with reason (8.4.3), the month is told to all. 行政许可法
60: 「上级行政机关应当加强对下级行政机关实施行政许可的监督检查，
及时纠正行政许可实施中的违法行为。」
Each kind has its own step, so the authority table says who may; none is ever edited: a
slip voids it and another stands for it.

Invariants: a letter and a filed "no" have one live paper each; the others may be issued
as often as there is cause. Whom a paper is for may read it, and the unit it is for;
beyond that only who oversees the hall that issued it. A circular is read by all.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.refusals import Refused

_K = DocumentKind

ISSUING: Final[Mapping[DocumentKind, Step]] = MappingProxyType(
    {
        _K.WINDOW_AUTHORITY: Step.ISSUE_AUTHORITY,
        _K.URGING_ORDER: Step.ISSUE_URGING,
        _K.WARNING_CARD: Step.ISSUE_CARD,
        _K.NEGATIVE_FILING: Step.ISSUE_NEGATIVE,
        _K.DEDUCTION_NOTICE: Step.ISSUE_DEDUCTION,
        _K.MONTHLY_CIRCULAR: Step.ISSUE_CIRCULAR,
        _K.WATCH_CIRCULAR: Step.ISSUE_WATCH_CIRCULAR,
    }
)
"""The step by which each paper of the house is issued, voided and issued anew."""

ONCE: Final = frozenset({_K.WINDOW_AUTHORITY, _K.NEGATIVE_FILING})
"""Kinds of which one record has one live paper."""

TO_ALL: Final = frozenset({_K.MONTHLY_CIRCULAR, _K.WATCH_CIRCULAR})
"""Circulars: every unit of the house may read them."""

SEALED: Final = frozenset(ISSUING) - {_K.NEGATIVE_FILING}
"""Kinds that bear a seal (rulebook 9.18, 4.10.5); a filed "no" bears signatures."""

SHORT_NAME: Final = "政务"
"""What a hall's own papers are numbered under, where no organ issues them."""


class PaperOutAlready(Refused):
    """This record has a live paper; a new one needs the reason that voids the old."""


class PaperUnsealed(Refused):
    """This kind of paper bears signatures and no seal."""


class PaperForNobody(Refused):
    """A paper names the unit or the person it is for."""


def check_words(**words: str) -> None:
    """Raise unless each of these says something."""
    missing = sorted(name for name, said in words.items() if not said.strip())
    if missing:
        raise ReasonMissing(missing=missing)


def sealing_organ(
    kind: DocumentKind, addressee_organ: int | None, own_organ: int | None
) -> int | None:
    """Whose seal a paper of the house bears: a unit's authority the unit's own."""
    if kind not in SEALED:
        raise PaperUnsealed(kind=kind)
    return addressee_organ if kind is _K.WINDOW_AUTHORITY else own_organ


def check_addressee(kind: DocumentKind, ids: Iterable[int | None]) -> None:
    """Raise unless somebody gets it; a circular is for everybody."""
    if kind not in TO_ALL and not any(ids):
        raise PaperForNobody
