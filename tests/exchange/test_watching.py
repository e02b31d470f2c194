"""Long work says how far it is, then its answer, or what went wrong."""

import pytest

from yimen.exchange.watching import watched
from yimen.ports.imports import Progress, Told

pytestmark = pytest.mark.django_db


def test_every_step_is_heard_before_the_answer() -> None:
    def work(tell: Progress) -> str:
        tell(1, 2)
        tell(2, 2)
        return "done"

    assert list(watched(work)) == [Told(1, 2), Told(2, 2), "done"]


def test_what_goes_wrong_is_raised_where_somebody_listens() -> None:
    def work(tell: Progress) -> str:
        tell(1, 2)
        raise ValueError("row 2")

    steps = watched(work)

    assert next(steps) == Told(1, 2)
    with pytest.raises(ValueError, match="row 2"):
        next(steps)


def test_who_stops_listening_does_not_stop_the_work() -> None:
    seen: list[int] = []

    def work(tell: Progress) -> str:
        for row in range(100):
            tell(row, 100)
            seen.append(row)
        return "done"

    steps = watched(work)
    next(steps)
    list(steps)

    assert seen == list(range(100))
