"""How a command says in words what an import did."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from yimen.ports.imports import Report

_SHOWN = 20


def say(report: "Report") -> None:
    """Print the counts, and the first remarks beside them."""
    click.echo(
        f"{report.rows} rows: {report.created} created, {report.updated} updated, "
        f"{report.unchanged} unchanged, {report.rejected} rejected"
    )
    for one in report.warnings[:_SHOWN]:
        click.echo(f"  row {one.row}: {one.kind} {one.value}", err=True)
    if len(report.warnings) > _SHOWN:
        rest = len(report.warnings) - _SHOWN
        click.echo(f"  and {rest} more: --json lists them all", err=True)
