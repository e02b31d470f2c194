"""The datasets that are held: what they are, and what was odd in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from yimen.records.statistics.models import Dataset
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.refusals import NotFound
from yimen.rules.replays import Oddity

SHOWN: Final = 100
_HELD: Final = """
SELECT
    dataset.id, dataset.name, dataset.zone, dataset.calendar, count(held.id),
    count(held.id) FILTER (WHERE held.closed_at IS NULL),
    coalesce(sum(held.events), 0), min(held.received_at), max(held.received_at),
    coalesce(sum(jsonb_array_length(held.oddities)), 0)
FROM dataset
LEFT JOIN dataset_case AS held ON held.dataset_id = dataset.id
WHERE %(dataset)s::bigint IS NULL OR dataset.id = %(dataset)s
GROUP BY dataset.id
ORDER BY dataset.name
"""
_ODDITIES: Final = """
SELECT
    odd.said ->> 0 AS kind, count(*),
    (array_agg(held.case ORDER BY held.id))[1:%(n)s]
FROM dataset_case AS held
CROSS JOIN LATERAL jsonb_array_elements(held.oddities) AS odd (said)
WHERE held.dataset_id = %(dataset)s
GROUP BY 1
ORDER BY 2 DESC, 1
"""


@dataclass(frozen=True, slots=True)
class DatasetRow:
    """One dataset in figures."""

    dataset_id: int
    name: str
    zone: str
    calendar: str
    cases: int
    open: int
    events: int
    first_at: datetime | None
    last_at: datetime | None
    oddities: int


@dataclass(frozen=True, slots=True)
class DatasetPage:
    """A dataset with its findings: how many of each kind, and some of the cases."""

    row: DatasetRow
    findings: Mapping[Oddity, tuple[int, tuple[str, ...]]]


def datasets(actor: Actor) -> tuple[DatasetRow, ...]:
    """Every dataset, by name."""
    require(actor, Step.SEE_DATASETS)
    return _rows(None)


def dataset_page(dataset_id: int, actor: Actor) -> DatasetPage:
    """One dataset with its findings; raises `NotFound`."""
    require(actor, Step.SEE_DATASETS)
    if not Dataset.objects.filter(pk=dataset_id).exists():
        raise NotFound(dataset=dataset_id)
    with connection.cursor() as cursor:
        cursor.execute(_ODDITIES, {"dataset": dataset_id, "n": SHOWN})
        findings = {
            Oddity(kind): (count, tuple(cases))
            for kind, count, cases in cursor.fetchall()
        }
    return DatasetPage(_rows(dataset_id)[0], findings)


def _rows(dataset_id: int | None) -> tuple[DatasetRow, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_HELD, {"dataset": dataset_id})
        return tuple(DatasetRow(*row) for row in cursor.fetchall())
