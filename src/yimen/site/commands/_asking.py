"""What commands that ask for figures have in common: days, zones, datasets."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

ONE_DAY = timedelta(days=1)


class Day(click.ParamType[date]):
    """A day, as YYYY-MM-DD."""

    name = "day"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; say 2026-09-18", param, ctx)


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
