"""Ratings nobody can bend: what looks arranged is marked, with its evidence.

Rating is voluntary, and nobody forces it or meddles (国办发〔2019〕51号). A rating
that looks arranged is not dropped and counts like any other until another unit has
reviewed it; but whoever reads the figures sees the marks first. Four patterns: a burst
(many ratings of one officer in some minutes), one device (one telephone rates several
visits or cases in a day), too soon (within seconds of the hand-over, before anybody
could read the question), and an officer's own sign-in in the browser that rates.

Invariants: the evidence alone suffices to find the same again (`holds`); a rating more
never makes a mark disappear; the level plays no part.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

BURST_COUNT: Final = 8
BURST_MINUTES: Final = 10
SAME_SOURCE: Final = 3
TOO_SOON_SECONDS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From where on something looks arranged; the house may set them anew."""

    burst_count: int = BURST_COUNT
    burst_minutes: int = BURST_MINUTES
    same_source: int = SAME_SOURCE
    too_soon_seconds: int = TOO_SOON_SECONDS


STANDARD: Final = Thresholds()


class Suspicion(StrEnum):
    """What looks arranged."""

    BURST = "burst"
    ONE_DEVICE = "one_device"
    TOO_SOON = "too_soon"
    STAFF_SESSION = "staff_session"


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """Where a rating is given: a device, and whether an officer is signed in there."""

    source: str = ""
    staff_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What is known of how a rating came about. It names nobody who rated."""

    rating_id: int
    at: datetime
    officer_id: int | None = None
    source: str = ""  # a digest of the device and the day; empty: the hall's device
    handed_over_at: datetime | None = None
    staff_id: int | None = None  # who was signed in where it was given


@dataclass(frozen=True, slots=True)
class Mark:
    """One suspicion about a rating, with everything it follows from."""

    rating_id: int
    suspicion: Suspicion
    evidence: Mapping[str, object]


def suspicions(
    trace: Trace, others: Iterable[Trace], limits: Thresholds = STANDARD
) -> tuple[Mark, ...]:
    """The marks of this rating among those that were given before it."""
    before = [one for one in others if one.at <= trace.at]
    found = (
        _burst(trace, before, limits),
        _one_device(trace, before, limits),
        _too_soon(trace, limits),
        _staff_session(trace),
    )
    return tuple(mark for mark in found if mark is not None)


def holds(mark: Mark) -> bool:
    """Whether the evidence by itself still says so, by the thresholds it names."""
    said = mark.evidence
    match mark.suspicion:
        case Suspicion.BURST:
            times = sorted(_instants(said["at"]))
            window = timedelta(minutes=_limit(said, "within", BURST_MINUTES))
            enough = len(times) >= _limit(said, "from", BURST_COUNT)
            return enough and times[-1] - times[0] <= window
        case Suspicion.ONE_DEVICE:
            return len(_numbers(said["ratings"])) >= _limit(said, "from", SAME_SOURCE)
        case Suspicion.TOO_SOON:
            at, handed = _instants([said["at"], said["handed_over_at"]])
            seconds = _limit(said, "within", TOO_SOON_SECONDS)
            return at - handed <= timedelta(seconds=seconds)
        case Suspicion.STAFF_SESSION:
            return isinstance(said["staff"], int)


def _limit(said: Mapping[str, object], name: str, standard: int) -> int:
    """A threshold as the evidence names it; marks of before named none."""
    kept = said.get(name)
    return kept if isinstance(kept, int) else standard


def _burst(trace: Trace, before: list[Trace], limits: Thresholds) -> Mark | None:
    if trace.officer_id is None:
        return None
    since = trace.at - timedelta(minutes=limits.burst_minutes)
    near = [
        one
        for one in before
        if one.officer_id == trace.officer_id
        and one.at >= since
        and one.rating_id != trace.rating_id
    ]
    if len(near) + 1 < limits.burst_count:
        return None
    times = [one.at.isoformat() for one in (*near, trace)]
    ids = [one.rating_id for one in (*near, trace)]
    named = {"within": limits.burst_minutes, "from": limits.burst_count}
    return _mark(trace, Suspicion.BURST, ratings=ids, at=times, **named)


def _one_device(trace: Trace, before: list[Trace], limits: Thresholds) -> Mark | None:
    if not trace.source:
        return None
    same = {one.rating_id for one in before if one.source == trace.source}
    ids = sorted(same | {trace.rating_id})
    if len(ids) < limits.same_source:
        return None
    named = {"from": limits.same_source}
    return _mark(trace, Suspicion.ONE_DEVICE, ratings=ids, **named)


def _too_soon(trace: Trace, limits: Thresholds) -> Mark | None:
    handed, within = trace.handed_over_at, limits.too_soon_seconds
    if handed is None or trace.at - handed > timedelta(seconds=within):
        return None
    if trace.at < handed:
        return None  # asked for while the visitor was still being served
    return _mark(
        trace,
        Suspicion.TOO_SOON,
        at=trace.at.isoformat(),
        handed_over_at=handed.isoformat(),
        within=within,
    )


def _staff_session(trace: Trace) -> Mark | None:
    if trace.staff_id is None:
        return None
    return _mark(trace, Suspicion.STAFF_SESSION, staff=trace.staff_id)


def _mark(trace: Trace, suspicion: Suspicion, **evidence: object) -> Mark:
    return Mark(trace.rating_id, suspicion, evidence)


def _instants(said: object) -> list[datetime]:
    assert isinstance(said, list)  # noqa: S101 - written by us
    return [datetime.fromisoformat(str(one)) for one in said]


def _numbers(said: object) -> list[int]:
    assert isinstance(said, list)  # noqa: S101 - written by us
    return [int(one) for one in said]
