"""`yimen demo`: the fictional district, and a visit to it."""

import json
import sys
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from yimen.site import clock
from yimen.site.commands._acting import Instant, open_database

if TYPE_CHECKING:
    from yimen.site.demo.load import Tell
    from yimen.site.demo.walk import Line, Told

_STEPS = 1000


@click.command(short_help="Load the demo district; play a visit.")
@click.option(
    "--at", type=Instant(), metavar="INSTANT", help="ISO 8601; else this instant."
)
@click.option("--walk", is_flag=True, help="Play one visit on the running server.")
@click.option(
    "--url",
    default="http://127.0.0.1:8000",
    show_default=True,
    help="Where --walk finds the server.",
)
@click.option("--json", "as_json", is_flag=True, help="The visit as one document.")
def cli(*, at: datetime | None, walk: bool, url: str, as_json: bool) -> None:
    """Load the fictional district 云溪区 into an empty database.

    A second run changes nothing; on a later day it fills that day's queue. With --walk
    nothing is loaded: one visit is played over HTTP, from the ticket to the hand-over,
    and told as a story. Exit 1: a page did not offer what the visit needed.

    Example: yimen demo --walk --url http://127.0.0.1:8000
    """
    if walk:
        _play(url, as_json=as_json)
        return
    open_database()
    click.echo(_loaded(at or clock.now()))


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
    if not sys.stderr.isatty():  # nobody sees the bar
        click.echo("yimen: loading the demo district; half a minute or more", err=True)
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


def _play(url: str, *, as_json: bool) -> None:
    from yimen.site.demo.browser import Stuck
    from yimen.site.demo.walk import Walk

    walk = Walk(url, _say_nothing if as_json else _say)
    try:
        told = walk.go()
    except Stuck as stuck:
        raise click.ClickException(f"stopped at “{walk.step}”: {stuck}") from stuck
    if as_json:
        click.echo(json.dumps(told.as_json(), ensure_ascii=False))
    else:
        _explain(told)


def _say_nothing(_line: "Line") -> None:
    """The document at the end says it all."""


def _say(line: "Line") -> None:
    click.echo(f"【{line.who}】{line.words}")


def _explain(told: "Told") -> None:
    click.echo(f"\n为什么是 {told.due_on}：{told.sentence}。")
    for day in told.ledger:
        click.echo(f"  {'■' if day.counted else '□'} {day.date} {day.why}")
    click.echo("\n出了这些文书：")
    for name in told.documents:
        click.echo(f"  {name}")
