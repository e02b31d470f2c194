"""The base quantities, on cases counted by hand and on any cases at all."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makers.facts import PERIOD, PLACES, case_facts
from makers.persons import CHINA
from yimen.rules.statistics.cuts import WHOLE, Cut, Scope
from yimen.rules.statistics.definitions import STATISTICS, rounded
from yimen.rules.statistics.facts import CaseFact, Relation
from yimen.rules.statistics.formulas import BadFormula, formula
from yimen.rules.statistics.periods import Period, month_of, quarter_of, year_of
from yimen.rules.statistics.quantities import QUANTITIES, Measured, Quantity
from yimen.rules.statistics.tallies import NOTHING, Tally, tallies

Q = Quantity


def _case(accepted: str, closed: str = "", due: str = "", **others: object) -> CaseFact:
    at = {
        name: datetime.fromisoformat(said).replace(hour=10, tzinfo=CHINA)
        if said
        else None
        for name, said in (("accepted", accepted), ("closed", closed), ("due", due))
    }
    plain = CaseFact(
        number="1",
        received_at=at["accepted"] or PERIOD.since,
        accepted_at=at["accepted"],
        closed_at=at["closed"],
        due_at=at["due"],
        accepted_on=at["accepted"] and at["accepted"].date(),
        closed_on=at["closed"] and at["closed"].date(),
        accepted_month=accepted[:7] or None,
        closed_month=closed[:7] or None,
        kind="promised",
    )
    return replace(plain, **others)  # type: ignore[arg-type]


def _whole(*cases: CaseFact, scope: Scope | None = None) -> Tally:
    told = tallies(Relation.CASES, cases, PERIOD, scope=scope)
    return told.get(WHOLE, NOTHING)


def test_each_quantity_counts_what_its_name_says() -> None:
    told = _whole(
        _case("2026-08-20", "2026-09-02", "2026-09-01"),  # carried, closed late
        _case("2026-08-20", "2026-08-30", "2026-09-01"),  # gone before
        _case("2026-09-03", "2026-09-03", "2026-09-10", used_days=0, promised_days=5),
        _case("2026-09-03", "2026-09-03", kind="instant"),  # early without a limit
        _case("2026-09-04", "2026-10-08", "2026-09-20"),  # open and overdue then
        _case("2026-09-04", "", "2026-12-20"),
        _case("", "2026-09-05"),  # turned away, never accepted
    ).quantities
    wanted = {
        Q.APPLIED: 5,
        Q.ACCEPTED: 4,
        Q.CARRIED: 1,
        Q.CLOSED: 3,
        Q.OPEN: 2,
        Q.EARLY: 2,
        Q.ON_TIME: 2,
        Q.LATE: 1,
        Q.OPEN_OVERDUE: 1,
        Q.CLOSED_IN_MONTH: 2,
        Q.CLOSED_SAME_DAY: 2,
        Q.CLOSED_OF_ACCEPTED: 3,
        Q.INSTANT: 1,
    }
    assert {name: told[name] for name in wanted} == wanted


@given(st.lists(case_facts(), max_size=30))
def test_what_was_there_and_came_is_what_went_and_stayed(cases: list[CaseFact]) -> None:
    lawful = [
        case
        for case in cases
        if case.closed_at is None
        or case.accepted_at is None
        or case.closed_at >= case.accepted_at
    ]
    for told in tallies(
        Relation.CASES, lawful, PERIOD, Cut.NODE, places=PLACES
    ).values():
        counts = told.quantities
        came = counts[Q.CARRIED] + counts[Q.ACCEPTED]
        assert came == counts[Q.CLOSED] + counts[Q.OPEN]
        assert counts[Q.EARLY] <= counts[Q.ON_TIME] <= counts[Q.CLOSED]
        assert counts[Q.ON_TIME] + counts[Q.LATE] <= counts[Q.CLOSED]
        assert counts[Q.OPEN_OVERDUE] <= counts[Q.OPEN]


def test_one_piece_of_work_counts_once_wherever_both_parts_are_looked_at() -> None:
    lead = _case("2026-09-02", number="J", organ="A", path="/1/2/", node="east")
    here = replace(lead, number="J1", stand_path="/1/2/", stand_organ="A")
    there = replace(
        here, number="J2", organ="B", path="/1/3/", node="west", matter="M2"
    )
    cases = (lead, here, there)
    assert _whole(*cases).quantities[Q.ACCEPTED] == 1
    by_place = tallies(Relation.CASES, cases, PERIOD, Cut.NODE, places=PLACES)
    assert {k: t.quantities[Q.ACCEPTED] for k, t in by_place.items()} == {
        "east": 1,
        "west": 1,
    }
    by_organ = tallies(Relation.CASES, cases, PERIOD, Cut.ORGAN)
    assert {k: t.quantities[Q.ACCEPTED] for k, t in by_organ.items()} == {
        "A": 1,
        "B": 1,
    }
    by_matter = tallies(Relation.CASES, cases, PERIOD, Cut.MATTER)
    assert by_matter["M2"].quantities[Q.ACCEPTED] == 1
    only_b = Scope(only={Cut.ORGAN: "B"})
    assert _whole(*cases, scope=only_b).quantities[Q.ACCEPTED] == 1
    assert _whole(*cases, scope=Scope(path="/1/3/")).quantities[Q.ACCEPTED] == 1


def test_golden_numbers_follow_from_generated_cases() -> None:
    """Rulebook 13.1, S3-17: 11,866 accepted, 11,690 closed in eleven months."""
    months = [f"2025-{month:02}" for month in range(1, 12)]
    same_day = 7287
    cases = []
    for at in range(11866):
        month = months[at % len(months)]
        day = f"{month}-{at % 20 + 2:02}"
        if at < same_day:
            closed = day
        elif at < 11637:
            closed = f"{month}-25"
        elif at < 11690:  # closed in November, after its own month
            day, closed = f"2025-{at % 10 + 1:02}-03", "2025-11-20"
        else:
            closed = ""
        rating = (5 if at < 3 else 1) if at < 7533 else None
        cases.append(_case(day, closed, "2026-12-31", rating=rating))
    period = Period(date(2025, 1, 1), date(2025, 11, 30))
    counts = tallies(Relation.CASES, cases, period)[WHOLE].quantities
    values = {name.value: counts.get(name) for name in Q} | {"months": period.months}
    shown = {
        name: STATISTICS[name].shown(STATISTICS[name].value(values))
        for name in (
            "closing_rate",
            "closing_rate_in_month",
            "same_day_rate",
            "rating_rate",
            "satisfaction_rate",
        )
    }
    assert shown == {
        "closing_rate": "98.52",
        "closing_rate_in_month": "98.07",
        "same_day_rate": "61.41",
        "rating_rate": "64.44",
        "satisfaction_rate": "99.96",
    }
    monthly = STATISTICS["closed_a_month"]
    assert monthly.shown(monthly.value(values)) == "1063"


def test_of_nothing_there_is_no_share() -> None:
    nothing = dict.fromkeys((name.value for name in Q), 0)
    assert {
        one.name for one in STATISTICS.values() if one.value(nothing) is not None
    } == {"overdue"}
    assert STATISTICS["closing_rate"].shown(None) == "—"


def test_a_formula_is_arithmetic_on_known_names_only() -> None:
    values: dict[str, Fraction | int | None] = {
        "a": 3,
        "b": Fraction(1, 3),
        "n": 0,
        "u": None,
    }
    for said, wanted in (
        ("a / b", 9),
        ("(a - 1) * 2.5", 5),
        ("-a + 4", 1),
        ("a / n", None),
        ("a + u", None),
    ):
        assert formula(said, values).value(values) == wanted, said
    for said in ("a ** 2", "c", "__import__('os')", "a.b", "a if b else 1", "", "True"):
        with pytest.raises(BadFormula):
            formula(said, values)
    assert formula("a / (b + n)", values).words({"a": "甲", "b": "乙", "n": "丙"}) == (
        "甲 ÷ （乙 + 丙）"
    )


def test_shares_are_rounded_once_half_up() -> None:
    for value, places, wanted in (
        (Fraction(6526 * 100, 6841), 1, "95.4"),
        (Fraction(6841 * 100, 7010), 1, "97.6"),
        (Fraction(156 * 100, 165), 1, "94.5"),
        (Fraction(56553, 5), 1, "11310.6"),
        (Fraction("4853.88") / 46, 2, "105.52"),
        (Fraction("549.41") / 63, 2, "8.72"),
        (Fraction(5, 1000), 2, "0.01"),
        (Fraction(-5, 1000), 2, "-0.01"),
    ):
        assert str(rounded(value, places)) == wanted


def test_a_period_is_held_against_its_like() -> None:
    day = date(2026, 2, 14)
    for period, before, year in (
        (month_of(day), ("2026-01-01", "2026-01-31"), ("2025-02-01", "2025-02-28")),
        (quarter_of(day), ("2025-10-01", "2025-12-31"), ("2025-01-01", "2025-03-31")),
        (year_of(day), ("2025-01-01", "2025-12-31"), ("2025-01-01", "2025-12-31")),
        (
            Period(date(2026, 2, 10), date(2026, 2, 14)),
            ("2026-02-05", "2026-02-09"),
            ("2025-02-10", "2025-02-14"),
        ),
    ):
        for other, (first, last) in (
            (period.before(), before),
            (period.year_before(), year),
        ):
            assert (f"{other.first_on}", f"{other.last_on}") == (first, last)
    assert month_of(date(2025, 2, 1)).year_before().last_on == date(2024, 2, 29)
    noon = datetime(2026, 2, 10, 12, tzinfo=CHINA)
    assert replace(month_of(day), now=noon).until == noon
    assert replace(month_of(day), now=noon).before().until < noon
    parts = Period(date(2026, 1, 15), date(2026, 3, 2)).by_month()
    assert [f"{part.first_on}" for part in parts] == [
        "2026-01-15",
        "2026-02-01",
        "2026-03-01",
    ]
    assert parts[-1].until - parts[-1].since == timedelta(days=2)


def test_every_figure_says_where_it_comes_from() -> None:
    for defined in QUANTITIES.values():
        assert all((defined.label, defined.words, defined.source)), defined
    labels = [one.label for one in STATISTICS.values()]
    assert len(labels) == len(set(labels))
    told = _whole(_case("2026-09-02", "2026-09-04", used_days=2)).spreads
    assert told[Measured.USED_DAYS].median == 2
