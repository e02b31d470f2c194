"""What a fee comes to, to the cent, and that nothing unregistered is charged."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makers.catalogue import a_fee, a_matter
from makers.fees import ON, a_ground, a_registered_fee, a_standard
from yimen.rules.catalogue.elements import Elements
from yimen.rules.money.fees import (
    BadReduction,
    BadStandard,
    Claim,
    FeeMethod,
    FeeUnpaid,
    NothingToCharge,
    NotOneVisit,
    QuantityNeeded,
    ReductionUnknown,
    ReductionUnproved,
    StandardsOverlap,
    Tier,
    UnregisteredFee,
    Visitor,
    amount,
    cents_read,
    charge,
    check_reduction,
    check_standard,
    due_fees,
    needed_fees,
    require_charged,
    require_one_visit,
    require_settled,
    yuan,
)

SCALE = (Tier(Decimal(100), 300), Tier(Decimal(500), 200), Tier(None, 100))


@pytest.mark.parametrize(
    ("changes", "quantity", "cents"),
    [
        ({}, "1", 8000),
        ({}, "7", 8000),  # one amount, whatever the quantity
        ({"method": FeeMethod.PER_UNIT, "rate_cents": 50}, "12.5", 625),
        ({"method": FeeMethod.PER_UNIT, "rate_cents": 33}, "0.5", 17),  # half upwards
        ({"method": FeeMethod.PROGRESSIVE, "tiers": SCALE}, "100", 30_000),
        ({"method": FeeMethod.PROGRESSIVE, "tiers": SCALE}, "101", 30_200),
        ({"method": FeeMethod.PROGRESSIVE, "tiers": SCALE}, "600", 120_000),
        ({"method": FeeMethod.BANDED, "tiers": SCALE}, "100", 30_000),
        ({"method": FeeMethod.BANDED, "tiers": SCALE}, "101", 20_200),
        ({"method": FeeMethod.PER_UNIT, "least_cents": 1000}, "0.001", 1000),
        ({"method": FeeMethod.PER_UNIT, "most_cents": 9000}, "5", 9000),
    ],
)
def test_a_standard_comes_to_an_amount(
    changes: dict[str, object], quantity: str, cents: int
) -> None:
    assert amount(a_standard(**changes), Decimal(quantity)) == cents


@given(
    st.decimals(0, 10_000, places=3),
    st.decimals(0, 10_000, places=3),
    st.lists(st.integers(0, 9999), min_size=3, max_size=3),
)
def test_more_of_it_never_costs_less_under_a_progressive_scale(
    one: Decimal, other: Decimal, rates: list[int]
) -> None:
    tiers = tuple(
        Tier(tier.up_to, rate) for tier, rate in zip(SCALE, rates, strict=True)
    )
    scale = a_standard(method=FeeMethod.PROGRESSIVE, tiers=tiers)
    less, more = sorted((one, other))

    assert amount(scale, less) <= amount(scale, more)


@given(
    st.integers(1, 10**9),
    st.integers(1, 100),
    st.decimals(Decimal("0.001"), 10_000, places=3),
)
def test_a_reduction_and_what_is_left_make_the_whole(
    rate: int, percent: int, quantity: Decimal
) -> None:
    fee = a_registered_fee(
        standards=(a_standard(method=FeeMethod.PER_UNIT, rate_cents=rate),),
        reductions=(a_ground(percent=percent),),
    )
    claim = Claim(
        case="1", code="F1", quantity=quantity, reduction="DB", document="低保证 1 号"
    )

    found = charge(claim, {"F1": fee}, ON)

    assert found.gross_cents == found.reduced_cents + found.net_cents
    assert 0 <= found.net_cents <= found.gross_cents
    assert percent < 100 or found.net_cents == 0


def test_nothing_is_charged_that_is_not_registered_and_in_force() -> None:
    fee = a_registered_fee()
    claim = Claim(case="1", code="F1")

    with pytest.raises(UnregisteredFee):
        charge(claim, {}, ON)
    with pytest.raises(UnregisteredFee):
        charge(claim, {"F1": fee}, date(2019, 12, 31))
    with pytest.raises(UnregisteredFee):
        charge(claim, {"F1": replace(fee, standards=())}, ON)
    ended = a_standard(valid_to=ON)
    with pytest.raises(UnregisteredFee):
        charge(claim, {"F1": replace(fee, standards=(ended,))}, ON)


def test_the_standard_of_the_day_counts() -> None:
    old = a_standard(valid_to=ON)
    new = a_standard(number=2, rate_cents=5000, valid_from=ON)
    fee = a_registered_fee(standards=(old, new))

    assert charge(Claim(case="1", code="F1"), {"F1": fee}, ON).net_cents == 5000


@pytest.mark.parametrize("quantity", [None, "0", "-1", "NaN", "Infinity", "1.0001"])
def test_a_charge_by_the_unit_needs_a_quantity(quantity: str | None) -> None:
    fee = a_registered_fee(standards=(a_standard(method=FeeMethod.PER_UNIT),))
    said = None if quantity is None else Decimal(quantity)

    with pytest.raises(QuantityNeeded):
        charge(Claim(case="1", code="F1", quantity=said), {"F1": fee}, ON)


def test_less_is_charged_on_a_registered_and_proved_ground_only() -> None:
    fee = a_registered_fee(reductions=(a_ground(valid_to=date(2027, 1, 1)),))
    claim = Claim(case="1", code="F1", reduction="DB", document=" ")

    with pytest.raises(ReductionUnproved):
        charge(claim, {"F1": fee}, ON)
    with pytest.raises(ReductionUnknown):
        charge(replace(claim, reduction="XX"), {"F1": fee}, ON)
    with pytest.raises(ReductionUnknown):
        charge(replace(claim, document="1"), {"F1": fee}, date(2027, 1, 1))
    proved = charge(replace(claim, document="低保证 1 号"), {"F1": fee}, ON)
    assert (proved.gross_cents, proved.net_cents) == (8000, 4000)


def test_a_guide_says_which_registered_fees_are_charged() -> None:
    matter = a_matter(
        is_charged=True, fees=(a_fee(item_code="F1"), a_fee(name="不在目录"))
    )

    assert [fee.item_code for fee in due_fees(matter)] == ["F1"]
    require_charged(matter, "F1")
    with pytest.raises(UnregisteredFee):
        require_charged(matter, "F2")
    with pytest.raises(UnregisteredFee):
        require_charged(matter, "")
    with pytest.raises(NothingToCharge):
        require_charged(replace(matter, is_charged=False), "F1")


def test_the_result_waits_for_the_fee_unless_the_matter_says_otherwise() -> None:
    matter = a_matter(is_charged=True, fees=(a_fee(item_code="F1"),))

    with pytest.raises(FeeUnpaid):
        require_settled(matter, is_settled=False)
    require_settled(matter, is_settled=True)
    require_settled(a_matter(), is_settled=False)
    require_settled(replace(matter, fees=(a_fee(),)), is_settled=False)
    lenient = replace(matter, elements=Elements(hands_over_unpaid=True))
    require_settled(lenient, is_settled=False)


@pytest.mark.parametrize(
    "changes",
    [
        {"text": " "},
        {"basis": ""},
        {"rate_cents": 0},
        {"method": FeeMethod.PER_UNIT, "unit": ""},
        {"valid_to": date(2020, 1, 1)},
        {"least_cents": 5, "most_cents": 4},
        {"least_cents": -1},
        {"method": FeeMethod.BANDED},
        {"method": FeeMethod.BANDED, "tiers": (Tier(Decimal(1), 1),)},
        {"method": FeeMethod.BANDED, "tiers": (Tier(None, 1), Tier(None, 1))},
        {"method": FeeMethod.BANDED, "tiers": (Tier(None, -1),)},
        {"method": FeeMethod.BANDED, "tiers": (Tier(Decimal(0), 1), Tier(None, 1))},
    ],
)
def test_a_standard_that_nobody_could_apply_is_not_registered(
    changes: dict[str, object],
) -> None:
    with pytest.raises(BadStandard):
        check_standard(a_standard(**changes))


def test_one_standard_holds_on_any_day() -> None:
    first = a_standard(valid_to=ON)
    check_standard(a_standard(number=2, valid_from=ON), (first,))

    with pytest.raises(StandardsOverlap):
        check_standard(a_standard(number=2), (first,))
    with pytest.raises(StandardsOverlap):
        check_standard(first, (a_standard(number=2, valid_from=date(2026, 9, 1)),))


@pytest.mark.parametrize("changes", [{"percent": 0}, {"percent": 101}, {"basis": " "}])
def test_a_ground_says_how_much_and_why(changes: dict[str, object]) -> None:
    with pytest.raises(BadReduction):
        check_reduction(a_ground(**changes))


def test_one_bill_serves_one_visit_or_one_applicant() -> None:
    require_one_visit([Visitor(7, 1, None), Visitor(7, 2, None)])
    require_one_visit([Visitor(None, 1, None), Visitor(3, 1, 9)])
    require_one_visit([Visitor(None, 1, 9), Visitor(None, 2, 9)])

    for strangers in ([Visitor(None, 1, None), Visitor(None, 2, None)], []):
        with pytest.raises(NotOneVisit):
            require_one_visit(strangers)


@given(st.integers(-(10**12), 10**12))
def test_an_amount_that_is_written_is_read_again(cents: int) -> None:
    assert cents_read(yuan(cents)) == cents


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("80", 8000),
        ("80.5", 8050),
        ("¥1,080.50", 108_050),
        (" 0.01 元", 1),
        ("80.555", None),
        ("八十", None),
        ("", None),
        ("1e5", None),
        (".5", None),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, cents: int | None) -> None:
    assert cents_read(text) == cents


def test_what_only_some_want_keeps_nobody_waiting() -> None:
    second = a_fee(item_code="F2", is_optional=True)
    matter = a_matter(is_charged=True, fees=(second,))

    require_settled(matter, is_settled=False)
    require_charged(matter, "F2")
    assert needed_fees(matter) == ()
