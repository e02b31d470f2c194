"""A counter's paper made out again, with what was wrong put right."""

from dataclasses import dataclass, replace
from datetime import datetime

from yimen.records.cases import models
from yimen.records.cases.facts import CaseFacts
from yimen.rules.catalogue.intake import Gap
from yimen.rules.documents.frame import DocumentKind, Lines, Sheet
from yimen.rules.documents.intake import (
    acceptance_notice,
    intake_receipt,
    one_time_notice,
)
from yimen.rules.documents.paper_facts import PaperFacts
from yimen.rules.documents.slips import NotASlip


@dataclass(frozen=True, slots=True)
class Made:
    """What the new paper is made from, and the one it stands for."""

    facts: PaperFacts
    case: CaseFacts
    voids: str
    reason: str


def sheet(made: Made, kind: DocumentKind, number: str, at: datetime) -> Sheet:
    """The new paper, which names the one it voids."""
    plain = _plain(made, kind, number, at)
    note = f"本件更正并替代{made.voids}，原件作废。更正原因：{made.reason}。"
    return replace(plain, sections=(Lines("更正", (note,)), *plain.sections))


def _plain(made: Made, kind: DocumentKind, number: str, at: datetime) -> Sheet:
    match kind:
        case DocumentKind.INTAKE_RECEIPT:
            return intake_receipt(made.facts, number, at)
        case DocumentKind.ACCEPTANCE_NOTICE:
            deemed = made.case.accepted_by is None
            return acceptance_notice(made.facts, number, at, is_deemed=deemed)
        case DocumentKind.ONE_TIME_NOTICE:
            told = models.OneTimeNotice.objects.get(case_id=made.case.case_id)
            missing = tuple(Gap(**point) for point in told.points)
            return one_time_notice(made.facts, number, at, missing, told.correct_by_on)
        case _:
            raise NotASlip(what=kind.value)
