"""The numbers that halls have published, from cases that were made to be like theirs.

Rulebook 13.1, row by row. Nothing here is a constant but what was printed: each figure
is counted over cases, matters or amounts, by the engine that reports use.
"""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any, Final

from makers.persons import CHINA
from yimen.ports.case_archive import table_of
from yimen.records.statistics.queries._history import Held, history_tallies
from yimen.records.statistics.queries._live import KEPT
from yimen.rules.statistics.cuts import WHOLE, Scope
from yimen.rules.statistics.definitions import STATISTICS, rounded
from yimen.rules.statistics.facts import (
    CaseFact,
    MatterFact,
    MoneyFact,
    MoneyKind,
    Relation,
)
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import Measured, Quantity
from yimen.rules.statistics.tallies import tallies

Values = Mapping[str, Fraction | int | None]
ELEVEN_MONTHS: Final = Period(date(2025, 1, 1), date(2025, 11, 30))
FIVE_MONTHS: Final = Period(date(2025, 1, 1), date(2025, 5, 31))
YEAR: Final = Period(date(2025, 1, 1), date(2025, 12, 31))


def _on(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=10, tzinfo=CHINA)


def _case(accepted: str, closed: str = "", **others: Any) -> CaseFact:
    """A case in time, taken in on the one day and ended on the other."""
    days = [date.fromisoformat(said) if said else None for said in (accepted, closed)]
    plain = CaseFact(
        number="1",
        received_at=_on(accepted or "2025-02-03"),
        accepted_at=_on(accepted) if accepted else None,
        closed_at=_on(closed) if closed else None,
        due_at=_on("2026-12-31"),
        accepted_on=days[0],
        closed_on=days[1],
        accepted_month=accepted[:7] or None,
        closed_month=closed[:7] or None,
        kind="promised",
    )
    return replace(plain, **others)


def _told(
    cases: Iterable[tuple[int, CaseFact]], period: Period
) -> tuple[Values, float | None]:
    """Every quantity of so many cases like each; and the median of their days."""
    rows = [row for count, case in cases for row in [astuple(case)] * count]
    held = Held((), table_of(KEPT, rows))
    told = history_tallies(held, Scope(), {WHOLE: period}, (None,))
    tally = told[None, WHOLE, WHOLE]
    values = {name.value: tally.quantities.get(name) for name in Quantity}
    median = tally.spreads[Measured.USED_DAYS].median
    return {**values, "months": period.months}, median


def _shown(values: Values, name: str, places: int = 2) -> str:
    value = STATISTICS[name].value(values)
    assert value is not None, name
    return str(rounded(value, places))


def _eleven_months(base: int) -> list[tuple[int, CaseFact]]:
    """S3-17: 11,871 asked, 11,866 accepted, 11,690 closed in 45,942 working days.

    `base` is what the statutory limits of those closed come to; none is broken.
    """
    longer = base - 15 * 11690  # so many have sixteen days, the others fifteen
    closed = [
        (7287, _case("2025-03-04", "2025-03-04", used_days=0)),
        (2510, _case("2025-03-04", "2025-03-18", used_days=10)),
        (1840, _case("2025-03-04", "2025-03-19", used_days=11)),
        (1, _case("2025-10-09", "2025-11-20", used_days=30)),
        (52, _case("2025-10-09", "2025-11-20", used_days=11)),
    ]
    assert sum(count for count, _ in closed) == 11690
    rated = [
        (count, replace(case, rating=1 if at else 5))
        for at, (count, case) in enumerate(
            ((3, closed[0][1]), (7284, closed[0][1]), (246, closed[1][1]))
        )
    ]
    silent = [(closed[1][0] - 246, closed[1][1]), *closed[2:]]
    return [
        *_limited([*rated, *silent], longer),
        (176, _case("2025-11-27")),
        (5, _case("", received_at=_on("2025-02-03"))),
    ]


def _limited(
    cases: Iterable[tuple[int, CaseFact]], longer: int
) -> list[tuple[int, CaseFact]]:
    limited = []
    for count, case in cases:
        long = min(count, longer)
        longer -= long
        limited += [
            (long, replace(case, statutory_days=16)),
            (count - long, replace(case, statutory_days=15)),
        ]
    return limited


def test_the_report_of_eleven_months() -> None:
    """S3-17 (8.2.1, 8.2.3 to 8.2.5, 8.2.7, 8.2.10, 8.2.14, 8.2.15)."""
    values, median = _told(_eleven_months(181_370), ELEVEN_MONTHS)
    counted = ("applied", "accepted", "closed", "open", "used_days", "statutory_days")
    assert [values[name] for name in counted] == [
        11871,
        11866,
        11690,
        176,
        45942,
        181370,
    ]
    for name, printed in {
        "acceptance_rate": "99.96",
        "closing_rate": "98.52",
        "closing_rate_in_month": "98.07",
        "same_day_rate": "61.41",
        "mean_used_days": "3.93",
        "speed_up": "74.67",
        "rating_rate": "64.44",
        "satisfaction_rate": "99.96",
    }.items():
        assert _shown(values, name) == printed, name
    assert _shown(values, "closed_a_month", 0) == "1063"
    assert median == 0
    a_little_more, _ = _told(_eleven_months(181_429), ELEVEN_MONTHS)
    assert _shown(a_little_more, "speed_up") == "74.68"  # a base of 15.52


