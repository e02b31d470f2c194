"""`yimen demo`: the fictional district, and a visit to it."""

import sys
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from yimen.site import clock
from yimen.site.commands._acting import Instant, open_database

if TYPE_CHECKING:
    from yimen.site.demo.load import Tell

_STEPS = 1000


@click.command(short_help="Load the demo district; play a visit.")
@click.option(
    "--at", type=Instant(), metavar="INSTANT", help="ISO 8601; else this instant."
)
def cli(*, at: datetime | None) -> None:
    """Load the fictional district 云溪区 into an empty database.

    A second run changes nothing; on a later day it fills that day's queue.

    Example: yimen demo
    """
    open_database()
    instant = at or clock.now()
    click.echo(_loaded(instant))


def _loaded(at: datetime) -> str:
    from yimen.site.demo import load

    try:
        is_there = load.is_loaded()
    except load.NotEmpty:
        raise click.ClickException(
            "this database holds another district; the demo wants an empty one."
        ) from None
    if is_there:
        again = load.play_today(at)
        return "already there; today's queue is filled" if again else "already there"
    with _bar() as bar:
        load.load(at, _telling(bar))
    return "云溪区 is there"


def _bar() -> AbstractContextManager[Any]:
    return click.progressbar(
        length=_STEPS,
        label="云溪区",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        item_show_func=lambda name: name,
    )


def _telling(bar: Any) -> "Tell":
    def tell(share: float, name: str) -> None:
        bar.update(int(share * _STEPS) - bar.pos, name)

    return tell
