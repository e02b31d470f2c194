"""Writes docs/cli.md from the commands' own help."""

from collections.abc import Iterator

import click
from click.testing import CliRunner

from yimen.site.cli import cli


def commands(
    command: click.Command, names: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something, with the words that call it."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None:
                yield from commands(found, (*names, name))
    else:
        yield names, command


def page(names: tuple[str, ...], command: click.Command) -> str:
    """One command: its name and its help as the terminal shows it."""
    words = " ".join(("yimen", *names))
    runner = CliRunner(env={"COLUMNS": "88", "TERMINAL_WIDTH": "88"})
    shown = runner.invoke(
        command, ["--help"], prog_name=words, terminal_width=88, max_content_width=88
    )
    return f"## {words}\n\n```text\n{shown.output.strip()}\n```\n"


def table() -> str:
    """The whole page."""
    head = (
        "# The command line\n\n"
        "Written by `make docs` from `yimen … --help`; a test fails when it is stale.\n"
        "Results go to stdout, faults to stderr; dates are ISO 8601. Exit 0: done; 1:\n"
        'the answer is "no", or rows were rejected with `--strict`; 2: a wrong call.\n'
        "\n"
    )
    return head + "\n".join(page(names, found) for names, found in commands(cli, ()))
