"""What may be promised, what a check leads to, and what is never promised."""

from dataclasses import replace
from datetime import date

import pytest

from yimen.ports.almanac import bundled_calendar
from yimen.rules.catalogue.commitments import (
    ARTICLES,
    GROUNDS,
    AlreadyChecked,
    Checked,
    CommitmentState,
    Ground,
    NoCommitment,
    RectifyOnce,
    RectifyWhen,
    Verdict,
    after_check,
    check_limit,
    promised,
)
from yimen.rules.catalogue.elements import Elements
from yimen.rules.catalogue.intake import Paper, PaperState, examine
from yimen.rules.catalogue.matters import Material, Matter, MatterType
from yimen.rules.catalogue.publication import errors
from yimen.rules.catalogue.tolerance import MainPapersMissing, PromiseBroken
from yimen.rules.legal_clock.limits import Limit

CALENDAR = bundled_calendar()
FRIDAY = date(2026, 9, 18)
MATERIALS = (
    Material(code="M1", name="申请书", originals=1),
    Material(code="M2", name="场所证明", copies=1),
)
ALLOWED = Elements(
    allows_commitment=True,
    commitment_conditions=("有固定场所",),
    commitment_replaces=("M2",),
    commitment_consequence="撤销决定",
    commitment_check_limit="30工作日",
)


def given(elements: Elements, *papers: Paper, is_trusted: bool = True) -> object:
    return promised(
        elements,
        examine(MATERIALS, papers),
        on=FRIDAY,
        calendar=CALENDAR,
        is_trusted=is_trusted,
    )


def test_the_promise_stands_for_the_papers_that_the_guide_names() -> None:
    found = promised(
        ALLOWED,
        examine(MATERIALS, [Paper("M1")]),
        on=FRIDAY,
        calendar=CALENDAR,
        is_trusted=True,
    )

    assert (found.replaced, found.names) == (("M2",), ("场所证明",))
    assert CALENDAR.working_days_between(FRIDAY, found.check_by_on) == 30
    assert check_limit("") == Limit(60)


def test_nothing_else_may_be_missing_or_wrong() -> None:
    with pytest.raises(MainPapersMissing):
        given(ALLOWED, Paper("M2"))
    with pytest.raises(MainPapersMissing):
        given(ALLOWED, Paper("M1"), Paper("M2", PaperState.WRONG, remark="假的"))
    given(ALLOWED, Paper("M1"), Paper("M2"))


def test_only_where_it_is_allowed_and_trusted() -> None:
    with pytest.raises(NoCommitment):
        given(replace(ALLOWED, allows_commitment=False), Paper("M1"))
    with pytest.raises(PromiseBroken):
        given(ALLOWED, Paper("M1"), is_trusted=False)


def test_a_check_ends_the_promise_or_gives_it_one_more_day() -> None:
    pending, today = CommitmentState.PENDING, FRIDAY

    def after(state: CommitmentState, verdict: Verdict, by: date | None = None) -> str:
        checked = Checked(verdict=verdict, found="看过", rectify_by_on=by)
        return after_check(state, checked, today).value

    assert after(pending, Verdict.KEPT) == "kept"
    assert after(pending, Verdict.BROKEN) == "broken"
    assert after(pending, Verdict.RECTIFY, date(2026, 10, 9)) == "rectifying"
    assert after(CommitmentState.RECTIFYING, Verdict.KEPT) == "kept"
    for day in (None, today):
        with pytest.raises(RectifyWhen):
            after(pending, Verdict.RECTIFY, day)
    with pytest.raises(RectifyOnce):
        after(CommitmentState.RECTIFYING, Verdict.RECTIFY, date(2026, 10, 9))
    for done in (CommitmentState.KEPT, CommitmentState.BROKEN):
        with pytest.raises(AlreadyChecked):
            after(done, Verdict.KEPT)


def test_a_dangerous_or_rationed_matter_is_never_published_so() -> None:
    matter = Matter(
        code="X",
        name="许可",
        matter_type=MatterType.ADMINISTRATIVE_LICENSE,
        materials=MATERIALS,
        elements=ALLOWED,
    )

    def faults(elements: Elements) -> set[str]:
        found = errors(replace(matter, elements=elements))
        return {one.kind for one in found if one.kind.startswith("commitment")}

    assert faults(ALLOWED) == set()
    assert faults(replace(ALLOWED, risk_areas=("公共安全",))) == {
        "commitment_in_risk_area"
    }
    assert faults(replace(ALLOWED, quota="每年100个")) == {"commitment_with_quota"}
    bare = Elements(
        allows_commitment=True,
        commitment_replaces=("M9",),
        commitment_check_limit="很快",
    )
    assert faults(bare) == {
        "commitment_needs_conditions",
        "commitment_needs_consequence",
        "commitment_limit_odd",
        "commitment_for_unknown",
    }
    assert faults(replace(bare, allows_commitment=False)) == set()


def test_every_ground_of_revocation_has_its_article() -> None:
    assert set(ARTICLES) == set(GROUNDS) == set(Ground)
