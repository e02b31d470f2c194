"""`python -m benchmarks`: measure, print the table, and keep it in `RESULTS.md`."""

import os
import tempfile
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

import click

from benchmarks.results import Row, table, write

NAMES = (
    "transitions",
    "calls",
    "worklist",
    "deadlines",
    "joint",
    "cards",
    "figures",
    "dashboard",
)


@click.command()
@click.option("--only", type=click.Choice(NAMES), multiple=True, help="Just this one.")
@click.option("--small", is_flag=True, help="A try-out: little data, short rounds.")
@click.option("--port", default=8113, show_default=True, help="Where to serve.")
def main(*, only: tuple[str, ...], small: bool, port: int) -> None:
    """Measure the hot acts, each beside its floor."""
    wanted = only or NAMES
    with tempfile.TemporaryDirectory(prefix="yimen-bench-") as home:
        Path(home).chmod(0o755)  # the database's account has to pass
        os.environ["YIMEN_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "yimen.site.settings"
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "YIMEN_TEST_DB_FAST"):
            os.environ.pop(name, None)
        measured = _measured(wanted, small=small, port=port)
    click.echo(table([row for rows in measured.values() for row in rows]))


def _measured(wanted: Iterable[str], *, small: bool, port: int) -> dict[str, list[Row]]:
    from benchmarks import house

    found: dict[str, list[Row]] = {}
    with house.opened() as open_house:
        for name in wanted:
            click.echo(f"— {name}", err=True)
            measure: Callable[..., Iterable[Row]]
            measure = import_module(f"benchmarks.{name}").measure
            found[name] = list(measure(open_house, small=small, port=port))
            if not small:
                write({name: found[name]})
    return found


if __name__ == "__main__":
    main()
