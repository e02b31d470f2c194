"""Play a log again: every act becomes a line of the journal with the log's own time.

A case that is there already as the log tells it stays as it is; one that the log tells
otherwise now is restated. Packs of cases are written each as a whole, so that a replay
that was broken off goes on where it stopped.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import transaction

from yimen.ports.imports import Progress, Remark, Report
from yimen.records.journal.append import Line, append_all
from yimen.records.statistics.models import Dataset, DatasetCase, DatasetHand
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.journal import chain
from yimen.rules.refusals import Refused
from yimen.rules.replays import Log, LogCase

KIND: Final = "dataset_case"
_AT_ONCE: Final = 2000
_COLUMNS: Final = (
    "received_at",
    "accepted_at",
    "closed_at",
    "due_at",
    "result",
    "places",
    "events",
    "oddities",
    "digest",
)

Told = Sequence[tuple[LogCase, int]]


class DatasetDiffers(Refused):
    """A dataset of this name is measured by another zone or calendar."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """By which zone and calendar the dataset is measured."""

    zone: str
    calendar: str


@dataclass
class _Replay:
    dataset: Dataset
    by: Actor
    at: datetime
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    remarks: list[Remark] = field(default_factory=list)
    hands: dict[str, int] = field(default_factory=dict)


def replay(
    *,
    name: str,
    yardstick: Yardstick,
    log: Log,
    by: Actor,
    at: datetime,
    tell: Progress | None = None,
) -> Report:
    """What became of every row of the log.

    Raises `DatasetDiffers` for a known name with another zone or calendar.
    """
    authority.require(by, Step.REPLAY)
    state = _Replay(dataset=_dataset(name, yardstick), by=by, at=at)
    done = 0
    for pack in _packs(log.cases):
        with transaction.atomic():
            _take(state, pack)
        done += sum(rows for _, rows in pack)
        if tell is not None:
            tell(done, log.rows)
    rejected = [Remark(row, odd.value, value) for row, odd, value in log.rejected]
    return Report(
        rows=done + len(rejected),
        created=state.created,
        updated=state.updated,
        unchanged=state.unchanged,
        rejected=len(rejected),
        warnings=(*rejected, *state.remarks),
        notes={"cases": len(log.cases)},
    )


def _dataset(name: str, yardstick: Yardstick) -> Dataset:
    dataset, _ = Dataset.objects.get_or_create(
        name=name, defaults={"zone": yardstick.zone, "calendar": yardstick.calendar}
    )
    if (dataset.zone, dataset.calendar) != (yardstick.zone, yardstick.calendar):
        raise DatasetDiffers(dataset=name, zone=dataset.zone, calendar=dataset.calendar)
    return dataset


def _packs(told: Told) -> Iterator[Told]:
    for start in range(0, len(told), _AT_ONCE):
        yield told[start : start + _AT_ONCE]


def _take(state: _Replay, pack: Told) -> None:
    known = {
        row.case: row
        for row in state.dataset.cases.select_for_update().filter(
            case__in=[case.case for case, _ in pack]
        )
    }
    created, updated, lines = [], [], list[Line]()
    _meet(state, pack)
    for case, rows in pack:
        state.remarks += [
            Remark(row, odd.value, value) for row, odd, value in case.oddities
        ]
        entry, before = _entry(state.dataset, case), known.get(case.case)
        if before is None:
            created.append(entry)
            state.created += rows
            lines += _acts(state, case)
        elif bytes(before.digest) == entry.digest:
            state.unchanged += rows
        else:
            entry.pk = before.pk
            updated.append(entry)
            state.updated += rows
            lines += _restated(state, case)
    DatasetCase.objects.bulk_create(created)
    DatasetCase.objects.bulk_update(updated, _COLUMNS)
    append_all(lines)


def _meet(state: _Replay, pack: Told) -> None:
    """Give a number to whoever does something here for the first time."""
    told = {event.resource for case, _ in pack for event in case.events}
    new = told - state.hands.keys() - {""}
    hands = state.dataset.hands
    DatasetHand.objects.bulk_create(
        [DatasetHand(dataset=state.dataset, name=name) for name in sorted(new)],
        ignore_conflicts=True,
    )
    state.hands |= dict(hands.filter(name__in=new).values_list("name", "pk"))


def _entry(dataset: Dataset, case: LogCase) -> DatasetCase:
    return DatasetCase(
        dataset=dataset,
        case=case.case,
        received_at=case.received_at,
        accepted_at=case.accepted_at,
        closed_at=case.closed_at,
        due_at=case.due_at,
        result=case.result,
        places={cut.value: place for cut, place in case.places.items()},
        events=len(case.events),
        oddities=[[odd.value, value] for _, odd, value in case.oddities],
        digest=_digest(case),
    )


def _digest(case: LogCase) -> bytes:
    """What the log says of a case; one whose hands were not kept once differs."""
    events = [[e.activity, _said(e.at), e.resource, e.group] for e in case.events]
    hands = ["hands"] * any(event.resource for event in case.events)
    whole = json.dumps([_facts(case), dict(case.places), case.result, events, *hands])
    return hashlib.sha256(whole.encode()).digest()


def _facts(case: LogCase) -> dict[str, str | None]:
    """The instants by which it is told where a case stood at any time."""
    return {
        "received": _said(case.received_at),
        "accepted": _said(case.accepted_at),
        "closed": _said(case.closed_at),
        "due": _said(case.due_at),
    }


def _said(at: datetime | None) -> str | None:
    return None if at is None else chain.instant(at)


def _acts(state: _Replay, case: LogCase) -> Iterable[Line]:
    """The acts of a case in their order, each at the log's own time."""
    yield _stated(state, case, "received")
    yield from _events(state, case)
    if case.closed_at is not None:
        yield _line(state, case, case.closed_at, "closed", {"result": case.result})


def _restated(state: _Replay, case: LogCase) -> Iterable[Line]:
    """What the log says of the case now: its instants, and all its events anew."""
    facts = {**_facts(case), "events": str(len(case.events))}
    yield _line(state, case, case.received_at, "restated", facts)
    yield from _events(state, case)


def _events(state: _Replay, case: LogCase) -> Iterable[Line]:
    for event in case.events:
        payload: dict[str, object]
        payload = {"activity": event.activity, "group": event.group}
        if event.resource:
            payload["hand"] = state.hands[event.resource]
        yield _line(state, case, event.at, "event", payload)


def _stated(state: _Replay, case: LogCase, after: str) -> Line:
    return _line(state, case, case.received_at, after, _facts(case))


def _line(
    state: _Replay,
    case: LogCase,
    at: datetime,
    after: str,
    payload: dict[str, object] | dict[str, str] | dict[str, str | None],
) -> Line:
    return Line(
        kind=KIND,
        subject=f"{state.dataset.name}/{case.case}",
        step=Step.REPLAY,
        by=state.by,
        happened_at=at,
        after=after,
        payload={**payload},
    )
