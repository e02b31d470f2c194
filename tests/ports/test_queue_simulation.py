"""Days of a hall run by SimPy, held against queueing theory and a recursion."""

from datetime import date
from heapq import heapify, heapreplace
from math import factorial
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.ports.queue_simulation import ran
from yimen.rules.what_if.queues import (
    Change,
    HallDay,
    Seat,
    Visit,
    changed,
    recorded,
    reshuffled,
    told,
    turned_away,
)

DAY = date(2025, 6, 3)
ALL_DAY = ((0.0, 1e9),)
LINE = frozenset({1})


def a_day(visits: list[tuple[float, float]], windows: int, **about: object) -> HallDay:
    return HallDay(
        DAY,
        tuple(Visit(at, 1, service, at) for at, service in visits),
        tuple(Seat(number, LINE, ALL_DAY) for number in range(windows)),
        **about,  # type: ignore[arg-type]
    )


def arrivals(rate: float, count: int, seed: int) -> list[float]:
    random, now, found = Random(seed), 0.0, []  # noqa: S311 - repeatable on purpose
    for _ in range(count):
        now += random.expovariate(rate)
        found.append(now)
    return found


def erlang_c(servers: int, load: float) -> float:
    """The chance of having to wait in M/M/c."""
    last = load**servers / factorial(servers) * servers / (servers - load)
    return last / (sum(load**n / factorial(n) for n in range(servers)) + last)


@pytest.mark.parametrize(("servers", "rate"), [(1, 0.6), (3, 2.25)])
def test_an_m_m_c_queue_waits_as_erlang_says(servers: int, rate: float) -> None:
    random = Random(11)  # noqa: S311 - repeatable on purpose
    visits = [(at, random.expovariate(1.0)) for at in arrivals(rate, 60_000, 7)]
    found = ran(a_day(visits, servers))
    mean = sum(found.waits) / len(found.waits)
    theory = erlang_c(servers, rate) / (servers - rate)
    assert found.unserved == 0
    assert mean == pytest.approx(theory, rel=0.06)
    waited = sum(wait > 1e-9 for wait in found.waits) / len(found.waits)
    assert waited == pytest.approx(erlang_c(servers, rate), rel=0.04)


def test_an_m_d_1_queue_waits_as_pollaczek_and_khinchine_say() -> None:
    rate = 0.7
    found = ran(a_day([(at, 1.0) for at in arrivals(rate, 60_000, 5)], 1))
    mean = sum(found.waits) / len(found.waits)
    assert mean == pytest.approx(rate / (2 * (1 - rate)), rel=0.05)


def kiefer_wolfowitz(visits: list[tuple[float, float]], windows: int) -> list[float]:
    """The waits at equal windows, first come first served, one after the other."""
    free = [0.0] * windows
    heapify(free)
    waits = []
    for at, service in sorted(visits):
        begin = max(at, free[0])
        waits.append(begin - at)
        heapreplace(free, begin + service)
    return waits


VISITS = st.lists(
    st.tuples(st.integers(0, 400).map(float), st.integers(1, 40).map(float)),
    min_size=1,
    max_size=40,
)


@given(VISITS, st.integers(1, 4))
def test_with_nothing_changed_the_waits_are_those_that_were(
    visits: list[tuple[float, float]], windows: int
) -> None:
    waits = kiefer_wolfowitz(visits, windows)
    day = a_day(sorted(visits), windows, waited=tuple(waits))
    again = ran(changed(day, Change()))
    assert sorted(again.waits) == pytest.approx(sorted(waits))
    assert again.busy == sum(service for _, service in visits)
    was, is_now = recorded([day]), told([again], [again], seed=1)
    assert is_now.mean.value == pytest.approx(was.mean)
    assert is_now.visitors == len(visits)


@given(VISITS, st.integers(2, 4))
def test_a_window_fewer_serves_nobody_sooner(
    visits: list[tuple[float, float]], windows: int
) -> None:
    day = a_day(visits, windows)
    fewer = ran(changed(day, Change(fewer=1)))
    assert sum(fewer.waits) >= sum(ran(day).waits) - 1e-6
    assert len(changed(day, Change(fewer=9)).seats) == 1


def test_merged_windows_share_the_lines_and_orphaned_lines_find_a_window() -> None:
    visits = (Visit(0, 1, 10, 0), Visit(0, 1, 10, 0), Visit(1, 1, 10, 1))
    seats = (Seat(1, frozenset({1}), ((0, 60),)), Seat(2, frozenset({2}), ((0, 50),)))
    day = HallDay(DAY, visits, seats)
    assert sorted(ran(day).waits) == [0, 10, 19]
    assert sorted(ran(changed(day, Change(is_pooled=True))).waits) == [0, 0, 9]
    left = changed(day, Change(fewer=1)).seats
    assert [(seat.number, seat.lines) for seat in left] == [(1, frozenset({1, 2}))]


def test_other_hours_move_the_windows_and_those_who_come() -> None:
    visits = (Visit(480, 1, 10, 480), Visit(600, 1, 10, 600), Visit(1000, 1, 5, 1000))
    seats = (Seat(1, LINE, ((540, 700), (800, 1020))),)
    day = HallDay(DAY, visits, seats)
    later = Change(opens=570, closes=960)
    moved = changed(day, later)
    assert moved.seats[0].spans == ((570, 700), (800, 960))
    assert [one.at for one in moved.visits] == [570, 600]
    assert turned_away(day, later) == 1
    found = ran(moved)
    assert (found.waits, found.unserved) == ((0, 0), 0)
    assert found.seated == 130 + 160


def test_who_ranks_first_is_called_first_and_a_break_is_kept() -> None:
    visits = (Visit(0, 1, 30, 0), Visit(1, 1, 5, 1), Visit(2, 1, 5, -60))
    seats = (Seat(1, LINE, ((0, 20), (50, 90))),)
    found = ran(HallDay(DAY, visits, seats, turnover=1))
    assert found.waits == (1, 49, 56)  # the favoured one first, after the break
    assert ran(HallDay(DAY, visits, (Seat(1, LINE, ((0, 20),)),))).unserved == 2


def test_services_are_dealt_anew_within_a_line_and_repeatably() -> None:
    visits = tuple(Visit(n, n % 2, float(n), n) for n in range(40))
    day = HallDay(DAY, visits, ())
    once, again = reshuffled(day, 4), reshuffled(day, 4)
    assert once == again
    assert once != day
    for line in (0, 1):
        dealt = sorted(one.service for one in once.visits if one.line == line)
        assert dealt == sorted(one.service for one in visits if one.line == line)
