"""When a joint case will be whole: the longest path, and what it saves.

Each member takes the working days its own limit gives it. What is closed took what it
took; what is open ends on its own due day, or today if that has passed; what waits
begins when the last of its conditions ends. The whole ends with the last required
member, and the chain of conditions that leads there is the critical path: a day gained
on it is a day gained for the applicant.

One after the other the same members would take the sum of their days (rulebook 110,
4.5.1): the difference is what running side by side saves. An outlook is no promise;
the clock of the whole (`joint_clock.py`) is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from yimen.rules.joint.graphs import Graph, in_order
from yimen.rules.joint.members import MemberState, Part, conditions_of
from yimen.rules.legal_clock.calendar import ONE_DAY, WorkCalendar, days_from
from yimen.rules.legal_clock.pauses import Pause


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A member with its days."""

    part: Part
    unit: str
    limit_days: int
    started_on: date | None = None
    closed_on: date | None = None
    due_on: date | None = None
    pauses: tuple[Pause, ...] = ()
    used_before: int = 0  # in earlier runs of the same member


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a member runs, so far as can be foreseen."""

    starts_on: date
    ends_on: date
    used_days: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """The critical path in its order, the expected end, and the days it saves."""

    critical: tuple[str, ...]
    ends_on: date
    parallel_days: int
    serial_days: int
    spans: Mapping[str, Span]
    used_by_unit: Mapping[str, int]

    @property
    def saved_days(self) -> int:
        """Working days saved against one after the other."""
        return max(0, self.serial_days - self.parallel_days)


def outlook(
    graph: Graph,
    members: Iterable[Timed],
    *,
    accepted_on: date,
    today: date,
    calendar: WorkCalendar,
) -> Outlook:
    """What can be foreseen of the whole from its members as they stand today."""
    timed = {member.part.key: member for member in members}
    conditions = conditions_of(graph, {key: one.part for key, one in timed.items()})
    spans: dict[str, Span] = {}
    for key in _ordered(graph, timed):
        ends = [spans[one].ends_on for one in conditions[key] if one in spans]
        ready_on = max([accepted_on, *ends])
        spans[key] = _span(timed[key], ready_on, today, calendar)
    counted = {key: spans[key] for key, one in timed.items() if _counts(one)}
    last_on = max((span.ends_on for span in counted.values()), default=accepted_on)
    return Outlook(
        critical=_critical(conditions, counted, last_on),
        ends_on=last_on,
        parallel_days=_between(accepted_on, last_on, calendar),
        serial_days=sum(
            _whole_days(timed[key], counted[key], calendar) for key in counted
        ),
        spans=spans,
        used_by_unit=_by_unit(timed, spans),
    )


def used_days(
    started_on: date,
    last_on: date,
    pauses: Iterable[Pause],
    calendar: WorkCalendar,
) -> int:
    """Working days from the start up to this day, paused ones left out."""
    stops = [(p.started_on, p.through(calendar)) for p in pauses if p.stops]
    return sum(
        calendar.counts(day)
        for day in days_from(started_on + ONE_DAY, last_on)
        if not any(after < day <= through for after, through in stops)
    )


def _ordered(graph: Graph, timed: Mapping[str, Timed]) -> list[str]:
    known = [key for key in in_order(graph) if key in timed]
    return [*known, *(key for key in timed if key not in known)]


def _counts(member: Timed) -> bool:
    """Whether the whole takes its days into account."""
    never_began = member.part.state in {MemberState.ENDED, MemberState.CANCELLED}
    return not member.part.optional and not never_began


def _span(member: Timed, ready_on: date, today: date, calendar: WorkCalendar) -> Span:
    started_on = member.started_on
    if member.part.state in {MemberState.ENDED, MemberState.CANCELLED}:
        started_on = started_on or ready_on
        last_on = max(started_on, member.closed_on or started_on)
    elif started_on is None:
        started_on = max(ready_on, today)
        last_on = calendar.add_working_days(started_on, member.limit_days)
        return Span(started_on, last_on, member.used_before)
    else:
        planned = member.due_on or calendar.add_working_days(
            started_on, member.limit_days
        )
        last_on = member.closed_on or max(planned, today)
    until = min(last_on, member.closed_on or today)
    used = used_days(started_on, until, member.pauses, calendar)
    return Span(started_on, last_on, used + member.used_before)


def _whole_days(member: Timed, span: Span, calendar: WorkCalendar) -> int:
    own = used_days(span.starts_on, span.ends_on, (), calendar)
    return own + member.used_before


def _between(first: date, last: date, calendar: WorkCalendar) -> int:
    return used_days(first, last, (), calendar)


def _critical(
    conditions: Mapping[str, frozenset[str]], spans: Mapping[str, Span], last_on: date
) -> tuple[str, ...]:
    """Backwards from a member that ends last, each time to its last condition."""
    at = [key for key in spans if spans[key].ends_on == last_on]
    path: list[str] = []
    while at:
        key = min(at, key=lambda one: (spans[one].starts_on, one))
        path.append(key)
        before = [one for one in conditions[key] if one in spans]
        latest = max((spans[one].ends_on for one in before), default=None)
        at = [one for one in before if spans[one].ends_on == latest]
    return tuple(reversed(path))


def _by_unit(timed: Mapping[str, Timed], spans: Mapping[str, Span]) -> dict[str, int]:
    used: dict[str, int] = {}
    for key, member in timed.items():
        used[member.unit] = used.get(member.unit, 0) + spans[key].used_days
    return used
