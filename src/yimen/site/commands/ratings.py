"""`yimen ratings`: the published figures, computed again from the journal alone."""

import json
from datetime import date, datetime

import click

from yimen.rules.authority.actors import Actor
from yimen.rules.voice.rating_tallies import Tally
from yimen.rules.voice.ratings import Level
from yimen.site.commands._acting import acting


@click.group(short_help="Ratings, counted again from the journal.")
def cli() -> None:
    """What people said of their visits and cases.

    Example: yimen ratings replay --from 2026-01-01 --to 2026-12-31 --json
    """


@cli.command("replay", short_help="Count the ratings from the journal and compare.")
@click.option("--from", "first_on", required=True, type=click.DateTime(["%Y-%m-%d"]))
@click.option("--to", "last_on", required=True, type=click.DateTime(["%Y-%m-%d"]))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@acting
def replay(
    *, first_on: datetime, last_on: datetime, as_json: bool, by: Actor, at: datetime
) -> None:
    """Compute the tally of these days, both included, from the journal alone.

    Held against what is published; exit 1 and the first rating that differs, if one
    does.

    Example: yimen ratings replay --from 2026-09-01 --to 2026-09-30 --json
    """
    del by, at
    from yimen.records.ratings import queries

    found = queries.replay(_day(first_on), _day(last_on))
    said = {
        "ok": found.ok,
        "first_bad": found.first_bad or None,
        "published": _counts(found.tables),
        "journal": _counts(found.journal),
    }
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False))
    else:
        for name, one in (("published", found.tables), ("journal", found.journal)):
            numbers = (f"{key}={value}" for key, value in _counts(one).items())
            click.echo(f"{name:<10}" + " ".join(numbers))
        click.echo("the same" if found.ok else f"differs at rating {found.first_bad}")
    if not found.ok:
        raise SystemExit(1)


def _day(said: datetime) -> date:
    return said.date()


def _counts(one: Tally) -> dict[str, int]:
    levels = {level.value: one.levels[level] for level in Level}
    return {"n": one.n, "invalid": one.invalid, **levels}
