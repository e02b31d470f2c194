"""`yimen migrate`: bring the tables up to date, as their owner."""

import click
from psycopg import sql

from yimen.site.database import (
    APP_ROLE,
    DatabaseAddress,
    as_owner,
    connect,
    settle_roles,
)

ONE_AT_A_TIME = 0x59494D454E  # the letters YIMEN, as an advisory lock

# The application reads how far migrations have come; only the owner writes it.
READ_ONLY = "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {app}"


@click.command(short_help="Bring the database up to date.")
@click.option("--quiet", is_flag=True, help="Say nothing when all goes well.")
def cli(*, quiet: bool) -> None:
    """Bring the database up to date, as the owner of its tables.

    Without DATABASE_URL the embedded database is started. May be repeated.

    Example: yimen migrate
    """
    import django

    from yimen.site import embedded

    found = embedded.ensure()
    django.setup()
    migrate(found, quiet=quiet)


def migrate(found: DatabaseAddress, *, quiet: bool) -> None:
    """Settle the roles and apply what is missing, one process at a time."""
    from django.core.management import call_command

    from yimen.site.light_states import light_states

    with connect(found.owner) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        settle_roles(connection, found.app.get("user", connection.info.user))
        with as_owner(found.owner), light_states():
            call_command("migrate", verbosity=0 if quiet else 1, interactive=False)
        connection.execute(sql.SQL(READ_ONLY).format(app=sql.Identifier(APP_ROLE)))


def is_behind() -> bool:
    """Whether the database lacks a migration that this version has."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
