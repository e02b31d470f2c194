"""`yimen tick`: what otherwise runs by itself, now."""

import json
from dataclasses import asdict
from datetime import datetime

import click


@click.command(short_help="Run what otherwise runs by itself.")
@click.option(
    "--at",
    metavar="INSTANT",
    help="ISO 8601 with offset; this instant if not given.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def cli(*, at: str | None, as_json: bool) -> None:
    """Run every duty that the background jobs run by night and by the quarter hour.

    Each says what it did; nothing is left to do when it is run again. Exit 1: some
    duty failed.

    Example: yimen tick --at 2026-09-22T01:10:00+08:00
    """
    import django

    from yimen.site import clock, embedded

    instant = _instant(at) if at else clock.now()
    embedded.ensure()
    django.setup()

    from yimen.site.tick import tick

    outcomes = list(tick(instant))
    if as_json:
        click.echo(json.dumps([asdict(done) for done in outcomes], ensure_ascii=False))
    else:
        for done in outcomes:
            click.echo(f"{done.name}: {done.said}", err=done.failed)
    if any(done.failed for done in outcomes):
        raise SystemExit(1)


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text} is not an instant") from None
    if instant.tzinfo is None:
        raise click.BadParameter(f"{text} has no offset, as +08:00")
    return instant
