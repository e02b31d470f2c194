"""What may be taken back, by whom, and until when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.authority.steps import Step
from yimen.rules.cases import undoing
from yimen.rules.cases.undoing import (
    QUIET,
    UNDOABLE,
    DecisionStands,
    NothingToUndo,
    NotYourStep,
    PaperOutside,
    StepStands,
    Taken,
    Undoing,
    UndoTooLate,
)

TODAY = date(2026, 9, 18)
WANG_FANG = Undoing(officer_ids=frozenset({1}), heads_the_office=False, on=TODAY)


def taken(*steps: Step, is_printed: bool = False, officer: int = 1) -> list[Taken]:
    return [Taken(step, TODAY, officer, is_printed=is_printed) for step in steps]


def test_a_mistaken_acceptance_of_today() -> None:
    lines = taken(Step.RECEIVE, Step.ACCEPT, Step.PRINT, Step.ATTACH)

    assert undoing.check(lines, WANG_FANG) == 1


@pytest.mark.parametrize(
    ("lines", "refusal"),
    [
        ([], NothingToUndo),
        (taken(Step.PRINT), NothingToUndo),
        (taken(Step.RECEIVE), StepStands),
        (taken(Step.RECEIVE, Step.ACCEPT, Step.PAUSE), StepStands),
        (taken(Step.ACCEPT, Step.TAKE), StepStands),  # something followed
        (taken(Step.EXAMINE, Step.GRANT), DecisionStands),
        (taken(Step.EXAMINE, Step.REFUSE, Step.PRINT), DecisionStands),
        (taken(Step.RECEIVE, Step.REJECT, is_printed=True), DecisionStands),
        (taken(Step.ACCEPT, officer=2), NotYourStep),
        (taken(Step.ACCEPT, is_printed=True), PaperOutside),
        ([Taken(Step.ACCEPT, TODAY - timedelta(days=1), 1)], UndoTooLate),
    ],
)
def test_what_stands(lines: list[Taken], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        undoing.check(lines, WANG_FANG)


def test_the_head_of_the_office_takes_back_for_others() -> None:
    zhao_min = Undoing(officer_ids=frozenset({3}), heads_the_office=True, on=TODAY)

    assert undoing.check(taken(Step.EXAMINE), zhao_min) == 0


def test_the_paper_comes_back_first() -> None:
    with_paper = Undoing(
        officer_ids=frozenset({1}),
        heads_the_office=False,
        on=TODAY,
        has_paper_back=True,
    )

    assert undoing.check(taken(Step.ACCEPT, is_printed=True), with_paper) == 0


@given(st.lists(st.sampled_from(list(Step)), max_size=8))
def test_only_the_last_step_that_counted_is_taken_back(steps: list[Step]) -> None:
    lines = taken(*steps)
    try:
        place = undoing.check(lines, WANG_FANG)
    except (NothingToUndo, DecisionStands, StepStands):
        return

    assert steps[place] in UNDOABLE
    assert set(steps[place + 1 :]) <= QUIET
