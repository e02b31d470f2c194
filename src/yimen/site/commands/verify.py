"""`yimen verify`: does the journal still say what was written?"""

import json
import sys

import click

from yimen.rules.journal.audit import Report
from yimen.site.commands._acting import open_database


@click.command(short_help="Check that the journal is unaltered.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def cli(*, as_json: bool) -> None:
    """Recompute every hash of the journal, every chain, head, text and day root.

    Names the first place that does not fit. Reads everything as a stream, in one
    snapshot, while the service goes on. Exit 1: something was altered.

    Example: yimen verify --json
    """
    open_database()

    from django.db import connection, transaction

    from yimen.records.journal import queries

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        with click.progressbar(
            length=2 * queries.entry_count(),
            label="Checking the journal",
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        ) as bar:
            report = queries.verify(bar.update)
    click.echo(_json(report) if as_json else _words(report))
    if not report.ok:
        raise SystemExit(1)


def _json(report: Report) -> str:
    bad = report.first_bad
    said = {
        "ok": report.ok,
        "entries": report.entries,
        "days": report.days,
        "first_bad": bad
        and {"subject": bad.subject, "sequence": bad.sequence, "why": bad.why.value},
    }
    return json.dumps(said, ensure_ascii=False)


def _words(report: Report) -> str:
    checked = f"{report.entries} entries, {report.days} closed days"
    if report.first_bad is None:
        return f"The journal is unaltered: {checked}."
    bad = report.first_bad
    return f"{bad.subject}, entry {bad.sequence}: {bad.why.value} ({checked})."
