"""`yimen import`: registers of other systems."""

import hashlib
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yimen.rules.authority.actors import Actor
from yimen.site.commands._acting import acting
from yimen.site.commands._reporting import say

if TYPE_CHECKING:
    from yimen.ports.imports import Report


@click.group(short_help="Registers of other systems.")
def cli() -> None:
    """Take in registers that other systems kept.

    Example: yimen import petitions mailbox.csv --as-dataset mailbox --json
    """


@cli.command("petitions", short_help="A register of letters and their answers.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as-dataset",
    "name",
    default="",
    metavar="NAME",
    help="Keep it under this name; else it joins the district's own.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as one JSON document.")
@click.option("--strict", is_flag=True, help="Exit 1 when rows were rejected.")
@acting
def petitions(
    file: Path, *, name: str, as_json: bool, strict: bool, by: Actor, at: datetime
) -> None:
    """Take in letters, complaints or petitions with their answers.

    A CSV file or a workbook with the columns number, person, topic, submitted, text,
    reply, replied, in any order, or with their Chinese names: 留言编号 留言用户
    留言主题 留言时间 留言详情 答复意见 答复时间. Every row is kept; odd ones are
    reported. A second run changes nothing.

    Example: yimen import petitions mailbox.xlsx --as-dataset mailbox --json
    """
    report = _taken_in(file, name, by, at)
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False))
    else:
        say(report)
    if strict and report.rejected:
        sys.exit(1)


def _taken_in(file: Path, name: str, by: Actor, at: datetime) -> "Report":
    from yimen.exchange.registers.reading import NoRegister, read
    from yimen.records.voice.actions.import_register import import_register

    try:
        rows = list(read(file))
    except NoRegister as error:
        raise click.UsageError(f"{file}: {error}") from error
    shown = sys.stderr.isatty()
    with click.progressbar(length=len(rows), file=sys.stderr, hidden=not shown) as bar:
        return import_register(
            name=name,
            rows=rows,
            source=hashlib.sha256(file.read_bytes()).hexdigest(),
            by=by,
            at=at,
            tell=lambda done, _: bar.update(done - bar.pos),
        )
