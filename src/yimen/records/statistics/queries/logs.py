"""Cases told as logs of events: a dataset as it was taken in, and our own halls'."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction

from yimen.records.people.queries.sight import condition_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import Sight
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.replays import LogCase, LogEvent
from yimen.rules.statistics.cuts import Cut, Scope
from yimen.rules.statistics.periods import Period

_SQL: Final = Path(__file__).parents[1] / "sql"
_DATASET: Final = (_SQL / "log_of_dataset.sql").read_text(encoding="utf-8")
_OURS: Final = (_SQL / "log_of_ours.sql").read_text(encoding="utf-8")
_AT_ONCE: Final = 5000
_CASE, _RECEIVED, _ACCEPTED, _CLOSED, _DUE, _RESULT, _PLACES = range(7)


def log_of_dataset(dataset_id: int, *, by: Actor) -> Iterator[LogCase]:
    """Every case of a dataset with its events; one without events has its acts."""
    require(by, Step.SEE_DATASETS)
    return _cases(_DATASET, {"dataset": dataset_id})


def log_of_ours(scope: Scope, period: Period, sight: Sight) -> Iterator[LogCase]:
    """The cases received in a period that the actor may see, with their steps."""
    seen, may_see = condition_of(
        sight, organ="cases.organ_id", hall="cases.hall_id", holder="cases.holder_id"
    )
    asked = {
        "since": period.since,
        "until": period.until,
        "path": scope.path,
        **may_see,
    }
    return _cases(_OURS.format(seen=seen), asked)


def _cases(said: str, asked: Mapping[str, Any]) -> Iterator[LogCase]:
    for number, group in enumerate(_groups(said, asked), start=1):
        first = group[0]
        yield LogCase(
            row=number,
            case=first[_CASE],
            received_at=first[_RECEIVED],
            accepted_at=first[_ACCEPTED],
            closed_at=first[_CLOSED],
            due_at=first[_DUE],
            result=first[_RESULT],
            places={Cut(c): place for c, place in json.loads(first[_PLACES]).items()},
            events=tuple(_events(group)),
        )


def _groups(said: str, asked: Mapping[str, Any]) -> Iterator[list[tuple[Any, ...]]]:
    """The rows case by case; the cursor stays with the database."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.cursor.itersize = _AT_ONCE
        cursor.execute(said, asked)
        for _, group in groupby(cursor, key=lambda row: row[_CASE]):
            yield list(group)


def _events(group: list[tuple[Any, ...]]) -> Iterator[LogEvent]:
    told = [row[-5:] for row in group if row[-1] is not None]
    for _, activity, resource, unit, at in told:
        yield LogEvent(activity or "", at, resource, unit)
    if told:
        return
    first = group[0]
    acts = (("received", _RECEIVED), ("accepted", _ACCEPTED), ("closed", _CLOSED))
    for name, place in acts:
        if first[place] is not None:
            yield LogEvent(name, first[place])
