"""Who may seal, and what a sealed file proves."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from makers.persons import CHINA
from yimen.rules.authority.separation import Letter
from yimen.rules.documents.seals import (
    NoLiveSeal,
    Proof,
    Seal,
    SealEndsEarly,
    SealVerdict,
    SealWithoutLetter,
    check_period,
    judge,
    letter_for,
    require_live,
)

AT = datetime(2026, 9, 18, 9, 30, tzinfo=CHINA)
SEAL = Seal(
    seal_id=1,
    organ_id=7,
    name="专用章",
    keeper_id=3,
    valid_from=date(2026, 1, 1),
    last_valid_on=date(2026, 12, 31),
)
LETTER = Letter(
    organ_id=7,
    officer_id=2,
    matter_codes=frozenset(),
    valid_from=date(2026, 1, 1),
    last_valid_on=date(2026, 12, 31),
)
WHOLE = Proof(
    has_seal=True, is_untouched=True, is_ours=True, is_in_register=True, sealed_at=AT
)


@pytest.mark.parametrize(
    ("at", "live"),
    [
        (datetime(2025, 12, 31, 23, 59, tzinfo=CHINA), False),
        (datetime(2026, 1, 1, tzinfo=CHINA), True),
        (datetime(2026, 12, 31, 23, 59, tzinfo=CHINA), True),
        (datetime(2027, 1, 1, tzinfo=CHINA), False),
    ],
)
def test_a_seal_lives_from_its_first_to_its_last_day(at: datetime, live: bool) -> None:
    assert SEAL.is_live(at) is live


def test_a_revoked_seal_seals_nothing_from_that_instant() -> None:
    revoked = replace(SEAL, revoked_at=AT)

    assert require_live(revoked, AT - timedelta(seconds=1)) == revoked
    for seal in (revoked, None):
        with pytest.raises(NoLiveSeal):
            require_live(seal, AT)


def test_no_letter_no_seal() -> None:
    keepers = replace(LETTER, officer_id=3)
    both = [(10, keepers), (11, LETTER)]

    def under(letters: list[tuple[int, Letter]], matter: str = "M") -> int:
        return letter_for(SEAL, letters, by=2, matter_code=matter, at=AT)

    assert under(both) == 11  # one's own before the keeper's
    assert under([(10, keepers)]) == 10
    for letter in (
        replace(LETTER, organ_id=8),
        replace(LETTER, officer_id=9),
        replace(LETTER, last_valid_on=date(2026, 9, 17)),
        replace(LETTER, revoked_on=date(2026, 9, 18)),
        replace(LETTER, matter_codes=frozenset({"N"})),
    ):
        with pytest.raises(SealWithoutLetter):
            under([(11, letter)])


def test_a_seal_is_made_for_some_years_to_come() -> None:
    today = date(2026, 9, 18)
    check_period(today, date(2029, 9, 17), today)

    for last in (date(2026, 9, 17), date(2037, 1, 1)):
        with pytest.raises(SealEndsEarly):
            check_period(today, last, today)


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, SealVerdict.VALID),
        ({"is_void": True}, SealVerdict.VOID),
        ({"is_untouched": False}, SealVerdict.TAMPERED),
        ({"is_untouched": False, "is_in_register": False}, SealVerdict.TAMPERED),
        ({"has_seal": False}, SealVerdict.UNKNOWN),
        ({"is_ours": False}, SealVerdict.UNKNOWN),
        ({"is_in_register": False}, SealVerdict.UNKNOWN),
        ({"revoked_at": AT}, SealVerdict.AFTER_REVOCATION),
        ({"revoked_at": AT + timedelta(seconds=1)}, SealVerdict.VALID),
        ({"revoked_at": AT, "sealed_at": None}, SealVerdict.AFTER_REVOCATION),
    ],
)
def test_the_worst_that_is_known_counts(
    changes: dict[str, object], verdict: SealVerdict
) -> None:
    assert judge(replace(WHOLE, **changes)) is verdict  # type: ignore[arg-type]
