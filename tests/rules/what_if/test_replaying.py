"""What would be if: promises, graphs and intervals, against slow obvious counts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.joint.graphs import Approval, ApprovalKind, Edge, Graph
from yimen.rules.what_if.answers import Answer, Figure, Line, plain, read
from yimen.rules.what_if.graphs import ENOUGH_WEEKS, Joint, as_it_was
from yimen.rules.what_if.graphs import replayed as joined
from yimen.rules.what_if.limits import (
    Handled,
    NewPromise,
    advised,
    ladder,
    replayed,
    week_of,
)
from yimen.rules.what_if.replaying import (
    UNKNOWN,
    BadQuestion,
    Kind,
    Question,
    check,
    interval,
)

MONDAY = date(2025, 1, 6)
HANDLED = st.lists(
    st.builds(
        Handled,
        st.integers(0, 51).map(lambda week: MONDAY + timedelta(weeks=week)),
        st.integers(0, 40),
        st.one_of(st.none(), st.integers(0, 30)),
        st.integers(1, 5),
    ),
    max_size=40,
)


def _mean(blocks: Sequence[float]) -> float | None:
    return sum(blocks) / len(blocks) if blocks else None


@given(HANDLED, st.integers(0, 40))
def test_a_promise_is_broken_by_whoever_used_more(
    handled: list[Handled], days: int
) -> None:
    told = replayed(handled, NewPromise(days), seed=1)
    slow = sum(one.count for one in handled if one.used > days)
    assert (told.cases, told.late) == (sum(one.count for one in handled), slow)
    longer = replayed(handled, NewPromise(days + 1), seed=1)
    assert longer.late <= told.late
    unchanged = replayed(handled, NewPromise(), seed=1)
    assert unchanged.late == sum(
        one.count
        for one in handled
        if one.promised is not None and one.used > one.promised
    )
    if told.rate.value is not None:
        assert told.rate.low is not None
        assert told.rate.high is not None
        assert 0 <= told.rate.low <= told.rate.high <= 1
    else:
        assert told.rate == UNKNOWN


def test_a_percentage_less_is_rounded_in_favour_of_the_house() -> None:
    assert NewPromise(percent_less=30).of(10) == 7
    assert NewPromise(percent_less=30).of(5) == 4
    assert NewPromise(percent_less=30).of(None) is None
    assert NewPromise(days=3).of(None) == 3


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5)), max_size=20))
def test_the_ladder_falls_and_the_advice_stands_on_it(
    used: list[tuple[int, int]],
) -> None:
    rungs = ladder(used, 40)
    assert all(one.late >= after.late for one, after in pairwise(rungs))
    advice = advised(used, 20)
    if not used:
        assert advice is None
        assert rungs == ()
        return
    assert advice is not None
    assert advice.median <= advice.p90 <= advice.p95
    assert advice.late_today == rungs[20].late
    if advice.suggested is not None:
        assert advice.suggested < 20
        assert rungs[advice.suggested].late <= 0.05
        assert advice.suggested == 0 or rungs[advice.suggested - 1].late > 0.05


def test_the_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    """Blocks of a known mean: 95 % intervals hold it in most of a hundred trials."""
    from random import Random

    held = 0
    for trial in range(100):
        random = Random(trial)  # noqa: S311 - repeatable on purpose
        blocks = [random.gauss(10, 3) for _ in range(60)]
        told = interval(blocks, _mean, seed=trial, draws=200)
        assert told == interval(blocks, _mean, seed=trial, draws=200)
        assert told.low is not None
        assert told.high is not None
        held += told.low <= 10 <= told.high
    assert 85 <= held <= 100


KEYS = "abcde"


def a_graph(pairs: list[tuple[str, str]]) -> Graph:
    approvals = tuple(
        Approval(
            key=key, name=key, kind=ApprovalKind.PERMIT, organ_code="O", limit_days=4
        )
        for key in KEYS
    )
    ordered = [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]
    return Graph(approvals, tuple(Edge(*pair, "law") for pair in set(ordered)))


GRAPHS = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=6
).map(a_graph)
JOINTS = st.lists(
    st.builds(
        Joint,
        st.just("J"),
        st.dates(date(2026, 1, 5), date(2026, 6, 29)).map(week_of),
        st.dictionaries(st.sampled_from(KEYS), st.integers(0, 9)),
        st.integers(0, 30),
        st.one_of(st.none(), st.integers(1, 20)),
    ),
    min_size=1,
    max_size=6,
)


def _longest(graph: Graph, days: dict[str, int]) -> int:
    """Every chain there is, tried one by one."""
    edges = {(edge.before, edge.after) for edge in graph.edges}
    best = max(days.values())
    for size in range(2, len(KEYS) + 1):
        for chain in permutations(KEYS, size):
            if all(pair in edges for pair in pairwise(chain)):
                best = max(best, sum(days[key] for key in chain))
    return best


@given(JOINTS, GRAPHS)
def test_a_joint_case_takes_as_long_as_its_longest_chain(
    joints: list[Joint], graph: Graph
) -> None:
    complete = [
        replace(one, days={**dict.fromkeys(KEYS, 1), **one.days}) for one in joints
    ]
    told = joined(complete, graph, seed=3)
    slow = [_longest(graph, dict(one.days)) for one in complete]
    assert told.mean.value == pytest.approx(sum(slow) / len(slow))
    assert told.days.max == max(slow)
    alone = joined(complete, a_graph([]), seed=3)
    assert alone.mean.value == pytest.approx(
        sum(max(one.days.values()) for one in complete) / len(complete)
    )
    assert alone.mean.value <= told.mean.value + 1e-9
    assert as_it_was(complete, 3).cases == len(joints)


def test_what_nobody_told_takes_what_is_usual_or_allowed() -> None:
    week = date(2026, 3, 2)
    joints = [
        Joint("1", week, {"a": 3}, 3, 5),
        Joint("2", week, {"a": 5, "b": 2}, 5, 5),
    ]
    told = joined(joints, a_graph([("a", "b"), ("b", "c")]), seed=1)
    # b takes 2 in the first case as in the second, c the 4 days it is allowed
    assert told.mean.value == ((3 + 2 + 4) + (5 + 2 + 4)) / 2
    assert told.longest_chain == ("a", "b", "c")


def test_weeks_are_drawn_again_not_the_cases_of_a_week() -> None:
    """Cases of one week are alike: a thousand of them say no more than the week."""
    weeks = [date(2026, 1, 5) + timedelta(weeks=n) for n in range(ENOUGH_WEEKS)]
    joints = [
        Joint(f"{place}/{n}", week, {}, 4 + place % 2 * 6, 5)
        for place, week in enumerate(weeks)
        for n in range(250)
    ]
    told = as_it_was(joints, seed=5)
    assert (told.cases, told.mean.value, told.late.value) == (2000, 7, 0.5)
    assert told.mean.low is not None
    assert told.mean.high is not None
    assert told.mean.low <= 5.5
    assert told.mean.high >= 8.5
    few = as_it_was([joints[0], joints[250]], seed=5)  # too few weeks: the cases
    assert (few.mean.low, few.mean.high) == (4, 10)


def test_a_question_changes_something() -> None:
    def asked(kind: Kind, **change: object) -> Question:
        plain_question: dict[str, object] = {
            "kind": kind,
            "title": "试一试",
            "node_id": 1,
            "path": "/1/",
            "first_on": date(2025, 1, 1),
            "last_on": date(2025, 12, 31),
        }
        return Question(**(plain_question | change))  # type: ignore[arg-type]

    for fine in (
        asked(Kind.LIMIT, days=3),
        asked(Kind.LIMIT, percent_less=30),
        asked(Kind.WINDOWS, fewer=1),
        asked(Kind.WINDOWS, is_pooled=True),
        asked(Kind.HOURS, opens=480),
        asked(Kind.GRAPH, matter="M", graph=0),
    ):
        check(fine)
        assert set(fine.asked) >= {"days", "fewer", "graph"}
    for bad in (
        asked(Kind.LIMIT),
        asked(Kind.LIMIT, percent_less=100),
        asked(Kind.LIMIT, days=3, title=" "),
        asked(Kind.LIMIT, days=3, last_on=date(2024, 1, 1)),
        asked(Kind.WINDOWS),
        asked(Kind.HOURS),
        asked(Kind.HOURS, opens=600, closes=540),
        asked(Kind.GRAPH, matter="M"),
    ):
        with pytest.raises(BadQuestion):
            check(bad)


def test_an_answer_is_kept_whole() -> None:
    answer = Answer(
        (Line(Figure.LATE_RATE, 0.5, plain(0.5), UNKNOWN),), ((1, 0.5),), ("甲", "乙")
    )
    assert read(answer.written()) == answer
    assert week_of(date(2025, 1, 12)) == MONDAY
