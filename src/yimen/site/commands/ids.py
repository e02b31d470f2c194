"""`yimen ids`: identity numbers of a whole register at once."""

import csv
import io
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from yimen.ports import identifiers
from yimen.ports.identifiers import Fault, Verdict, Warn
from yimen.rules.decoding import decoded_whole
from yimen.rules.legal_clock.calendar import local_date

_COLUMNS: Final = ("standard", "value")
_ADDED: Final = ("valid", "warning")
_STANDARDS: Final[dict[str, Callable[[str, date], Verdict]]] = {
    "GB11643": lambda value, on: identifiers.check_resident_id(value, on=on),
    "GB32100": lambda value, _: identifiers.check_uscc(value),
}
_FAULTS: Final = {
    Fault.LENGTH: "wrong length",
    Fault.SIGNS: "signs that the standard does not have",
    Fault.BIRTH_DATE: "no such birth date",
    Fault.BIRTH_IN_FUTURE: "birth date in the future",
    Fault.CHECK_DIGIT: "check digit does not fit",
}
_WARNINGS: Final = {
    Warn.UNKNOWN_REGION: "unknown region",
    Warn.WRITTEN_OTHERWISE: "not written as the standard has it",
    Warn.UNKNOWN_REGISTRAR: "unknown registering department",
}


class WrongFile(click.ClickException):
    """A file that is not what the command reads: a wrong call."""

    exit_code = 2


@click.group()
def cli() -> None:
    """Identity numbers.

    Example: yimen ids check register.csv
    """


@cli.command("check")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Judge birth dates on this day instead of today.",
)
def check_file(file: Path, on: datetime | None) -> None:
    """Write the rows of FILE (columns standard,value) with valid,warning.

    Standards are GB11643 (resident id) and GB32100 (unified social credit code).
    Valid means length, signs, a real past birth date and the check digit; an unknown
    region only warns.

    Example: yimen ids check register.csv > checked.csv
    """
    from yimen.site import clock

    day = on.date() if on else local_date(clock.now())
    rows = csv.reader(io.StringIO(_text_of(file), newline=""))
    header = [name.strip() for name in next(rows, [])]
    if missing := [name for name in _COLUMNS if name not in header]:
        raise WrongFile(f"{file}: no column {', '.join(missing)} in the first line")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow([*header, *_ADDED])
    out.writerows(_judged(rows, header, day))


def _text_of(file: Path) -> str:
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise WrongFile(f"{file}: {error.strerror}") from error
    try:
        return decoded_whole(raw)
    except UnicodeDecodeError as error:
        raise WrongFile(f"{file}: neither UTF-8 nor GB 18030 text") from error


def _judged(
    rows: Iterator[list[str]], header: list[str], on: date
) -> Iterator[list[str]]:
    """Each row with its two answers; only empty lines are no rows."""
    standard, value = (header.index(name) for name in _COLUMNS)
    for row in rows:
        if not row:
            continue
        padded = [*row, *[""] * (len(header) - len(row))]
        if len(row) == len(header):
            valid, warning = _answer(padded[standard], padded[value], on)
        else:
            valid, warning = "false", f"{len(row)} cells instead of {len(header)}"
        yield [*padded[: len(header)], valid, warning]


def _answer(standard: str, value: str, on: date) -> tuple[str, str]:
    check = _STANDARDS.get(standard.replace(" ", "").upper())
    if check is None:
        return "false", "unknown standard"
    verdict = check(value, on)
    if verdict.fault:
        return "false", _FAULTS[verdict.fault]
    return "true", "; ".join(_WARNINGS[warn] for warn in verdict.warnings)
