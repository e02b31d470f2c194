"""`yimen catalogue`: matters in and out of the catalogue."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.site.commands._acting import acting, open_database

if TYPE_CHECKING:
    from yimen.exchange.catalogue.imports import MatterFile
    from yimen.ports.imports import Remark, Report
    from yimen.rules.catalogue.upper import Pair

_SHOWN: Final = 20
_file = click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
_profile = click.option(
    "--profile",
    type=click.Choice(["guangdong", "yimen"]),
    default="yimen",
    show_default=True,
    help="How the file says things.",
)


@click.group(short_help="Matters in and out of the catalogue.")
def cli() -> None:
    """Matters in and out of the catalogue.

    Example: yimen catalogue import matters.xlsx --profile yimen --publish
    """


@cli.command("import", short_help="Take in a file of matters.")
@_file
@_profile
@click.option("--publish", is_flag=True, help="Publish what has no error.")
@click.option("--json", "as_json", is_flag=True, help="Report as one JSON document.")
@click.option("--strict", is_flag=True, help="Exit 1 when rows were rejected.")
@acting
def import_(
    file: Path, *, by: Actor, at: datetime, as_json: bool, strict: bool, **how: object
) -> None:
    """Take in the matters of a .jsonl, .json, .toml or .xlsx file, .xz or .gz or not.

    Matters come in as drafts; a second run of the same file changes nothing. Every
    row that can't be taken in is reported with its number and the reason.

    Example: yimen catalogue import matters.jsonl.xz --profile guangdong --json
    """
    from yimen.exchange.catalogue.imports import MatterFile

    found = MatterFile(file.name, file.read_bytes(), str(how["profile"]))
    report = _taken_in(found, publish=bool(how["publish"]), by=by, at=at)
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False))
    else:
        _say(report)
    if strict and report.rejected:
        sys.exit(1)


def _taken_in(
    file: "MatterFile", *, publish: bool, by: Actor, at: datetime
) -> "Report":
    from yimen.exchange.catalogue.imports import import_catalogue

    with _known(), _bar() as tell:
        return import_catalogue(file, publish=publish, by=by, at=at, tell=tell)


@contextmanager
def _known() -> Iterator[None]:
    """A file of a kind that nobody reads is a wrong call."""
    from yimen.exchange.catalogue.sheets import UnknownFile

    try:
        yield
    except UnknownFile as refusal:
        words = f"{type(refusal).__doc__} {refusal}"
        raise click.UsageError(words) from refusal


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr, when that is a terminal."""
    bars: list[Any] = []

    def tell(done: int, whole: int) -> None:
        if not bars:
            bar = click.progressbar(
                length=whole,
                label="Taking in",
                file=sys.stderr,
                hidden=not sys.stderr.isatty(),
            )
            bars.append(bar.__enter__())
        bars[0].update(done - bars[0].pos)

    yield tell
    for bar in bars:
        bar.render_finish()


def _say(report: "Report") -> None:
    click.echo(
        f"{report.rows} rows: {report.created} created, {report.updated} updated, "
        f"{report.unchanged} unchanged, {report.rejected} rejected; "
        f"{report.notes['published']} published, {len(report.warnings)} warnings"
    )
    if report.invalid_codes:
        click.echo(f"codes that fail their check: {', '.join(report.invalid_codes)}")
    for one in report.warnings[:_SHOWN]:
        click.echo(f"  row {one.row}: {one.kind} {one.value}", err=True)
    if len(report.warnings) > _SHOWN:
        rest = len(report.warnings) - _SHOWN
        click.echo(f"  and {rest} more: --json lists them all", err=True)


@cli.command(short_help="Write the catalogue to a file.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--published", is_flag=True, help="What is published, without drafts.")
def export(file: Path, *, published: bool) -> None:
    """Write every matter to a .json or .xlsx file that imports back unchanged.

    Example: yimen catalogue export matters.xlsx
    """
    open_database()
    from yimen.exchange.catalogue import exports
    from yimen.records.catalogue.queries import whole_matters

    writers = {".json": exports.as_json, ".xlsx": exports.as_workbook}
    if file.suffix not in writers:
        raise click.BadParameter("the file must end in .json or .xlsx")
    kept = whole_matters(by=SYSTEM, published=published)
    _write(file, writers[file.suffix](kept))


@cli.command(short_help="Hold a file of the level above against the catalogue.")
@_file
@_profile
@click.option("--json", "as_json", is_flag=True, help="Report as one JSON document.")
def compare(file: Path, *, profile: str, as_json: bool) -> None:
    """Say what the catalogue lacks, has alone or says otherwise; nothing is taken in.

    Example: yimen catalogue compare city.xlsx --json
    """
    open_database()
    from yimen.exchange.catalogue.imports import MatterFile, read_file
    from yimen.records.catalogue.queries import standing_matters
    from yimen.rules.catalogue.upper import beside

    with _known():
        read = read_file(MatterFile(file.name, file.read_bytes(), profile))
    pairs = beside(read.matters, (one.matter for one in standing_matters(by=SYSTEM)))
    _compared(pairs, read.unread, as_json=as_json)


def _compared(
    pairs: "Sequence[Pair]", unread: "Sequence[Remark]", *, as_json: bool
) -> None:
    from yimen.rules.catalogue.upper import Side, counts

    tally = {side.value: number for side, number in counts(pairs).items()}
    if as_json:
        told = [_as_json(pair) for pair in pairs if pair.side is not Side.SAME]
        bad = [{"row": one.row, "kind": one.kind, "value": one.value} for one in unread]
        document = {**tally, "matters": told, "unread": bad}
        click.echo(json.dumps(document, ensure_ascii=False))
        return
    click.echo(
        f"{tally['upper']} only above, {tally['own']} only here, "
        f"{tally['different']} different, {tally['same']} the same; "
        f"{sum(pair.promises_longer for pair in pairs)} promise longer, "
        f"{len(unread)} rows unread"
    )
    for one in unread:
        click.echo(f"  row {one.row}: {one.kind} {one.value}", err=True)


def _as_json(pair: "Pair") -> dict[str, object]:
    return {
        "side": pair.side.value,
        "way": pair.way.value if pair.way else None,
        "name": pair.matter.name,
        "upper": pair.upper.code if pair.upper else None,
        "own": pair.own.code if pair.own else None,
        "promises_longer": pair.promises_longer,
        "differences": [
            {
                "field": one.field,
                "entry": one.entry,
                "upper": one.before,
                "own": one.after,
            }
            for one in pair.found
        ],
    }


@cli.command(short_help="Write the workbook to fill in.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def template(file: Path) -> None:
    """Write an empty workbook with every column explained.

    Example: yimen catalogue template matters.xlsx
    """
    import django

    django.setup()  # the columns are those of the tables; no database is needed
    from yimen.exchange.catalogue.exports import as_workbook

    _write(file, as_workbook([]))


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as fault:
        raise click.UsageError(f"{file}: {fault.strerror}.") from fault
