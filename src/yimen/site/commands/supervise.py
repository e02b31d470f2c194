"""`yimen supervise`: where every case stood on a day, as then known."""

import json
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from yimen.rules.authority.actors import Actor
from yimen.rules.refusals import NotFound
from yimen.site.commands._acting import Instant, acting
from yimen.site.commands._asking import ONE_DAY, Day, asking, start_of

if TYPE_CHECKING:
    from yimen.records.statistics.queries.datasets import Standing, Then

_LAST_INSTANT = timedelta(microseconds=1)


@click.command(short_help="Where every case stood on a day, as then known.")
@click.option("--as-of", "day", required=True, type=Day(), help="At this day's end.")
@click.option("--known-at", type=Instant(), help="By what was written down by then.")
@asking
@acting
def cli(*, as_json: bool, **asked: Any) -> None:
    """Tell from the journal which cases were open at the end of a day, and overdue.

    What was written down later than --known-at is not known.

    Example: yimen supervise --as-of 2026-09-18 --json
    """
    then, zone = _then(**asked)
    if as_json:
        said, listed = _listed(then, zone, by=asked["by"])
        for piece in (json.dumps(said)[:-1], ', "cases": [', listed, "]}\n"):
            click.echo(piece, nl=False)
    else:
        said = _counted(then, by=asked["by"])
        click.echo(" ".join(f"{name} {count}" for name, count in said.items()))


def _then(
    *,
    day: date,
    known_at: datetime | None,
    dataset: str,
    zone: str,
    by: Actor,
    at: datetime,
) -> "tuple[Then, str]":
    """What is asked for, and the name of the zone to answer in."""
    from yimen.records.statistics.queries.datasets import Then, yardstick

    del by
    try:
        measured = yardstick(dataset, zone)
    except NotFound as error:
        raise click.UsageError(f"there is no dataset {dataset!r}") from error
    instant = start_of(day + ONE_DAY, measured.zone) - _LAST_INSTANT
    return Then(instant, known_at or at, dataset), str(measured.zone)


def _counted(then: "Then", *, by: Actor) -> dict[str, int]:
    from yimen.records.statistics.queries.datasets import standing

    return _said(standing(then, by=by))


def _listed(then: "Then", zone: str, *, by: Actor) -> tuple[dict[str, int], str]:
    from yimen.records.statistics.queries.datasets import standing_listed

    found, listed = standing_listed(then, zone=zone, by=by)
    return _said(found), listed


def _said(found: "Standing") -> dict[str, int]:
    return {
        "received": found.received,
        "open": found.open,
        "open_overdue": found.open_overdue,
        "closed": found.closed,
    }
