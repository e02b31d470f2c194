"""One submit at the counter, and its five answers."""

from collections.abc import Iterable
from datetime import date

import pytest

from makers.cases import (
    GAPPY,
    PERMIT,
    RECEIVED_AT,
    WHOLE,
    ZHANG_SAN,
    Counter,
    facts_of,
    row_of,
    with_letter,
)
from yimen.records.cases import models, queries
from yimen.records.cases.actions._move import Issued
from yimen.records.journal.models import JournalEntry
from yimen.rules.authority.separation import AcceptorMayNotDecide, NoLiveLetter
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import (
    Accept,
    AskOnce,
    GrantOnTheSpot,
    Ground,
    MatterNotInForce,
    OnlyReceive,
    ReasonMissing,
    Reject,
    RightOrgan,
    RightOrganUnnamed,
    SubmitKeyReused,
)
from yimen.rules.cases.lifecycle import State
from yimen.rules.cases.numbers import is_case_number
from yimen.rules.catalogue.intake import (
    Complete,
    Incomplete,
    NothingMissing,
    PapersMissing,
    UnknownPaper,
)
from yimen.rules.documents.frame import DocumentKind


def steps_of(number: str) -> list[str]:
    lines = JournalEntry.objects.filter(subject_kind="case", subject_id=number)
    return [line.step for line in lines.order_by("sequence")]


def kinds(issued: Iterable[Issued]) -> list[DocumentKind]:
    return [paper.kind for paper in issued]


def test_complete_papers_are_accepted_with_both_due_dates(counter: Counter) -> None:
    taken = counter.taken_in(Accept())

    row = row_of(taken.number)
    assert is_case_number(taken.number)
    assert (taken.state, row.state, row.version) == (State.ACCEPTED, "accepted", 1)
    assert row.received_at == row.accepted_at == RECEIVED_AT
    assert (row.due_on, row.statutory_due_on) == (date(2026, 10, 9), date(2026, 10, 22))
    assert (row.printed_due_on, row.printed_statutory_on) == (
        row.due_on,
        row.statutory_due_on,
    )
    assert row.notice_due_on == date(2026, 9, 24)
    assert not row.due_is_provisional
    assert kinds(taken.issued) == [DocumentKind.ACCEPTANCE_NOTICE]
    assert steps_of(taken.number) == ["receive", "accept"]
    assert taken.finding == Complete()
    assert models.HandedIn.objects.filter(case=row).count() == len(WHOLE)


def test_the_code_is_kept_only_as_a_digest_and_sealed(counter: Counter) -> None:
    taken = counter.taken_in(Accept())

    row = row_of(taken.number)
    assert len(taken.query_code.replace("-", "")) == 8
    assert taken.query_code not in row.query_code_hash
    assert taken.query_code.encode() not in bytes(row.query_code_sealed)


def test_missing_papers_are_told_once_and_all_of_them(counter: Counter) -> None:
    taken = counter.taken_in(AskOnce(), papers=GAPPY)

    notice = models.OneTimeNotice.objects.get(case__number=taken.number)
    row = row_of(taken.number)
    assert taken.state is State.CORRECTING
    assert isinstance(taken.finding, Incomplete)
    assert taken.finding.codes == {"M3", "M5"}
    assert notice.told == ["M3", "M5"]
    assert row.due_on is None
    assert kinds(taken.issued) == [DocumentKind.ONE_TIME_NOTICE]
    assert steps_of(taken.number) == ["receive", "ask_correction"]


def test_a_paper_nobody_listed_is_missing_too(counter: Counter) -> None:
    taken = counter.taken_in(AskOnce(), papers=())

    assert isinstance(taken.finding, Incomplete)
    assert taken.finding.codes == {"M1", "M3", "M5"}


def test_what_is_missing_cannot_be_accepted(counter: Counter) -> None:
    with pytest.raises(PapersMissing) as refused:
        counter.taken_in(Accept(), papers=GAPPY)

    assert refused.value.facts["codes"] == ["M3", "M5"]
    assert not models.Case.objects.exists()


def test_what_is_complete_has_to_be_accepted(counter: Counter) -> None:
    with pytest.raises(NothingMissing):
        counter.taken_in(AskOnce())

    assert not models.NumberSeries.objects.exists()


def test_a_paper_the_guide_does_not_list_cannot_be_asked_for(counter: Counter) -> None:
    from yimen.rules.catalogue.intake import Paper

    with pytest.raises(UnknownPaper):
        counter.taken_in(Accept(), papers=(*WHOLE, Paper("M9")))


def test_not_ours_names_the_right_organ_and_the_remedies(counter: Counter) -> None:
    right = RightOrgan("青溪区卫生健康委员会", "政务中心二楼", "023-45678901")
    taken = counter.taken_in(
        Reject(ground=Ground.NOT_OURS, reason="属卫生许可", right_organ=right),
        papers=(),
    )

    page = queries.document_page(taken.issued[0].number, counter.cast.wang_fang)
    said = str(page.sheet.sections)
    assert taken.state is State.REJECTED
    assert row_of(taken.number).closed_at == RECEIVED_AT
    assert "青溪区卫生健康委员会" in said
    assert "青溪区人民政府" in said
    assert "青溪区人民法院" in said
    assert steps_of(taken.number) == ["receive", "reject"]


