"""Cases made of the rows of a log."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from typing import Final

from yimen.exchange.replay.columns import Column
from yimen.exchange.replay.reading import Cells, Rows
from yimen.rules import moments
from yimen.rules.replays import Finding, Log, LogCase, LogEvent, Oddity, oddities
from yimen.rules.statistics.cuts import Cut

_CUTS: Final = {
    Cut.ORGAN: Column.ORGAN,
    Cut.CHANNEL: Column.CHANNEL,
    Cut.MATTER: Column.MATTER,
    Cut.WINDOW: Column.WINDOW,
    Cut.OFFICER: Column.OFFICER,
    Cut.NODE: Column.NODE,
}
_INSTANTS: Final = (Column.RECEIVED, Column.ACCEPTED, Column.CLOSED, Column.DUE)


@dataclass
class Gathered:
    """The rows of one case, as they were met."""

    rows: list[int] = field(default_factory=list)  # their numbers
    cells: dict[Column, str] = field(default_factory=dict)
    stands_in: dict[Column, int] = field(default_factory=dict)  # the row of each cell
    events: list[LogEvent] = field(default_factory=list)
    odd: list[Finding] = field(default_factory=list)


def cases(log: Rows, zone: tzinfo) -> Log:
    """The cases of the log in the order in which they first appear."""
    gathered: dict[str, Gathered] = {}
    rejected: list[Finding] = []
    for number, cells in log.rows:
        name = cells.get(Column.CASE, "").strip()
        if not name:
            rejected.append(Finding(number, Oddity.CASE_MISSING, ""))
            continue
        group = gathered.setdefault(name, Gathered())
        group.rows.append(number)
        _gather(group, cells, zone, is_event=log.are_events)
    made: list[tuple[LogCase, int]] = []
    for name, group in gathered.items():
        case = _case(name, group, log, zone)
        if case is None:
            missing = Oddity.RECEIVED_MISSING
            rejected += [Finding(number, missing, name) for number in group.rows]
        else:
            made.append((case, len(group.rows)))
    return Log(tuple(made), tuple(rejected))


def _gather(group: Gathered, cells: Cells, zone: tzinfo, *, is_event: bool) -> None:
    number = group.rows[-1]
    if not is_event and len(group.rows) > 1:
        group.odd.append(Finding(number, Oddity.CASE_REPEATED, cells[Column.CASE]))
    for column, cell in cells.items():
        if cell.strip() and column not in group.cells:
            group.cells[column] = cell.strip()
            group.stands_in[column] = number
    if is_event:
        _event(group, cells, zone)


def _event(group: Gathered, cells: Cells, zone: tzinfo) -> None:
    written = cells.get(Column.TIME, "")
    moment = moments.read(written, zone)
    if moment is None:
        if written.strip():
            odd = Finding(group.rows[-1], Oddity.INSTANT_UNREADABLE, written)
            group.odd.append(odd)
        return
    group.events.append(
        LogEvent(
            activity=cells.get(Column.ACTIVITY, "").strip(),
            at=moments.beginning(moment, zone),
            resource=cells.get(Column.OFFICER, "").strip(),
            group=cells.get(Column.GROUP, "").strip(),
        )
    )


def _case(name: str, group: Gathered, log: Rows, zone: tzinfo) -> LogCase | None:
    events = sorted(group.events, key=lambda event: event.at)
    read = {column: _instant(group, column, zone) for column in _INSTANTS}
    first = events[0].at if events else read[Column.ACCEPTED] or read[Column.CLOSED]
    received = read[Column.RECEIVED] or first
    if received is None:
        return None
    if read[Column.RECEIVED] is None and not log.are_events:
        group.odd.append(Finding(group.rows[0], Oddity.RECEIVED_MISSING, name))
    closed = read[Column.CLOSED]
    if Column.CLOSED not in log.columns and events:
        closed = events[-1].at
    case = LogCase(
        row=group.rows[0],
        case=name,
        received_at=received,
        accepted_at=read[Column.ACCEPTED],
        closed_at=closed,
        due_at=read[Column.DUE],
        result=group.cells.get(Column.RESULT, ""),
        places=_places(group, events),
        events=tuple(events),
    )
    return replace(case, oddities=(*group.odd, *oddities(case)))


def _instant(group: Gathered, column: Column, zone: tzinfo) -> datetime | None:
    written = group.cells.get(column, "")
    moment: date | datetime | None = moments.read(written, zone)
    if moment is None:
        if written:
            row = group.stands_in[column]
            group.odd.append(Finding(row, Oddity.INSTANT_UNREADABLE, written))
        return None
    if column is Column.DUE:
        return moments.end(moment, zone)
    return moments.beginning(moment, zone)


def _places(group: Gathered, events: Iterable[LogEvent]) -> dict[Cut, str]:
    """Where the case belongs; of an event log, to whoever had it last."""
    found = {cut: group.cells.get(column, "") for cut, column in _CUTS.items()}
    last = list(_last_hands(events))
    if last:
        found[Cut.OFFICER] = last[-1].resource
        found[Cut.ORGAN] = found[Cut.ORGAN] or last[-1].group
    return {cut: place for cut, place in found.items() if place}


def _last_hands(events: Iterable[LogEvent]) -> Iterator[LogEvent]:
    return (event for event in events if event.resource or event.group)
