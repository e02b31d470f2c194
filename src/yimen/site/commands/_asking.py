"""What commands that ask for figures have in common: days, zones, datasets."""

import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta, tzinfo
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from yimen.rules.legal_clock.calendar import NATION

_REGION_CODE: Final = re.compile(r"[1-9]([0-9]|[0-9]{3}|[0-9]{5}|[0-9]{8}|[0-9]{11})")
ONE_DAY = timedelta(days=1)


def read_day(text: str) -> date:
    """A day as YYYY-MM-DD; 20260918 and 2026-W38-5 are ISO 8601, but not ours."""
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


class Day(click.ParamType[date]):
    """A day, as YYYY-MM-DD."""

    name = "day"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        try:
            day = read_day(value)
        except ValueError:
            self.fail(f"{value!r} is no day; say 2026-09-18", param, ctx)
        if day.year in {MINYEAR, MAXYEAR}:  # what is counted from it must exist too
            self.fail(f"{value} lies beyond every calendar", param, ctx)
        return day


class Region(click.ParamType[str]):
    """A region by its official code (GB/T 2260, GB/T 10114), or the nation."""

    name = "code"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        if value != NATION and not _REGION_CODE.fullmatch(value):
            self.fail(f"{value!r} is no region; say 450000, or {NATION}", param, ctx)
        return str(value)


class Zone(click.ParamType[str]):
    """A time zone by its name."""

    name = "zone"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        if not value:
            return ""
        try:
            return ZoneInfo(value).key
        except (ZoneInfoNotFoundError, ValueError):
            self.fail(f"{value!r} is no zone; say Asia/Shanghai", param, ctx)


F = TypeVar("F", bound=Callable[..., Any])


def asking(command: F) -> F:
    """Give a command --dataset, --zone and --json."""
    for option in (
        click.option(
            "--json", "as_json", is_flag=True, help="Print one JSON document."
        ),
        click.option("--zone", default="", type=Zone(), help="Else the dataset's own."),
        click.option(
            "--dataset", default="", metavar="NAME", help="Else our own cases."
        ),
    ):
        command = option(command)
    return command


def start_of(day: date, zone: tzinfo) -> datetime:
    """The first instant of the day there."""
    return datetime.combine(day, time(), tzinfo=zone)
