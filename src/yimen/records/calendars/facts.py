"""Rows of published days as the rules know them."""

from collections.abc import Iterable, Mapping
from datetime import date

from yimen.rules.legal_clock.calendar import Kind, PublishedDay

DeclaredRow = tuple[str, date, str, str, str]
"""Region, day, kind, name, notice."""


def published_days(rows: Iterable[DeclaredRow]) -> Mapping[str, list[PublishedDay]]:
    """The published days of each region in these rows."""
    tables: dict[str, list[PublishedDay]] = {}
    for region, day, kind, name, notice in rows:
        published = PublishedDay(day, Kind(kind), name, notice)
        tables.setdefault(region, []).append(published)
    return tables