def test_the_report_of_a_year() -> None:
    """S3-14 (8.2.1, 8.2.7, 8.2.8, 8.2.11, 8.2.12): 232,713 of 234,562 closed."""
    at_once = _case("2025-03-04", "2025-03-04", used_days=0, statutory_days=21)
    slow = replace(
        _case("2025-03-04", "2025-03-06", used_days=2, promised_days=5),
        statutory_days=21,
    )
    cases = [
        (31416, replace(at_once, kind="instant", due_at=None)),
        (201_297 - 1, slow),
        (1, replace(slow, used_days=1)),
        (234_562 - 232_713, _case("2025-12-30")),
    ]
    here = [(count, replace(case, stayed_in_hall=True)) for count, case in cases]
    values, _ = _told(here, YEAR)
    assert (values["closed"], values["used_days"]) == (232_713, 402_593)
    for name, printed in {
        "closing_rate": "99.21",
        "mean_used_days": "1.73",
        "speed_up": "91.76",
        "early_rate": "100.00",
        "on_time_rate": "100.00",
        "on_time_rate_open": "100.00",
        "in_hall_rate": "100.00",
    }.items():
        assert _shown(values, name) == printed, name


def test_the_reports_of_the_county_the_district_and_the_centre() -> None:
    """S1 (8.2.14), S0 and S3-7 (8.2.5), each shown with one place."""
    done = _case("2025-03-04", "2025-03-04")
    county = [
        (6482, replace(done, rating=2)),
        (44, replace(done, rating=3)),
        (120, replace(done, rating=4)),
        (6841 - 6482 - 44 - 120, done),
        (7010 - 6841, _case("2025-03-04")),
    ]
    values, _ = _told(county, YEAR)
    assert _shown(values, "satisfaction_rate_closed", 1) == "95.4"
    assert _shown(values, "closing_rate", 1) == "97.6"
    hall, _ = _told([(156, done), (9, _case("2025-03-04"))], YEAR)
    assert _shown(hall, "closing_rate", 1) == "94.5"
    centre, _ = _told([(56553, done)], FIVE_MONTHS)
    assert _shown(centre, "closed_a_month", 1) == "11310.6"


def _catalogue(matters: Iterable[tuple[int, int, int, str]]) -> Values:
    """What a catalogue with so many matters of each kind comes to."""
    facts = [
        MatterFact(
            number=f"{at}-{one}",
            from_at=_on("2024-01-01"),
            statutory_days=statutory,
            promised_days=promised,
            kind=kind,
        )
        for at, (count, statutory, promised, kind) in enumerate(matters)
        for one in range(count)
    ]
    tally = tallies(Relation.MATTERS, facts, YEAR)[WHOLE]
    return {name.value: tally.quantities.get(name) for name in Quantity}


def test_the_limits_of_catalogues() -> None:
    """8.2.6, 8.2.8, 8.2.13, 8.2.16: over matters, each once."""
    twenty = ((12, 21, 14, ""), (65, 21, 13, ""), (23, 20, 13, ""))
    values = _catalogue(twenty)
    assert (values["matter_statutory_days"], values["matter_promised_days"]) == (
        2077,
        1312,
    )
    assert _shown(values, "promise_cut") == "36.83"
    assert _shown(_catalogue([(1, 22, 5, "")]), "promise_cut") == "77.27"
    shorter = _catalogue([(6, 13, 10, ""), (4, 14, 10, "")])
    assert _shown(shorter, "promise_cut", 1) == "25.4"
    for instant, all_of_them in ((84, 481), (67, 382)):
        kinds = [
            (instant, 20, 1, "instant"),
            (all_of_them - instant, 20, 9, "promised"),
        ]
        assert _shown(_catalogue(kinds), "instant_matter_rate", 1) == "17.5"


def test_the_mean_amounts() -> None:
    """S3-4: 4,853.88 over 46 deals and 549.41 over 63, in ten thousands of yuan."""
    for hundreds, count, printed in ((485_388, 46, "105.52"), (54_941, 63, "8.72")):
        share, rest = divmod(hundreds, count)
        deals = [
            MoneyFact(
                number=f"{at}",
                what=MoneyKind.AGREED,
                cents=10_000 * (share + (at < rest)),
                at=_on("2025-06-03") + timedelta(days=at),
            )
            for at in range(count)
        ]
        tally = tallies(Relation.MONEY, deals, YEAR)[WHOLE]
        mean = Fraction(tally.quantities[Quantity.AGREED_CENTS], len(deals))
        assert str(rounded(mean / 1_000_000, 2)) == printed
