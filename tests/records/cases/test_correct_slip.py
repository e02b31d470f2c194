"""A clerk's slip: the paper is voided with a reason and issued anew, traced."""

from datetime import timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter, facts_of, row_of
from makers.persons import an_applicant
from yimen.records.cases import models, queries
from yimen.records.cases.actions.correct_slip import correct_slip
from yimen.records.journal.models import JournalEntry
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applicants import ApplicantKind, Identity, IdKind
from yimen.rules.cases.applications import AgentPower, DeliveryWay, ReasonMissing
from yimen.rules.catalogue.intake import Paper, PaperState
from yimen.rules.documents.slips import AlreadyVoid, NotASlip, NothingToCorrect, Slip
from yimen.rules.refusals import NotFound, Overtaken

LATER = RECEIVED_AT + timedelta(hours=2)
LI_SI = Identity(
    kind=ApplicantKind.PERSON,
    name="李四",
    id_kind=IdKind.RESIDENT_ID,
    id_number="440524188001010014",
)


def the_paper(number: str, kind: str = "acceptance_notice") -> models.Document:
    return models.Document.objects.get(case__number=number, kind=kind, voided_at=None)


def corrected(counter: Counter, number: str, slip: Slip, reason: str = "选错人") -> str:
    moved = correct_slip(
        document=the_paper(number).number,
        slip=slip,
        reason=reason,
        by=counter.cast.wang_fang,
        at=LATER,
    )
    return moved.issued[0].number


def test_a_wrong_applicant_is_put_right_with_a_trace(counter: Counter) -> None:
    number = counter.accepted()
    old = the_paper(number)
    li_si = an_applicant(counter.cast.wang_fang, LI_SI)
    new = corrected(counter, number, Slip(applicant_id=li_si))

    old.refresh_from_db()
    page = queries.document_page(new, counter.cast.wang_fang)
    assert (old.voided_at, old.void_reason) == (LATER, "选错人")
    assert (page.sheet.addressee, page.replaces) == ("李四", old.number)
    assert old.number in str(page.sheet.sections[0])
    assert queries.document_page(old.number, counter.cast.wang_fang).replaced_by == new
    assert row_of(number).applicant_id == li_si
    line = JournalEntry.objects.get(subject_id=number, step="correct_slip")
    assert line.payload["voids"] == old.number
    assert line.payload["set"]["applicant_id"] == li_si


def test_the_dates_the_law_counts_from_stay(counter: Counter) -> None:
    number = counter.accepted()
    before = row_of(number)
    corrected(counter, number, Slip(agent_power=AgentPower.ENTRUSTED))

    after = row_of(number)
    assert (after.accepted_at, after.due_on, after.state) == (
        before.accepted_at,
        before.due_on,
        before.state,
    )


def test_a_miscounted_copy_and_an_address(counter: Counter) -> None:
    number = counter.accepted()
    slip = Slip(
        papers=(Paper("M3", copies=3),),
        delivery_way=DeliveryWay.POST,
        delivery_address="青溪路8号",
    )
    new = corrected(counter, number, slip, "份数写错")

    said = str(queries.document_page(new, counter.cast.wang_fang).sheet.sections)
    assert "青溪路8号" in said
    assert {p.code: p.copies for p in facts_of(number).papers}["M3"] == 3


def test_the_one_time_notice_keeps_what_it_told(counter: Counter) -> None:
    number = counter.correcting()
    moved = correct_slip(
        document=the_paper(number, "one_time_notice").number,
        slip=Slip(agent_power=AgentPower.REPRESENTATIVE),
        reason="身份写错",
        by=counter.cast.wang_fang,
        at=LATER,
    )

    page = queries.document_page(moved.issued[0].number, counter.cast.wang_fang)
    assert all(part in str(page.sheet.sections) for part in ("健康证明", "布局图"))
    assert models.OneTimeNotice.objects.get().told == ["M3", "M5"]


def test_an_intake_receipt_can_be_put_right(counter: Counter) -> None:
    number = counter.received()
    moved = correct_slip(
        document=the_paper(number, "intake_receipt").number,
        slip=Slip(papers=(Paper("M1", originals=2),)),
        reason="份数写错",
        by=counter.cast.wang_fang,
        at=LATER,
    )

    assert "收" in moved.issued[0].number


def test_a_void_paper_is_not_corrected_again(counter: Counter) -> None:
    number = counter.accepted()
    old = the_paper(number)
    corrected(counter, number, Slip(agent_power=AgentPower.ENTRUSTED))

    with pytest.raises(AlreadyVoid):
        correct_slip(
            document=old.number,
            slip=Slip(agent_power=AgentPower.SELF),
            reason="又错了",
            by=counter.cast.wang_fang,
            at=LATER,
        )


@pytest.mark.parametrize(
    "slip",
    [
        Slip(papers=(Paper("M3", PaperState.MISSING),)),
        Slip(papers=(Paper("M4", copies=1),)),
    ],
)
def test_what_was_missing_is_no_slip(counter: Counter, slip: Slip) -> None:
    number = counter.accepted()

    with pytest.raises(NotASlip):
        corrected(counter, number, slip)


def test_after_the_decision_the_applicant_is_no_slip(counter: Counter) -> None:
    number = counter.granted()

    with pytest.raises(NotASlip):
        corrected(counter, number, Slip(applicant_id=1))


def test_a_decision_is_no_slip(counter: Counter) -> None:
    number = counter.granted()

    with pytest.raises(NotASlip):
        correct_slip(
            document=the_paper(number, "grant").number,
            slip=Slip(agent_power=AgentPower.SELF),
            reason="决定写错",
            by=counter.cast.wang_fang,
            at=LATER,
        )


def test_it_needs_a_reason_a_change_and_the_counter(counter: Counter) -> None:
    number = counter.accepted()
    slip = Slip(agent_power=AgentPower.ENTRUSTED)

    with pytest.raises(NothingToCorrect):
        corrected(counter, number, Slip())
    with pytest.raises(ReasonMissing):
        corrected(counter, number, slip, " ")
    with pytest.raises(NotAllowed):
        correct_slip(
            document=the_paper(number).number,
            slip=slip,
            reason="写错",
            by=counter.cast.li_qiang,
            at=LATER,
        )
    with pytest.raises(NotFound):
        correct_slip(
            document="没有这个号",
            slip=slip,
            reason="写错",
            by=counter.cast.wang_fang,
            at=LATER,
        )


def test_a_lost_race_leaves_the_paper_alone(counter: Counter) -> None:
    number = counter.accepted()

    with pytest.raises(Overtaken):
        correct_slip(
            document=the_paper(number).number,
            slip=Slip(agent_power=AgentPower.ENTRUSTED),
            reason="写错",
            version=4,
            by=counter.cast.wang_fang,
            at=LATER,
        )

    assert the_paper(number).voided_at is None
