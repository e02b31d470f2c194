"""`yimen voice`: how people were answered."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

import click

from yimen.rules.authority.actors import Actor
from yimen.rules.legal_clock.limits import Limit, Unit
from yimen.rules.refusals import NotFound
from yimen.rules.voice.answering import Answering
from yimen.site.commands._acting import acting

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIGURES = ("n", "replied", "within_limit", "late", "left_out")


@click.group(short_help="Letters of the people and their answers.")
def cli() -> None:
    """How letters, complaints and petitions were answered.

    Example: yimen voice stats --limit 15 --json
    """


@cli.command("stats", short_help="How many had an answer in time, and how soon.")
@click.option("--dataset", default="", metavar="NAME", help="Else the district's own.")
@click.option(
    "--limit", "number", required=True, type=click.IntRange(min=0), help="In days."
)
@click.option(
    "--unit",
    type=click.Choice([Unit.WORKING_DAY.value, Unit.CALENDAR_DAY.value]),
    default="wd",
    show_default=True,
    help="Working or calendar days.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@acting
def stats(
    *, dataset: str, number: int, unit: str, as_json: bool, by: Actor, at: datetime
) -> None:
    """Count a register's matters and answers, overall and by year of submission.

    wd are working days, cd are seconds / 86,400. A reply whose time is not written
    down is left out of the durations and counted in left_out.

    Example: yimen voice stats --dataset mailbox --limit 15 --unit wd --json
    """
    del at
    from yimen.records.voice.queries import register_answering

    limit = Limit(number, Unit(unit))
    try:
        whole, years = register_answering(dataset, limit, by=by)
    except NotFound as error:
        raise click.UsageError(f"there is no dataset {dataset!r}") from error
    said = {
        "overall": asdict(whole),
        "by": {"year": {year: asdict(one) for year, one in years.items()}},
    }
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False))
    else:
        _say(whole, years)


def _say(whole: Answering, years: "Mapping[str, Answering]") -> None:
    click.echo("year    " + " ".join(f"{name:>12}" for name in _FIGURES))
    for name, one in (("all", whole), *years.items()):
        figures = (f"{getattr(one, figure):>12}" for figure in _FIGURES)
        click.echo(f"{name:<8}" + " ".join(figures))
