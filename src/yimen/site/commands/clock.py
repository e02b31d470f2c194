"""`yimen clock`: when something is due, and why."""

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

import click

from yimen.rules.decoding import decoded
from yimen.rules.legal_clock.calendar import CHINA, NATION, WorkCalendar, local_date
from yimen.rules.legal_clock.clock import (
    ClockFacts,
    Due,
    Extension,
    Limit,
    Pause,
    Unit,
    due,
    explain,
    ledger_words,
)
from yimen.rules.legal_clock.telling import due_words, why_words
from yimen.rules.refusals import Refused
from yimen.site.calendar_source import calendar_in_force
from yimen.site.commands._asking import Region, read_day

DATE_LENGTH = len("2026-09-18")
PAUSE_PARTS = range(2, 4)
UNITS = [unit.value for unit in Unit]
WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,400}")
ADDED_COLUMNS = ("due", "provisional", "error")
WIDEST_CELL = 1 << 24


class Moment(click.ParamType[date | datetime]):
    """A day, or an instant with its offset (without one: Beijing time)."""

    name = "date"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date | datetime:
        try:
            return read_moment(str(value))
        except ValueError:
            self.fail(f"{value!r} is neither a date nor an instant", param, ctx)


class PauseText(click.ParamType[Pause]):
    """S:[E][:asked]: told on S, result on E, asked for so many working days."""

    name = "S:[E][:asked]"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Pause:
        if isinstance(value, Pause):
            return value
        parts = str(value).split(":")
        if len(parts) not in PAUSE_PARTS:
            self.fail(f"{value!r} is not S:[E][:asked]", param, ctx)
        since, until, asked = [*parts, ""][:3]
        try:
            return Pause(
                read_day(since),
                read_day(until) if until else None,
                int(asked) if asked else None,
            )
        except ValueError as fault:
            self.fail(f"{value!r}: {fault}", param, ctx)
        except Refused as refusal:
            self.fail(f"{value!r}: {type(refusal).__doc__}", param, ctx)


@click.group(short_help="When something is due, and why.")
def cli() -> None:
    """Count limits by the legal calendar.

    Example: yimen clock due --accepted 2026-09-18 --limit 20 --explain
    """


LIMIT_OPTIONS = (
    click.option("--accepted", type=Moment(), help="The day of acceptance: day zero."),
    click.option("--limit", type=click.IntRange(min=0), help="How many units."),
    click.option("--unit", type=click.Choice(UNITS), default="wd", show_default=True),
    click.option(
        "--pause", "pauses", type=PauseText(), multiple=True, help="Not counted."
    ),
    click.option("--extend", type=click.IntRange(min=0), default=0, help="Days added."),
    click.option("--region", type=Region(), default=NATION, help="Its holidays."),
)


