"""`yimen`: the command line. Each command loads only what it needs."""

import importlib
import os
import sys
from keyword import iskeyword
from pathlib import Path
from typing import Final

import click

from yimen.rules.refusals import Refused

_FOLDER: Final = Path(__file__).parent / "commands"


class Lazy(click.Group):
    """Finds a command in the file of its name, so that --help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(
            path.stem.rstrip("_").replace("_", "-")
            for path in _FOLDER.glob("[a-z]*.py")
            if not path.stem.startswith("_")
        )

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        stem = name.replace("-", "_") + "_" * iskeyword(name)
        module = importlib.import_module(f"yimen.site.commands.{stem}")
        command = module.cli
        return command if isinstance(command, click.Command) else None


@click.group(cls=Lazy)
@click.version_option(package_name="yimen")
def cli() -> None:
    """Yimen 一门: one-stop government service for a district's halls.

    Example: yimen clock due --accepted 2026-09-18 --limit 20 --explain
    """


def main() -> None:
    """Run a command: 0 done, 1 the answer is no, 2 the call was wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.site.settings")
    try:
        cli(prog_name="yimen")
    except Refused as refusal:
        click.echo(f"{type(refusal).__doc__} {refusal}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
