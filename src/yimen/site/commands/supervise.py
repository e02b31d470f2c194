"""`yimen supervise`: where every case stood on a day, as then known."""

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

import click

from yimen.rules.actors import Actor
from yimen.rules.refusals import NotFound
from yimen.site.commands._acting import Instant, acting
from yimen.site.commands._asking import ONE_DAY, Day, asking, start_of

if TYPE_CHECKING:
    from yimen.records.statistics.queries.datasets import Stood

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
    zone, cases = _stood(**asked)
    still_open = [one for one in cases if not one.is_closed]
    said = {
        "received": len(cases),
        "open": len(still_open),
        "open_overdue": sum(one.is_overdue for one in still_open),
        "closed": len(cases) - len(still_open),
    }
    if as_json:
        listed = [_listed(one, zone) for one in still_open]
        click.echo(json.dumps({**said, "cases": listed}, ensure_ascii=False))
    else:
        click.echo(" ".join(f"{name} {count}" for name, count in said.items()))


def _stood(
    *,
    day: date,
    known_at: datetime | None,
    dataset: str,
    zone: str,
    by: Actor,
    at: datetime,
) -> "tuple[tzinfo, Sequence[Stood]]":
    from yimen.records.statistics.queries.datasets import stood, yardstick

    try:
        measured = yardstick(dataset, zone)
    except NotFound as error:
        raise click.UsageError(f"there is no dataset {dataset!r}") from error
    instant = start_of(day + ONE_DAY, measured.zone) - _LAST_INSTANT
    return measured.zone, stood(dataset, instant, known_at or at, by=by)


def _listed(one: "Stood", zone: tzinfo) -> dict[str, object]:
    return {
        "case": one.case,
        "received": one.received_at.astimezone(zone).isoformat(),
        "due": one.due_at and one.due_at.astimezone(zone).isoformat(),
        "overdue": one.is_overdue,
    }