def limit_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that name one limit."""
    for option in reversed(LIMIT_OPTIONS):
        command = option(command)
    return command


@cli.command("due")
@limit_options
@click.option(
    "--explain", "explained", is_flag=True, help="Add the ledger, day by day."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.option(
    "--batch", type=click.Path(path_type=Path), help="CSV: accepted,n[,unit]."
)
@click.option("--strict", is_flag=True, help="Exit 1 if a row of --batch has an error.")
def due_command(
    *,
    region: str,
    explained: bool,
    as_json: bool,
    batch: Path | None,
    strict: bool,
    **named: Any,
) -> None:
    """Print the last day of a limit; of a limit in hours or minutes, the instant.

    A due day that reaches a year whose holidays nobody has published is provisional;
    stderr says so. With --batch, a CSV of many rows in and out: every column of the
    file, then due, provisional (true or false) and error.

    Example: yimen clock due --accepted 2026-09-18 --limit 20 --explain

    Example: yimen clock due --accepted 2026-09-18 --limit 20 --pause 2026-09-21::5

    Example: yimen clock due --batch cases.csv > due.csv
    """
    if batch is not None:
        run_batch(batch, region, is_alone=named["limit"] is None, strict=strict)
    if named["accepted"] is None or named["limit"] is None:
        raise click.UsageError("--accepted and --limit, or --batch, are needed.")
    facts, calendar = facts_of(**named), calendar_in_force(region)
    if as_json:
        click.echo(as_document(facts, calendar))
    else:
        print_answer(facts, calendar, explained=explained)


def run_batch(batch: Path, region: str, *, is_alone: bool, strict: bool) -> NoReturn:
    """Answer the file and leave."""
    if not is_alone:
        raise click.UsageError("--batch stands alone.")
    faults = print_batch(batch, calendar_in_force(region))
    raise SystemExit(1 if faults and strict else 0)


def read_moment(text: str) -> date | datetime:
    """A day as YYYY-MM-DD, or an instant; Beijing time where it has no offset."""
    day = read_day(text[:DATE_LENGTH])
    if len(text) == DATE_LENGTH:
        return day
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=CHINA)


def facts_of(
    accepted: date | datetime,
    limit: int,
    unit: str,
    pauses: tuple[Pause, ...] = (),
    extend: int = 0,
) -> ClockFacts:
    """The facts of one limit as the command line names them."""
    started_at = accepted if isinstance(accepted, datetime) else None
    started_on = local_date(started_at) if started_at else accepted
    extension = Extension(extend, started_on) if extend else None
    return ClockFacts(
        started_on, Limit(limit, Unit(unit)), pauses, extension, started_at
    )


def last_of(answer: Due) -> str:
    """A due day as it is printed: the instant where there is one."""
    return answer.at.isoformat() if answer.at else answer.on.isoformat()


def print_answer(facts: ClockFacts, calendar: WorkCalendar, *, explained: bool) -> None:
    answer = due(facts, calendar)
    click.echo(last_of(answer))
    if explained:
        click.echo(ledger_words(explain(facts, calendar)))
        click.echo(f"届满：{due_words(answer)}")
    elif answer.provisional:
        click.echo(f"provisional: {answer.on.year} is not published yet", err=True)


def as_document(facts: ClockFacts, calendar: WorkCalendar) -> str:
    """The answer with its ledger as one JSON document."""
    answer = due(facts, calendar)
    ledger = [
        {
            "date": line.on.isoformat(),
            "counted": line.counted,
            "why": why_words(line),
            "article": line.article,
        }
        for line in explain(facts, calendar)
    ]
    document = {
        "due": last_of(answer),
        "provisional": answer.provisional,
        "ledger": ledger,
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def print_batch(file: Path, calendar: WorkCalendar) -> int:
    """Answer every row of the file on stdout; how many rows had an error."""
    content = sys.stdin.buffer.read() if str(file) == "-" else _read(file)
    csv.field_size_limit(WIDEST_CELL)
    rows = csv.reader(io.StringIO(decoded(content), newline=""))
    heading = next(rows, [])
    names = [name.strip().lower() for name in heading]
    if "accepted" not in names or "n" not in names:
        raise click.UsageError(f"{file}: the columns accepted and n are needed.")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*heading, *ADDED_COLUMNS])
    faults = 0
    for row, answer in answers(rows, names, calendar):
        writer.writerow([*row, *answer])
        faults += bool(answer[2])
    click.echo(out.getvalue(), nl=False)
    if faults:
        click.echo(f"{faults} rows have an error", err=True)
    return faults


def answers(
    rows: Iterable[list[str]], names: list[str], calendar: WorkCalendar
) -> Iterator[tuple[list[str], tuple[str, str, str]]]:
    """Each row, as wide as the heading, with its due day or its error."""
    unit_at = names.index("unit") if "unit" in names else None
    accepted_at, number_at = names.index("accepted"), names.index("n")

    @lru_cache(maxsize=1 << 16)
    def answered(accepted: str, number: str, unit: str) -> tuple[str, str, str]:
        return answer_row(accepted, number, unit, calendar)

    for cells in rows:
        if not cells:
            continue
        row = [*cells, *[""] * (len(names) - len(cells))][: len(names)]
        if len(cells) > len(names):
            yield row, ("", "", f"{len(cells)} cells under {len(names)} columns")
            continue
        unit = row[unit_at] if unit_at is not None else ""
        yield row, answered(row[accepted_at], row[number_at], unit)


def answer_row(
    accepted: str, number: str, unit: str, calendar: WorkCalendar
) -> tuple[str, str, str]:
    """The due day, whether it is provisional, and what is wrong with the row."""
    unit = unit.strip().lower() or Unit.WORKING_DAY.value
    if unit not in UNITS:
        return "", "", f"unit: {unit!r} is none of {' '.join(UNITS)}"
    try:
        moment = read_moment(accepted.strip())
    except ValueError:
        return "", "", f"accepted: {accepted.strip()!r} is not a date"
    if not WHOLE_NUMBER.fullmatch(number.strip()):
        return "", "", f"n: {number.strip()[:40]!r} is not a whole number"
    try:
        answer = due(facts_of(moment, int(number), unit), calendar)
    except Refused as refusal:
        return "", "", f"{type(refusal).__doc__} {refusal}"
    return last_of(answer), "true" if answer.provisional else "false", ""


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        raise click.UsageError(f"{file}: {fault.strerror}.") from fault
