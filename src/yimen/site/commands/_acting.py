"""What commands that write have in common: as whom, when, and a database."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar

import click

from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.site import clock

F = TypeVar("F", bound=Callable[..., Any])


class Instant(click.ParamType[datetime]):
    """An ISO 8601 instant with its offset."""

    name = "instant"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            found = datetime.fromisoformat(value)
        except ValueError:
            self.fail(
                f"{value!r} is no instant; say 2026-09-18T09:00+08:00", param, ctx
            )
        if found.tzinfo is None:
            self.fail(f"{value!r} has no offset; say {value}+08:00", param, ctx)
        return found


def acting(command: F) -> Callable[..., Any]:
    """Give a command --as and --at; it is called with `by` and `at`, database ready."""

    @click.option(
        "--as", "officer", metavar="OFFICER", help="User name; else the system acts."
    )
    @click.option(
        "--at", type=Instant(), metavar="INSTANT", help="ISO 8601; else this instant."
    )
    @wraps(command)
    def with_actor(
        *args: Any, officer: str | None, at: datetime | None, **options: Any
    ) -> Any:
        open_database()
        return command(*args, by=_actor(officer), at=at or clock.now(), **options)

    return with_actor


def open_database() -> None:
    """Settings, and a database of this version behind them.

    The embedded database is started and brought up to date; one of your own is not
    touched: it takes an account that may.
    """
    import django

    from yimen.site import database, embedded
    from yimen.site.commands import migrate

    found = embedded.ensure()
    database.connect(found.app).close()
    django.setup()
    if not migrate.is_behind():
        return
    if not found.embedded:
        raise database.Unusable(database.BEHIND)
    migrate.migrate(found, quiet=True)


def _actor(username: str | None) -> Actor:
    if username is None:
        return SYSTEM
    from yimen.records.people import queries

    found = queries.actor_named(username)
    if found is None:
        raise click.BadParameter(f"no active officer is called {username!r}")
    return found
