"""`yimen replay`: the history of another system, told again."""

import json
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from yimen.rules.authority.actors import Actor
from yimen.rules.refusals import Refused
from yimen.site.commands._acting import acting
from yimen.site.commands._asking import Zone
from yimen.site.commands._reporting import say

if TYPE_CHECKING:
    from yimen.ports.imports import Report
    from yimen.rules.replays import Log


@click.command(short_help="Take in another system's log of cases.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as-dataset", "name", default="", metavar="NAME", help="Else the file's name."
)
@click.option("--zone", default="Asia/Shanghai", show_default=True, type=Zone())
@click.option(
    "--calendar", type=click.Choice(["cn", "mon-fri"]), default="cn", show_default=True
)
@click.option(
    "--map",
    "map_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='In TOML: case = "their column".',
)
@click.option("--json", "as_json", is_flag=True, help="Report as one JSON document.")
@click.option("--strict", is_flag=True, help="Exit 1 when rows were rejected.")
@acting
def cli(*, file: Path, as_json: bool, strict: bool, **asked: Any) -> None:
    """Play a table of cases or an event log again, with its own times.

    CSV or XES, packed or not. Every act becomes a line of the journal; odd rows are
    kept and reported. A second run of the same file changes nothing.

    Example: yimen replay receipts.xes.gz --as-dataset receipts --calendar mon-fri
    """
    began = time.perf_counter()
    report = _played(file, **asked)
    pace = round(report.rows / max(time.perf_counter() - began, 1e-6))
    if as_json:
        more = {"rows_per_second": pace, **report.notes}
        click.echo(json.dumps(report.as_json() | more, ensure_ascii=False))
    else:
        say(report)
        click.echo(f"{report.notes['cases']} cases, {pace} rows/s")
    if strict and report.rejected:
        sys.exit(1)


def _played(  # noqa: PLR0913 - one argument for each option
    file: Path,
    *,
    name: str,
    zone: str,
    calendar: str,
    map_file: Path | None,
    by: Actor,
    at: datetime,
) -> "Report":
    from yimen.records.statistics.actions.replay import Yardstick, replay

    log = _read(file, map_file, zone)
    shown = sys.stderr.isatty()
    with click.progressbar(length=log.rows, file=sys.stderr, hidden=not shown) as bar:
        try:
            return replay(
                name=name or file.name.partition(".")[0],
                yardstick=Yardstick(zone, calendar),
                log=log,
                by=by,
                at=at,
                tell=lambda done, _: bar.update(done - bar.pos),
            )
        except Refused as refusal:
            words = f"{type(refusal).__doc__} {', '.join(map(str, refusal.args))}"
            raise click.UsageError(words) from refusal


def _read(file: Path, map_file: Path | None, zone: str) -> "Log":
    from yimen.exchange.replay.cases import cases
    from yimen.exchange.replay.columns import NoLog, read_map
    from yimen.exchange.replay.reading import read

    try:
        return cases(read(file, read_map(map_file)), ZoneInfo(zone))
    except NoLog as error:
        raise click.UsageError(f"{file}: {error}") from error
