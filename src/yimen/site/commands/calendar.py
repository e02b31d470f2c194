"""`yimen calendar`: which days are worked, and loading a holiday notice."""

import csv
import io
import json
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from yimen.rules.authority.actors import Actor
from yimen.rules.decoding import decoded
from yimen.rules.legal_clock.calendar import (
    NATION,
    CalendarUnknown,
    WorkCalendar,
    days_from,
)
from yimen.rules.legal_clock.holiday_table import EmptyNotice, NotATable, NoticeTable
from yimen.rules.legal_clock.notice_text import read_notice
from yimen.rules.legal_clock.telling import reason_words
from yimen.site.calendar_source import calendar_in_force
from yimen.site.commands._acting import acting
from yimen.site.commands._asking import Region

if TYPE_CHECKING:
    from yimen.records.calendars.actions.load_notice import Loaded
    from yimen.records.cases.actions._follow import Moves

DAY = click.DateTime(["%Y-%m-%d"])


@click.group(short_help="Which days are worked.")
def cli() -> None:
    """Ask the legal calendar, or load a holiday notice into it.

    Example: yimen calendar days --from 2026-02-13 --to 2026-02-28
    """


@cli.command("days")
@click.option("--from", "first", type=DAY, required=True, help="The first day.")
@click.option("--to", "last", type=DAY, required=True, help="The last day.")
@click.option("--region", type=Region(), default=NATION, help="Its holidays.")
def days_command(*, first: datetime, last: datetime, region: str) -> None:
    """Print date, working (1 or 0) and the reason for every day, as CSV.

    A year whose holidays nobody has published is an error.

    Example: yimen calendar days --from 2026-02-13 --to 2026-02-28
    """
    if first > last:
        raise click.UsageError("--from is later than --to.")
    calendar = calendar_in_force(region)
    click.echo(as_table(first.date(), last.date(), calendar), nl=False)


def as_table(first: date, last: date, calendar: WorkCalendar) -> str:
    """The days as CSV, if every one of them is known."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["date", "working", "reason"])
    for year in range(first.year, last.year + 1):
        if year not in calendar.years:
            raise CalendarUnknown(year=year)
    for day in days_from(first, last):
        working = calendar.working(day)
        writer.writerow([day, int(working), reason_words(calendar.reason(day))])
    return out.getvalue()


@cli.command("load")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--version", "label", required=True, help="What to call it: 2027, …")
@click.option("--region", type=Region(), default=NATION, help="Whose holidays.")
@click.option("--preview", is_flag=True, help="Say what would move; load nothing.")
@click.option("--strict", is_flag=True, help="Load nothing if a row is rejected.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@acting
def load_command(
    file: Path, *, by: Actor, at: datetime, strict: bool, as_json: bool, **how: Any
) -> None:
    """Load a holiday notice and move the open cases.

    A CSV with the columns date, kind (off or work), name and notice, or the text of the
    notice itself. A row that can't be read is reported and left out; two rows that
    contradict each other stop it all. The same notice under the same version twice is
    loaded once.

    Example: yimen calendar load 2027.csv --version 2027 --as zhengjie
    """
    table = _read(file)
    for remark in (*table.rejected, *table.odd):
        click.echo(f"line {remark.line}: {remark.flaw} {remark.value}", err=True)
    if strict and table.rejected:
        raise SystemExit(1)
    loading = Loading(table, how["region"], how["label"], file.name, by, at)
    loaded, moves = loading.foreseen() if how["preview"] else loading.done()
    report = as_report(loading, loaded, moves)
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, default=str))
    else:
        tell(report)


def _read(file: Path) -> NoticeTable:
    try:
        return read_notice(decoded(file.read_bytes()))
    except (EmptyNotice, NotATable) as refusal:
        raise click.UsageError(f"{file}: {type(refusal).__doc__}") from refusal


@dataclass(frozen=True, slots=True)
class Loading:
    """A notice on its way in."""

    table: NoticeTable
    region: str
    label: str
    source: str
    by: Actor
    at: datetime

    def done(self) -> "tuple[Loaded, Moves]":
        """Loaded, and followed by every open case."""
        from yimen.records.calendars.actions.load_notice import load_notice
        from yimen.records.cases.actions.follow_calendar import follow_calendar

        loaded = load_notice(**self._named())
        because = f"{self.region} {self.label}"
        return loaded, follow_calendar(calendar=because, by=self.by, at=self.at)

    def foreseen(self) -> "tuple[Loaded, Moves]":
        """What it would do; nothing is loaded."""
        from yimen.records.cases.actions.foresee_calendar import foresee_calendar

        seen = foresee_calendar(**self._named())
        return seen.loaded, seen.moves

    def _named(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


def as_report(loading: Loading, loaded: "Loaded", moves: "Moves") -> dict[str, Any]:
    """What became of the notice: the same for people and for machines."""
    return {
        "region": loading.region,
        "version": loading.label,
        "repeat": loaded.is_repeat,
        "rows": loaded.days + len(loading.table.rejected),
        "days": loaded.days,
        "rejected": [asdict(remark) for remark in loading.table.rejected],
        "changes": [
            {"date": change.on, "working": int(change.works_now)}
            for change in loaded.changes
        ],
        "years": loaded.new_years,
        "not_named": loaded.unnamed_holidays,
        "long_runs": loaded.long_runs,
        "moved": asdict(moves),
    }


def tell(report: dict[str, Any]) -> None:
    """The report in a few lines."""
    if report["repeat"]:
        click.echo(f"{report['version']} was loaded before")
    click.echo(
        f"{report['days']} days declared, {len(report['changes'])} count otherwise now"
    )
    for change in report["changes"]:
        click.echo(f"  {change['date']} {'worked' if change['working'] else 'off'}")
    if report["years"]:
        click.echo(f"years now known: {', '.join(map(str, report['years']))}")
    for day in report["not_named"]:
        click.echo(f"{day} is always off, but not named: cut short?", err=True)
    for day in report["long_runs"]:
        click.echo(f"more than six days are worked up to {day}", err=True)
    moved = report["moved"]
    click.echo(
        f"{moved['cases']} cases moved: {moved['later']} later, "
        f"{moved['earlier']} earlier, {moved['made_certain']} made certain"
    )
    click.echo(
        f"printed earlier, which binds the organ: {moved['printed_earlier']}; "
        f"printed later: {moved['printed_later']}"
    )
