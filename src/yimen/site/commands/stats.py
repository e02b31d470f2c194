"""`yimen stats`: how many cases, how many in time, and how long they took."""

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from yimen.rules.authority.actors import Actor
from yimen.rules.refusals import NotFound
from yimen.rules.statistics.cuts import Cut
from yimen.rules.statistics.figures import CUTS, Figures
from yimen.site.commands._acting import acting
from yimen.site.commands._asking import ONE_DAY, Day, asking, start_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_COUNTS = ("n", "closed", "open", "on_time", "late", "open_overdue")


@click.command(short_help="Figures of the cases received in a period.")
@click.option("--from", "first", required=True, type=Day(), help="The first day.")
@click.option("--to", "last", required=True, type=Day(), help="The last day.")
@click.option("--by", "cut", type=click.Choice([cut.value for cut in CUTS]))
@asking
@acting
def cli(*, as_json: bool, **asked: Any) -> None:
    """Count the cases received from one day to another, both included.

    wd are working days d with received < d ≤ closed in local time, cd are seconds /
    86,400. open_overdue are open cases whose due instant lies before the period's end,
    or before now where the period is not over. Each case counts, the parts of a joint
    case too; pages and reports count it once.

    Example: yimen stats --from 2026-01-01 --to 2026-06-30 --by organ --json
    """
    whole, groups = _figures(**asked)
    if not as_json:
        _say(whole, groups)
        return
    parts = {name: asdict(one) for name, one in groups.items()}
    click.echo(json.dumps({"overall": asdict(whole), "by": parts}, ensure_ascii=False))


def _figures(  # noqa: PLR0913 - one argument for each option
    *,
    first: date,
    last: date,
    dataset: str,
    zone: str,
    cut: str | None,
    by: Actor,
    at: datetime,
) -> "tuple[Figures, Mapping[str, Figures]]":
    if last < first:
        raise click.UsageError(f"the period ends before it begins: {first} to {last}")
    from yimen.records.statistics.queries.datasets import (
        Period,
        case_figures,
        yardstick,
    )

    try:
        measured = yardstick(dataset, zone)
    except NotFound as error:
        raise click.UsageError(f"there is no dataset {dataset!r}") from error
    period = Period(
        start_of(first, measured.zone), start_of(last + ONE_DAY, measured.zone)
    )
    by_cut = Cut(cut) if cut else None
    return case_figures(dataset, period, measured, by_cut, by=by, at=at)


def _say(whole: Figures, groups: "Mapping[str, Figures]") -> None:
    click.echo(" ".join(f"{name:>12}" for name in _COUNTS))
    for name, one in (("", whole), *groups.items()):
        counts = " ".join(f"{getattr(one, count):>12}" for count in _COUNTS)
        click.echo(f"{counts}  {name}".rstrip())
