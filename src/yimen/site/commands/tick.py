"""`yimen tick`: what otherwise runs by itself, now."""

import json
from dataclasses import asdict
from datetime import datetime

import click

from yimen.site import clock
from yimen.site.commands._acting import Instant, open_database


@click.command(short_help="Run what otherwise runs by itself.")
@click.option(
    "--at", type=Instant(), metavar="INSTANT", help="ISO 8601; else this instant."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def cli(*, at: datetime | None, as_json: bool) -> None:
    """Run every duty that the background jobs run by night and by the quarter hour.

    Each says what it did; nothing is left to do when it is run again. Exit 1: some
    duty failed.

    Example: yimen tick --at 2026-09-22T01:10:00+08:00
    """
    open_database()
    from yimen.site.tick import tick

    outcomes = list(tick(at or clock.now()))
    if as_json:
        click.echo(json.dumps([asdict(done) for done in outcomes], ensure_ascii=False))
    else:
        for done in outcomes:
            click.echo(f"{done.name}: {done.said}", err=done.failed)
    if any(done.failed for done in outcomes):
        raise SystemExit(1)
