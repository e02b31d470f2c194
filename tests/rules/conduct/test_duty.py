"""Who is on duty, what is lacking, and who signs today."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.table import Place
from yimen.rules.conduct import duty
from yimen.rules.conduct.duty import Gap, NobodyToRotate, NotOnDuty

MONDAY = date(2026, 9, 21)
DAYS = [MONDAY + timedelta(days=n) for n in range(6)]
HERE = Place(organ_id=7, hall_id=4)


def test_the_turn_goes_round_and_leaves_what_is_taken() -> None:
    turns = dict(duty.rotate(DAYS, [1, 2], taken=[DAYS[1]]))

    assert turns == {
        DAYS[0]: 1,
        DAYS[2]: 2,
        DAYS[3]: 1,
        DAYS[4]: 2,
        DAYS[5]: 1,
    }
    with pytest.raises(NobodyToRotate):
        list(duty.rotate(DAYS, []))


@given(st.lists(st.integers(1, 99), min_size=1, max_size=5, unique=True))
def test_nobody_comes_twice_more_than_another(people: list[int]) -> None:
    turns = [who for _, who in duty.rotate(DAYS * 5, people)]
    counts = [turns.count(who) for who in people]

    assert max(counts) - min(counts) <= 1


def test_an_open_day_needs_a_director_and_everybody_at_the_windows() -> None:
    manned = {1: dict.fromkeys(DAYS, True), 2: {DAYS[0]: True}}
    found = duty.gaps(DAYS[:2], {DAYS[0]: 5}, manned)

    assert found == (Gap(DAYS[1], None), Gap(DAYS[1], 2))


@pytest.mark.parametrize(
    ("by", "on_duty", "kept", "may"),
    [
        (Actor(1, roles=frozenset({Role.DUTY_DIRECTOR})), 1, True, True),
        (Actor(1, roles=frozenset({Role.DUTY_DIRECTOR})), 2, True, False),
        (Actor(1, roles=frozenset({Role.DUTY_DIRECTOR})), None, True, False),
        (Actor(1, roles=frozenset({Role.DUTY_DIRECTOR})), None, False, True),
        (
            Actor(1, roles=frozenset({Role.DUTY_DIRECTOR}), for_officer_id=2),
            2,
            True,
            True,
        ),
        (Actor(1, roles=frozenset({Role.BUREAU_MANAGER})), 2, True, True),
        (Actor(1, roles=frozenset({Role.ORGAN_HEAD}), organ_id=7), 2, True, True),
        (Actor(1, roles=frozenset({Role.ORGAN_HEAD}), organ_id=8), 2, True, False),
        (SYSTEM, 2, True, True),
    ],
)
def test_who_signs_today(
    by: Actor, on_duty: int | None, *, kept: bool, may: bool
) -> None:
    if may:
        duty.check_sign_off(by, HERE, on_duty, kept=kept)
        return
    with pytest.raises(NotOnDuty):
        duty.check_sign_off(by, HERE, on_duty, kept=kept)
