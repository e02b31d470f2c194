"""Arranged ratings: what is marked, what is not, and that the evidence suffices."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.voice.rating_integrity import (
    BURST_COUNT,
    SAME_SOURCE,
    Mark,
    Suspicion,
    Thresholds,
    Trace,
    holds,
    suspicions,
)

NINE = datetime(2026, 9, 21, 1, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NINE + timedelta(seconds=seconds)


TRACES = st.builds(
    Trace,
    rating_id=st.integers(1, 40),
    at=st.integers(0, 1200).map(after),
    officer_id=st.sampled_from([None, 1, 2]),
    source=st.sampled_from(["", "a", "b"]),
    handed_over_at=st.none() | st.integers(0, 1200).map(after),
    staff_id=st.sampled_from([None, 7]),
)


def kinds(trace: Trace, *others: Trace) -> set[Suspicion]:
    return {mark.suspicion for mark in suspicions(trace, others)}


def test_a_plain_rating_has_no_mark() -> None:
    assert not kinds(Trace(rating_id=1, at=NINE, officer_id=1, source="a"))


def test_many_of_one_officer_in_minutes_are_a_burst() -> None:
    def given_to(officer: int, number: int) -> Trace:
        return Trace(rating_id=number, at=after(60 * number), officer_id=officer)

    others = [given_to(1, number) for number in range(BURST_COUNT - 1)]
    last = given_to(1, BURST_COUNT)
    assert kinds(last, *others) == {Suspicion.BURST}
    assert not kinds(last, *others[1:])
    assert not kinds(given_to(2, BURST_COUNT), *others)


def test_one_telephone_for_three_a_day_is_marked() -> None:
    same = [
        Trace(rating_id=n, at=after(n * 900), source="a") for n in range(SAME_SOURCE)
    ]
    assert kinds(same[-1], *same[:-1]) == {Suspicion.ONE_DEVICE}
    assert not kinds(same[-2], *same[:-2])


def test_too_soon_and_a_clerks_sign_in_are_marked() -> None:
    quick = Trace(rating_id=1, at=after(2), handed_over_at=NINE)
    assert kinds(quick) == {Suspicion.TOO_SOON}
    assert not kinds(Trace(rating_id=1, at=after(9), handed_over_at=NINE))
    assert not kinds(Trace(rating_id=1, at=NINE, handed_over_at=after(60)))
    assert kinds(Trace(rating_id=1, at=NINE, staff_id=7)) == {Suspicion.STAFF_SESSION}


THRESHOLDS = st.builds(
    Thresholds,
    burst_count=st.integers(2, 9),
    burst_minutes=st.integers(1, 15),
    same_source=st.integers(2, 5),
    too_soon_seconds=st.integers(0, 30),
)


@given(
    trace=TRACES, others=st.lists(TRACES, max_size=30), more=TRACES, limits=THRESHOLDS
)
def test_the_evidence_suffices_and_more_ratings_never_clear_a_mark(
    trace: Trace, others: list[Trace], more: Trace, limits: Thresholds
) -> None:
    marks = suspicions(trace, others, limits)
    found = {mark.suspicion for mark in marks}

    def again(*given: Trace) -> set[Suspicion]:
        return {mark.suspicion for mark in suspicions(trace, given, limits)}

    assert all(holds(mark) for mark in marks)
    assert again(*reversed(others)) == found
    assert again(*others, more) >= found


@given(trace=TRACES, others=st.lists(TRACES, max_size=30), limits=THRESHOLDS)
def test_a_more_lenient_threshold_never_adds_a_mark(
    trace: Trace, others: list[Trace], limits: Thresholds
) -> None:
    milder = replace(
        limits,
        burst_count=limits.burst_count + 1,
        same_source=limits.same_source + 1,
        too_soon_seconds=max(0, limits.too_soon_seconds - 1),
    )
    strict = {mark.suspicion for mark in suspicions(trace, others, limits)}
    mild = {mark.suspicion for mark in suspicions(trace, others, milder)}

    assert mild <= strict


def test_a_mark_from_before_there_were_settings_still_holds() -> None:
    kept = {"at": after(2).isoformat(), "handed_over_at": NINE.isoformat()}
    assert holds(Mark(1, Suspicion.TOO_SOON, kept))
    assert holds(Mark(1, Suspicion.ONE_DEVICE, {"ratings": [1, 2, 3]}))
    assert not holds(Mark(1, Suspicion.ONE_DEVICE, {"ratings": [1, 2, 3], "from": 4}))
