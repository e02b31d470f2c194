"""What is a slip, and what is more than one."""

import pytest

from yimen.rules.cases.applications import DeliveryWay
from yimen.rules.cases.lifecycle import OPEN_STATES, State
from yimen.rules.catalogue.intake import Paper, PaperState
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.slips import (
    CORRECTABLE,
    NotASlip,
    NothingToCorrect,
    Slip,
    check,
)

PAPERS = (Paper("A", originals=1), Paper("B", PaperState.MISSING))
NOTICE = DocumentKind.ACCEPTANCE_NOTICE


@pytest.mark.parametrize("kind", sorted(CORRECTABLE))
@pytest.mark.parametrize(
    "slip",
    [
        Slip(applicant_id=3),
        Slip(delivery_way=DeliveryWay.POST, delivery_address="一号"),
        Slip(papers=(Paper("A", PaperState.CORRECTED, originals=2),)),
        Slip(papers=(Paper("B", PaperState.WRONG, remark="不清楚"),)),
    ],
)
def test_what_a_clerk_may_put_right(kind: DocumentKind, slip: Slip) -> None:
    check(slip, kind, State.ACCEPTED, PAPERS)


def test_nothing_is_no_correction() -> None:
    with pytest.raises(NothingToCorrect):
        check(Slip(), NOTICE, State.ACCEPTED, PAPERS)


@pytest.mark.parametrize("kind", sorted(set(DocumentKind) - CORRECTABLE))
def test_what_was_decided_is_no_slip(kind: DocumentKind) -> None:
    with pytest.raises(NotASlip):
        check(Slip(applicant_id=3), kind, State.ACCEPTED, PAPERS)


@pytest.mark.parametrize("state", sorted(set(State) - OPEN_STATES))
def test_after_the_decision_the_applicant_stays(state: State) -> None:
    with pytest.raises(NotASlip):
        check(Slip(applicant_id=3), NOTICE, state, PAPERS)


@pytest.mark.parametrize("code", ["A", "B", "C"])
def test_what_was_there_and_what_was_not_is_no_slip(code: str) -> None:
    turned = {"A": PaperState.MISSING, "B": PaperState.HANDED_IN}
    paper = Paper(code, turned.get(code, PaperState.HANDED_IN))

    with pytest.raises(NotASlip) as refused:
        check(Slip(papers=(paper,)), NOTICE, State.ACCEPTED, PAPERS)

    assert refused.value.facts == {"what": code}
