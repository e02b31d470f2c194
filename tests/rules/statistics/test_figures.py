"""Figures of cases, against numbers counted by hand."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yimen.ports.almanac import bundled_calendar
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.statistics.cuts import Cut
from yimen.rules.statistics.figures import CaseTimes, Measure, figures

UNTIL = datetime(2026, 10, 1, tzinfo=CHINA)
MEASURE = Measure(bundled_calendar(), CHINA, UNTIL)
MONDAY = datetime(2026, 9, 14, 9, tzinfo=CHINA)


def _case(
    closed_after: float | None = None, due_after: float | None = 10, organ: str = "A"
) -> CaseTimes:
    """Received on a Monday; days are calendar days."""
    after = [
        None if days is None else MONDAY + timedelta(days=days)
        for days in (closed_after, due_after)
    ]
    return CaseTimes(
        case="1",
        received_at=MONDAY,
        closed_at=after[0],
        due_at=after[1],
        places={Cut.ORGAN: organ},
    )


def test_early_late_open_and_overdue_are_told_apart() -> None:
    cases = [
        _case(1),
        _case(10),
        _case(11),
        _case(3, None),
        _case(None, 30),
        _case(None, 5),
        _case(None, None),
    ]
    whole, _ = figures(cases, MEASURE)
    assert (whole.n, whole.closed, whole.open) == (7, 4, 3)
    assert (whole.on_time, whole.late, whole.open_overdue) == (2, 1, 1)


def test_the_same_day_is_nought_and_make_up_days_count() -> None:
    whole, _ = figures([_case(0.1), _case(7)], MEASURE)
    assert whole.wd.max == 6  # 9/20 is a Sunday that is worked
    assert whole.wd.mean == 3
    assert whole.cd.max == 7


def test_a_closing_before_the_receipt_has_no_duration() -> None:
    whole, _ = figures([_case(-1)], MEASURE)
    assert (whole.closed, whole.wd.mean) == (1, None)


def test_the_month_is_the_local_one() -> None:
    midnight = CaseTimes(case="1", received_at=datetime(2026, 8, 31, 17, tzinfo=UTC))
    _, months = figures([midnight], MEASURE, Cut.MONTH)
    assert list(months) == ["2026-09"]


CASES = st.lists(
    st.builds(
        _case,
        st.none() | st.floats(0, 60),
        st.none() | st.floats(0, 60),
        st.sampled_from("ABC"),
    ),
    max_size=40,
)


@given(CASES)
def test_the_parts_make_the_whole_and_open_overdue_is_among_the_open(
    cases: list[CaseTimes],
) -> None:
    whole, parts = figures(cases, MEASURE, Cut.ORGAN)
    for name in ("n", "closed", "open", "on_time", "late", "open_overdue"):
        assert getattr(whole, name) == sum(
            getattr(part, name) for part in parts.values()
        )
    assert whole.on_time + whole.late <= whole.closed
    assert whole.open_overdue <= whole.open
    assert whole.n == whole.closed + whole.open
