"""Decided on a promise, checked later: kept, put right, or broken and revoked."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from makers.cases import (
    MATERIALS,
    PERMIT,
    RECEIVED_AT,
    WHOLE,
    ZHANG_SAN,
    Counter,
    row_of,
    with_letter,
)
from makers.catalogue import a_matter, a_version
from makers.replay import differences
from yimen.records.cases import models, queries
from yimen.records.cases.actions._move import TakenIn
from yimen.records.cases.actions.check_commitment import check_commitment
from yimen.records.cases.actions.revoke_decision import revoke_decision
from yimen.records.journal import queries as journal
from yimen.rules.authority.separation import NoLiveLetter
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import GrantOnCommitment, ReasonMissing
from yimen.rules.cases.lifecycle import NoSuchStep, State
from yimen.rules.catalogue.commitments import (
    AlreadyChecked,
    Checked,
    Ground,
    NoCommitment,
    NotToldOrChosen,
    Verdict,
)
from yimen.rules.catalogue.elements import Elements
from yimen.rules.catalogue.intake import Paper
from yimen.rules.catalogue.tolerance import MainPapersMissing, PromiseBroken
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.legal_clock.limits import Limit

ALLOWED = Elements(
    allows_commitment=True,
    commitment_conditions=("有与经营品种相适应的场所",),
    commitment_replaces=("M3", "M5"),
    commitment_consequence="撤销决定，记入信用记录",
)
CHOSEN = GrantOnCommitment(permit=PERMIT, is_chosen=True)
HANDED = GrantOnCommitment(permit=PERMIT, is_chosen=True, recipient=ZHANG_SAN)
FEW = (Paper("M1", originals=1),)
LATER = RECEIVED_AT + timedelta(days=30)


@pytest.fixture
def version(counter: Counter) -> int:
    with_letter(counter.cast.wang_fang, counter.cast)
    matter = a_matter(
        name="小餐饮备案",
        organ_id=counter.cast.organ.pk,
        materials=MATERIALS,
        statutory_limit=Limit(20),
        promised_limit=Limit(10),
        elements=ALLOWED,
    )
    return a_version(matter)


def committed(counter: Counter, version: int, **changes: Any) -> TakenIn:
    outcome = changes.pop("outcome", CHOSEN)
    plain = {"matter_version_id": version, "papers": FEW}
    return counter.taken_in(outcome, **plain | changes)


def checked(
    counter: Counter,
    number: str,
    verdict: Verdict,
    by_on: date | None = None,
    at: datetime = LATER,
) -> None:
    found = Checked(verdict=verdict, found="现场看过", rectify_by_on=by_on)
    check_commitment(number=number, checked=found, by=counter.cast.li_qiang, at=at)


def test_decided_on_the_spot_with_the_signed_promise(
    counter: Counter, version: int
) -> None:
    taken = committed(counter, version)

    row = row_of(taken.number)
    promise = models.Commitment.objects.get()
    kinds = [paper.kind for paper in taken.issued]
    sheet = queries.document_page(taken.issued[0].number, counter.cast.wang_fang).sheet
    said = str(sheet.sections)
    wanted = ("有与经营品种相适应的场所", "健康证明", "撤销决定", "可以不选择告知承诺")
    assert taken.state is State.GRANTED
    assert kinds == [DocumentKind.COMMITMENT, DocumentKind.GRANT]
    assert all(part in said for part in wanted)
    assert promise.replaced == ["M3", "M5"]
    assert promise.check_by_on > date(2026, 12, 1)  # sixty working days
    assert row.accepted_by_id == row.decided_by_id
    assert [line.step for line in journal.entries("case", taken.number)] == [
        "receive",
        "commit",
        "grant",
    ]
    assert not differences(taken.number)
    assert committed(counter, version, outcome=HANDED).state is State.DELIVERED


def test_only_chosen_freely_by_somebody_with_a_letter_for_what_allows_it(
    counter: Counter, version: int
) -> None:
    unread = GrantOnCommitment(permit=PERMIT, is_chosen=False)
    with pytest.raises(NotToldOrChosen):
        committed(counter, version, outcome=unread)
    with pytest.raises(MainPapersMissing):
        committed(counter, version, papers=())
    with pytest.raises(NoCommitment):
        counter.taken_in(CHOSEN, papers=WHOLE)
    counter.cast.organ.authorizationletter_set.all().delete()
    with pytest.raises(NoLiveLetter):
        committed(counter, version)
    assert not models.Case.objects.exists()


def test_a_kept_promise_is_written_down_once(counter: Counter, version: int) -> None:
    number = committed(counter, version).number
    with pytest.raises(NotAllowed):
        check_commitment(
            number=number,
            checked=Checked(verdict=Verdict.KEPT, found="好"),
            by=counter.cast.wang_fang,
            at=LATER,
        )
    checked(counter, number, Verdict.RECTIFY, date(2026, 11, 30))
    checked(counter, number, Verdict.KEPT)

    assert models.Commitment.objects.get().state == "kept"
    assert not models.BrokenPromise.objects.exists()
    with pytest.raises(AlreadyChecked):
        checked(counter, number, Verdict.KEPT)
    with pytest.raises(NoCommitment):
        checked(counter, counter.granted(), Verdict.KEPT)


def test_a_broken_promise_bars_the_next_one_and_the_decision_falls(
    counter: Counter, version: int
) -> None:
    number = committed(counter, version, outcome=HANDED).number
    checked(counter, number, Verdict.BROKEN)
    with pytest.raises(PromiseBroken):
        committed(counter, version)
    with pytest.raises(NotAllowed):
        revoke_decision(
            number=number,
            ground=Ground.FRAUD,
            facts="场所不存在",
            by=counter.cast.li_qiang,
            at=LATER,
        )
    with pytest.raises(ReasonMissing):
        revoke_decision(
            number=number,
            ground=Ground.FRAUD,
            facts=" ",
            by=counter.cast.zhao_min,
            at=LATER,
        )

    moved = revoke_decision(
        number=number,
        ground=Ground.FRAUD,
        facts="承诺的场所不存在",
        by=counter.cast.zhao_min,
        at=LATER,
    )

    row = row_of(number)
    sheet = queries.document_page(moved.issued[0].number, counter.cast.zhao_min).sheet
    grant = models.Document.objects.get(case__number=number, kind="grant")
    wanted = ("第六十九条第二款", "场所不存在", grant.number, "行政复议")
    assert (row.state, row.result) == (State.REVOKED, "revoked")
    assert grant.voided_at == LATER
    assert all(part in str(sheet.sections) for part in wanted)
    assert models.BrokenPromise.objects.get().kind == "commitment"
    assert not differences(number)
    with pytest.raises(NoSuchStep):
        revoke_decision(
            number=number,
            ground=Ground.OTHER,
            facts="再",
            by=counter.cast.zhao_min,
            at=LATER,
        )


def test_any_grant_may_be_revoked_on_its_ground_and_no_refusal(
    counter: Counter,
) -> None:
    number = counter.granted()

    moved = revoke_decision(
        number=number,
        ground=Ground.ILLEGAL_PROCEDURE,
        facts="应当听证而没有听证",
        by=counter.cast.zhao_min,
        at=LATER,
    )

    assert moved.state is State.REVOKED
    assert not differences(number)
    line = journal.entries("case", number)[-1]
    assert line.article == "行政许可法第六十九条第一款第（三）项"


def test_the_counter_sees_what_may_be_promised(counter: Counter, version: int) -> None:
    seen = queries.prospect(
        version,
        FEW,
        counter.cast.wang_fang,
        RECEIVED_AT,
        applicant_id=counter.applicant_id,
    )
    nothing = queries.prospect(
        version, (), counter.cast.wang_fang, RECEIVED_AT, applicant_id=1
    )

    assert seen.commitment is not None
    assert seen.commitment.names == ("健康证明", "布局图")
    assert nothing.commitment is None
