"""Three hands: who takes in does not decide, who decides holds a letter."""

from datetime import date

import pytest

from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.separation import (
    AcceptorMayNotDecide,
    CounterDecidesInstantOnly,
    ExaminerMayNotDecide,
    History,
    Letter,
    NoLiveLetter,
    check,
    has_letter,
)

ORGAN, OTHER_ORGAN = 7, 8
WANG_FANG = Actor(officer_id=1, roles=frozenset({Role.CLERK}), organ_id=ORGAN)
LI_QIANG = Actor(officer_id=2, roles=frozenset({Role.EXAMINER}), organ_id=ORGAN)
ZHAO_MIN = Actor(
    officer_id=3, roles=frozenset({Role.CHIEF_REPRESENTATIVE}), organ_id=ORGAN
)
HEAD = Actor(officer_id=4, roles=frozenset({Role.ORGAN_HEAD}), organ_id=ORGAN)
TODAY = date(2026, 9, 21)


def a_letter(officer: Actor = ZHAO_MIN, **changes: object) -> Letter:
    facts: dict[str, object] = {
        "organ_id": ORGAN,
        "officer_id": officer.officer_id,
        "matter_codes": frozenset({"M1"}),
        "valid_from": date(2026, 1, 1),
        "last_valid_on": date(2026, 12, 31),
    }
    return Letter(**(facts | changes))  # type: ignore[arg-type]


def a_history(**changes: object) -> History:
    facts: dict[str, object] = {
        "organ_id": ORGAN,
        "matter_code": "M1",
        "is_instant": False,
        "accepted_by": WANG_FANG.officer_id,
        "examined_by": LI_QIANG.officer_id,
    }
    return History(**(facts | changes))  # type: ignore[arg-type]


def test_three_hands_take_in_examine_and_decide() -> None:
    check(a_history(), [a_letter()], by=ZHAO_MIN, on=TODAY)


def test_who_accepted_does_not_decide() -> None:
    history = a_history(accepted_by=ZHAO_MIN.officer_id)

    with pytest.raises(AcceptorMayNotDecide):
        check(history, [a_letter()], by=ZHAO_MIN, on=TODAY)


def test_the_head_who_accepted_does_not_decide_either() -> None:
    history = a_history(accepted_by=HEAD.officer_id)

    with pytest.raises(AcceptorMayNotDecide):
        check(history, [], by=HEAD, on=TODAY)


def test_an_instant_matter_may_be_decided_by_who_accepted_it_with_a_letter() -> None:
    history = a_history(is_instant=True, accepted_by=1, examined_by=None)

    check(history, [a_letter(WANG_FANG)], by=WANG_FANG, on=TODAY)


def test_an_instant_matter_without_a_letter_is_not_decided_on_the_spot() -> None:
    history = a_history(is_instant=True, accepted_by=1, examined_by=None)

    with pytest.raises(NoLiveLetter):
        check(history, [a_letter(ZHAO_MIN)], by=WANG_FANG, on=TODAY)


def test_the_head_at_the_counter_needs_a_letter_like_anybody() -> None:
    history = a_history(is_instant=True, accepted_by=HEAD.officer_id)

    with pytest.raises(NoLiveLetter):
        check(history, [], by=HEAD, on=TODAY)


def test_who_examined_does_not_decide() -> None:
    history = a_history(examined_by=ZHAO_MIN.officer_id)

    with pytest.raises(ExaminerMayNotDecide):
        check(history, [a_letter()], by=ZHAO_MIN, on=TODAY)


def test_a_house_may_let_the_examiner_decide() -> None:
    history = a_history(examined_by=ZHAO_MIN.officer_id)

    check(history, [a_letter()], by=ZHAO_MIN, on=TODAY, examiner_may_decide=True)


def test_a_clerk_decides_nothing_that_takes_days() -> None:
    history = a_history(accepted_by=99)

    with pytest.raises(CounterDecidesInstantOnly):
        check(history, [a_letter(WANG_FANG)], by=WANG_FANG, on=TODAY)


def test_a_chief_representative_of_another_organ_decides_nothing_here() -> None:
    stranger = Actor(
        officer_id=9,
        roles=frozenset({Role.CHIEF_REPRESENTATIVE}),
        organ_id=OTHER_ORGAN,
    )

    with pytest.raises(CounterDecidesInstantOnly):
        check(a_history(), [a_letter(stranger)], by=stranger, on=TODAY)


def test_the_head_signs_letters_and_needs_none() -> None:
    check(a_history(), [], by=HEAD, on=TODAY)


def test_the_head_of_another_organ_needs_one() -> None:
    elsewhere = Actor(
        officer_id=4, roles=frozenset({Role.ORGAN_HEAD}), organ_id=OTHER_ORGAN
    )

    with pytest.raises(NoLiveLetter):
        check(a_history(is_instant=True), [], by=elsewhere, on=TODAY)


def test_silence_never_decides() -> None:
    with pytest.raises(CounterDecidesInstantOnly):
        check(a_history(accepted_by=None), [], by=SYSTEM, on=TODAY)


def test_a_deemed_acceptance_bars_nobody() -> None:
    check(a_history(accepted_by=None), [a_letter()], by=ZHAO_MIN, on=TODAY)


@pytest.mark.parametrize(
    "letter",
    [
        a_letter(WANG_FANG),
        a_letter(organ_id=OTHER_ORGAN),
        a_letter(matter_codes=frozenset({"M2"})),
        a_letter(valid_from=date(2026, 9, 22)),
        a_letter(last_valid_on=date(2026, 9, 20)),
        a_letter(revoked_on=TODAY),
    ],
    ids=[
        "another officer",
        "another organ",
        "another matter",
        "not yet",
        "over",
        "off",
    ],
)
def test_a_letter_that_does_not_fit_is_no_letter(letter: Letter) -> None:
    with pytest.raises(NoLiveLetter):
        check(a_history(), [letter], by=ZHAO_MIN, on=TODAY)


@pytest.mark.parametrize(
    "letter",
    [
        a_letter(matter_codes=frozenset()),
        a_letter(valid_from=TODAY),
        a_letter(last_valid_on=TODAY),
        a_letter(revoked_on=date(2026, 9, 22)),
    ],
    ids=["every matter", "first day", "last day", "revoked tomorrow"],
)
def test_a_letter_that_fits_is_enough(letter: Letter) -> None:
    assert has_letter(a_history(), [letter], by=ZHAO_MIN, on=TODAY)