def test_a_rejection_needs_a_reason_and_not_ours_an_organ(counter: Counter) -> None:
    with pytest.raises(ReasonMissing):
        counter.taken_in(Reject(ground=Ground.OTHER, reason=" "))
    with pytest.raises(RightOrganUnnamed):
        counter.taken_in(Reject(ground=Ground.NOT_OURS, reason="不归我们"))


def test_papers_can_only_be_received(counter: Counter) -> None:
    taken = counter.taken_in(OnlyReceive(), papers=GAPPY)

    row = row_of(taken.number)
    assert row.state == State.RECEIVED
    assert row.accepted_at is None
    assert row.act_by_on == date(2026, 9, 24)
    assert kinds(taken.issued) == [DocumentKind.INTAKE_RECEIPT]


def on_the_spot(*, handed: bool = True) -> GrantOnTheSpot:
    return GrantOnTheSpot(permit=PERMIT, recipient=ZHANG_SAN if handed else None)


def test_an_instant_matter_is_decided_and_handed_over_at_once(counter: Counter) -> None:
    with_letter(counter.cast.wang_fang, counter.cast)
    taken = counter.taken_in(
        on_the_spot(), matter_version_id=counter.instant_id, papers=WHOLE[:1]
    )

    row = row_of(taken.number)
    assert taken.state is State.DELIVERED
    assert row.accepted_by_id == row.decided_by_id == counter.cast.wang_fang.officer_id
    assert steps_of(taken.number) == ["receive", "accept", "grant", "deliver"]
    assert kinds(taken.issued) == [DocumentKind.GRANT, DocumentKind.COLLECTION_VOUCHER]
    assert row.printed_due_on is None
    voucher = queries.document_page(taken.issued[1].number, counter.cast.wang_fang)
    assert taken.issued[0].number in str(voucher.sheet.sections)


def test_an_instant_matter_can_be_handed_over_later(counter: Counter) -> None:
    with_letter(counter.cast.wang_fang, counter.cast)
    taken = counter.taken_in(
        on_the_spot(handed=False),
        matter_version_id=counter.instant_id,
        papers=WHOLE[:1],
    )

    assert taken.state is State.GRANTED
    assert row_of(taken.number).delivery_due_on == date(2026, 10, 9)


def test_without_a_live_letter_nobody_decides_on_the_spot(counter: Counter) -> None:
    with pytest.raises(NoLiveLetter):
        counter.taken_in(
            on_the_spot(),
            matter_version_id=counter.instant_id,
            papers=WHOLE[:1],
        )


def test_a_promised_matter_is_never_decided_at_the_counter(counter: Counter) -> None:
    with_letter(counter.cast.wang_fang, counter.cast)

    with pytest.raises(AcceptorMayNotDecide):
        counter.taken_in(on_the_spot())


def test_the_same_submit_twice_is_one_case(counter: Counter) -> None:
    first = counter.taken_in(Accept(), submit_key="once")
    again = counter.taken_in(Accept(), submit_key="once")

    assert again.is_repeat
    assert not first.is_repeat
    assert (again.number, again.query_code) == (first.number, first.query_code)
    assert (again.issued, again.state) == (first.issued, first.state)
    assert models.Case.objects.count() == 1


def test_a_form_is_not_submitted_for_something_else(counter: Counter) -> None:
    counter.taken_in(Accept(), submit_key="once")

    with pytest.raises(SubmitKeyReused):
        counter.taken_in(
            OnlyReceive(), submit_key="once", matter_version_id=counter.instant_id
        )


def test_only_what_is_published_now_can_be_applied_for(counter: Counter) -> None:
    from yimen.records.catalogue.models import Matter

    Matter.objects.filter(current_id=counter.promised_id).update(state="suspended")

    with pytest.raises(MatterNotInForce):
        counter.taken_in(Accept())


def test_only_a_counter_takes_papers_in(counter: Counter) -> None:
    from yimen.records.cases.actions.take_in import take_in

    with pytest.raises(NotAllowed):
        take_in(
            application=counter.application(),
            outcome=Accept(),
            by=counter.cast.li_qiang,
            at=RECEIVED_AT,
        )


def test_numbers_run_on_by_organ_and_day(counter: Counter) -> None:
    first, second = counter.accepted(), counter.accepted()
    next_day = counter.accepted(at=RECEIVED_AT.replace(day=19))

    assert [n[18:23] for n in (first, second, next_day)] == ["00001", "00002", "00001"]


def test_the_postal_address_is_sealed(counter: Counter) -> None:
    from yimen.rules.cases.applications import DeliveryWay

    taken = counter.taken_in(
        Accept(), delivery_way=DeliveryWay.POST, delivery_address="青溪路1号"
    )

    row = row_of(taken.number)
    assert "青溪路".encode() not in bytes(row.delivery_address_sealed)
    page = queries.document_page(taken.issued[0].number, counter.cast.wang_fang)
    assert "青溪路1号" in str(page.sheet.sections)
    assert facts_of(taken.number).delivery_way is DeliveryWay.POST
