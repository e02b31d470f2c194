"""The worklist: a hundred lines among a million cases, for somebody who may see few.

Ours: the whole page of the desk, in the server's process, from the request to the last
byte: session, actor, the list, the counts above it, the template. The floor: the bare
statements of that page, prepared, on a plain connection, every row fetched.
"""

from collections.abc import Callable, Iterator
from statistics import quantiles
from typing import Any, Final

from benchmarks import house, masses, recorded
from benchmarks.district import signed_in
from benchmarks.results import Row
from benchmarks.stopwatch import page, timed
from yimen.rules.authority.actors import Actor
from yimen.site.database import connect

GOAL_MS: Final = 10
GOAL_RATIO: Final = 3


def measure(found: house.House, *, small: bool, port: int) -> Iterator[Row]:
    """The examiner of one organ, and the clerk of one hall."""
    del port
    cases, times = (20_000, 20) if small else (masses.MILLION, 200)
    poured = masses.million(found.district, cases)
    for who, actor in (
        ("examiner of one organ in twenty", found.district.examiner),
        ("clerk of one hall in thirty-four", found.district.clerk),
    ):
        yield _row(found, cases, poured, times, who, actor)


def _row(
    found: house.House, cases: int, poured: float, times: int, who: str, actor: Actor
) -> Row:
    whole = _page(actor, "/desk/" if who.startswith("ex") else "/window/cases/")
    with recorded.hearing() as heard:
        whole()
    ours, floor = [], []
    with connect(found.address.app) as connection:
        connection.prepare_threshold = 0
        bare = _bare(connection, heard)
        for _ in range(times):
            floor.append(1000 * timed(bare))
            ours.append(1000 * timed(whole))
    p50, p95 = _cuts(ours)
    bare50, _ = _cuts(floor)
    ratio = p50 / bare50
    return Row(
        what=f"worklist of 100 among {cases:,}, {who}",
        floor=f"p50 {bare50:.1f} ms",
        ours=f"p50 {p50:.1f} ms, p95 {p95:.1f} ms",
        ratio=f"{ratio:.2f}",
        goal=f"p50 ≤ {GOAL_MS} ms, ≤ {GOAL_RATIO} × the bare SQL",
        met=p50 <= GOAL_MS and ratio <= GOAL_RATIO,
        how=(
            f"The whole page in the server's process, {times} times in turn with its"
            f" {len(heard.said)} bare statements. The {cases:,} open cases were poured"
            f" by COPY in {poured:.0f} s with a journal line each."
        ),
    )


def _cuts(took: list[float]) -> tuple[float, float]:
    """The median and the 95th of a hundred."""
    cuts = quantiles(took, n=20)
    return cuts[9], cuts[18]


def _page(actor: Actor, path: str) -> Callable[[], bytes]:
    """The page of a worklist; it is full."""
    made = page(path, signed_in(actor))
    assert made().count(b"<tr>") >= 100
    return made


def _bare(connection: Any, heard: recorded.Heard) -> Callable[[], None]:
    def bare() -> None:
        for text, values in heard.said:
            connection.execute(text, values).fetchall()

    return bare
