"""`yimen network`: regions and places in and out."""

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from yimen.rules.authority.actors import Actor
from yimen.site.commands._acting import acting, open_database
from yimen.site.commands._reporting import say


@click.group(short_help="Regions, halls and stations.")
def cli() -> None:
    """Regions and places of the network, in and out.

    Example: yimen network import streets.csv --json
    """


@cli.command("import", short_help="Take in a file of the network.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Report as one JSON document.")
@click.option("--strict", is_flag=True, help="Exit 1 when rows were rejected.")
@acting
def import_(
    file: Path, *, by: Actor, at: datetime, as_json: bool, strict: bool
) -> None:
    """Take in a list of towns and villages, or of regions and places.

    Columns streetCode,street,code,name (a village a line, as the statistical office
    publishes them), or our own kind,code,name,parent and any of region, short_name,
    address, phone, supervision_phone, area_square_meters, supervised_since,
    primary_responsible, primary_responsible_office, predecessor, level. A second run
    of the same file changes nothing.

    Example: yimen network import streets.csv --as admin --json
    """
    from yimen.exchange.network.reading import WrongFile, read
    from yimen.records.network.actions.import_network import import_network

    try:
        rows = read(file.read_bytes())
    except WrongFile as error:
        raise click.UsageError(f"{file}: {error}") from error
    shown = sys.stderr.isatty()
    with click.progressbar(length=len(rows), file=sys.stderr, hidden=not shown) as bar:
        report = import_network(
            rows=rows, by=by, at=at, tell=lambda done, _: bar.update(done - bar.pos)
        )
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False))
    else:
        say(report)
    if strict and report.rejected:
        sys.exit(1)


@cli.command("export", short_help="Write the network as CSV.")
def export() -> None:
    """Print every region and place as CSV; the file can be taken in again.

    Example: yimen network export > network.csv
    """
    open_database()
    from yimen.exchange.network.writing import as_csv

    click.echo(as_csv(), nl=False)
