"""Which slips on a printed paper a clerk may put right, and which are none.

A wrong applicant picked from two of the same name, a miscounted copy, a wrong address
for the post: slips. They are put right by voiding the paper with a reason and issuing
another with a new number (rulebook 9.22); the paper that was issued is never edited.
What the law counts from (the day of receipt, of acceptance, the limits), what was
found missing, and what was decided are no slips: they have acts of their own. Who the
applicant is can be put right only while nothing has been decided.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from yimen.rules.cases.applications import AgentPower, DeliveryWay
from yimen.rules.cases.lifecycle import OPEN_STATES, State
from yimen.rules.catalogue.intake import Paper
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.refusals import Refused

CORRECTABLE: Final = frozenset(
    {
        DocumentKind.INTAKE_RECEIPT,
        DocumentKind.ACCEPTANCE_NOTICE,
        DocumentKind.ONE_TIME_NOTICE,
    }
)


class NotASlip(Refused):
    """This is more than a clerk's slip and has an act of its own."""


class NothingToCorrect(Refused):
    """The correction changes nothing."""


class AlreadyVoid(Refused):
    """This paper is void; correct the one that stands for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What should have been written; None leaves a field as it is."""

    applicant_id: int | None = None
    handling_agent_id: int | None = None
    agent_power: AgentPower | None = None
    papers: tuple[Paper, ...] | None = None
    delivery_way: DeliveryWay | None = None
    delivery_address: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return self == Slip()


def check(
    slip: Slip, kind: DocumentKind, state: State, papers: Iterable[Paper]
) -> None:
    """Raise unless this is a slip that may be put right on this paper now."""
    if slip.is_empty:
        raise NothingToCorrect
    if kind not in CORRECTABLE:
        raise NotASlip(what=kind.value)
    if slip.applicant_id is not None and state not in OPEN_STATES:
        raise NotASlip(what="applicant")
    known = {paper.code: paper for paper in papers}
    for paper in slip.papers or ():
        before = known.get(paper.code)
        if before is None or before.state.is_in is not paper.state.is_in:
            raise NotASlip(what=paper.code)
