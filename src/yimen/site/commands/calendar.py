"""`yimen calendar`: which days are worked, and loading a holiday notice."""

import csv
import io
from datetime import date, datetime

import click

from yimen.rules.calendar import NATION, CalendarUnknown, WorkCalendar, days_from
from yimen.rules.telling import reason_words
from yimen.site.calendar_source import calendar_in_force

DAY = click.DateTime(["%Y-%m-%d"])


@click.group(short_help="Which days are worked.")
def cli() -> None:
    """Ask the legal calendar, or load a holiday notice into it.

    Example: yimen calendar days --from 2026-02-13 --to 2026-02-28
    """


@cli.command("days")
@click.option("--from", "first", type=DAY, required=True, help="The first day.")
@click.option("--to", "last", type=DAY, required=True, help="The last day.")
@click.option("--region", default=NATION, help="Its holidays, by its official code.")
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
