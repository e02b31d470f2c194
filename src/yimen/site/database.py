"""Which database, and as whom.

Two roles share it. The owner makes and changes tables, and only `migrate` connects as
the owner. The application connects as `yimen_app`, which may read and write rows but
never a table's shape; the journal takes even more away from it.

Without `DATABASE_URL` the database is the embedded one (see `embedded`). With it, the
application takes on `yimen_app` when it connects, and `DATABASE_OWNER_URL` may name
another account for `migrate`. Nothing here opens a connection on import.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, LiteralString

import click
from psycopg import (
    Connection,
    OperationalError,
    ProgrammingError,
    conninfo,
    errors,
    sql,
)

from yimen.site.places import places

APP_ROLE = "yimen_app"
OWNER_ROLE = "yimen_owner"
EMBEDDED_NAME = "yimen"
COLUMNS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD"}
COLUMNS |= {"host": "HOST", "port": "PORT"}

Parameters = dict[str, str]

NO_COMPILER = "-c jit=off"
"""Our statements run in a millisecond; compiling one takes a second."""


BEHIND = "the database is behind this version; run: yimen migrate"


class Unusable(click.ClickException):
    """The database cannot be used, and why, in words for whoever runs it."""


@dataclass(frozen=True)
class DatabaseAddress:
    """How to connect: as the owner of the tables, and as the application."""

    owner: Parameters
    app: Parameters
    embedded: bool


def address() -> DatabaseAddress:
    """The database of this process, without touching it."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return embedded_address()
    owner_url = os.environ.get("DATABASE_OWNER_URL") or url
    app = _parameters(url)
    options = f"{app.get('options', '')} -c role={APP_ROLE} {NO_COMPILER}".strip()
    return DatabaseAddress(
        owner=_parameters(owner_url),
        app=app | {"options": options},
        embedded=False,
    )


def embedded_address(name: str = EMBEDDED_NAME) -> DatabaseAddress:
    """A database of the embedded server."""
    socket = {"host": str(places().sockets), "port": "5432", "dbname": name}
    return DatabaseAddress(
        owner=socket | {"user": OWNER_ROLE},
        app=socket | {"user": APP_ROLE},
        embedded=True,
    )


def _parameters(url: str) -> Parameters:
    try:
        parts = conninfo.conninfo_to_dict(url)
    except ProgrammingError as unreadable:
        raise Unusable(
            f"DATABASE_URL names no database: {str(unreadable).strip()}"
        ) from unreadable
    return {key: str(value) for key, value in parts.items() if value is not None}


def django_settings(parameters: Parameters) -> dict[str, Any]:
    """One entry of Django's DATABASES for these connection parameters.

    Statements are bound by the server, so that it can keep their plans; connections
    stay open between requests; one that the server has ended is opened anew.
    """
    named = {column: parameters.get(key, "") for key, column in COLUMNS.items()}
    rest = {key: value for key, value in parameters.items() if key not in COLUMNS}
    return named | {
        "ENGINE": "yimen.site.postgres",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": rest | {"prepare_threshold": 5, "server_side_binding": True},
    }


def databases() -> dict[str, Any]:
    """The value of Django's DATABASES: always as the application."""
    return {"default": django_settings(address().app)}


def connect(parameters: Parameters) -> Connection[Any]:
    """A plain connection outside Django, every statement its own transaction."""
    try:
        return Connection.connect(conninfo.make_conninfo(**parameters), autocommit=True)
    except OperationalError as silent:
        if f'role "{APP_ROLE}" does not exist' in str(silent):
            raise Unusable(BEHIND) from silent
        why = " ".join(str(silent).split())
        raise Unusable(f"the database does not answer: {why}") from silent


@contextmanager
def as_owner(owner: Parameters | None = None) -> Iterator[None]:
    """Within, Django's connection is the owner's. Only `migrate` needs that."""
    from django.db import connection

    own = django_settings(owner if owner is not None else address().owner)
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(own)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def settle_roles(connection: Connection[Any], app_user: str) -> None:
    """Make the application's role and give it rows, not tables. May be repeated.

    `app_user` is the account the application signs in with; it must be able to take
    on the role. Rights on tables made later follow from the default privileges, so a
    migration that takes one away is not undone by the next run.
    """
    try:
        with connection.transaction(), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP_ROLE])
            if cursor.fetchone() is None:
                cursor.execute(_named("CREATE ROLE {app} NOLOGIN"))
            if not _may_become(connection, app_user):
                cursor.execute(_named("GRANT {app} TO {user}", user=app_user))
            for grant in GRANTS:
                cursor.execute(_named(grant))
    except errors.InsufficientPrivilege as refused:
        raise Unusable(NOT_ALLOWED.format(app=APP_ROLE, user=app_user)) from refused


def _may_become(connection: Connection[Any], user: str) -> bool:
    right = "SET" if connection.info.server_version >= SET_IS_A_RIGHT else "MEMBER"
    row = connection.execute(
        "SELECT pg_has_role(%s, %s, %s)", [user, APP_ROLE, right]
    ).fetchone()
    return bool(row and row[0])


def _named(statement: LiteralString, user: str = APP_ROLE) -> sql.Composed:
    app = sql.Identifier(APP_ROLE)
    return sql.SQL(statement).format(app=app, user=sql.Identifier(user))


SET_IS_A_RIGHT = 160000  # before PostgreSQL 16 every member could SET ROLE

ROWS: LiteralString = "SELECT, INSERT, UPDATE, DELETE"
FROM_NOW_ON: LiteralString = "ALTER DEFAULT PRIVILEGES IN SCHEMA public"
GRANTS: tuple[LiteralString, ...] = (
    "GRANT USAGE ON SCHEMA public TO {app}",
    FROM_NOW_ON + " GRANT " + ROWS + " ON TABLES TO {app}",
    FROM_NOW_ON + " GRANT USAGE, SELECT ON SEQUENCES TO {app}",
)

NOT_ALLOWED = """\
the account that migrates may not make the role {app}. Let an administrator run
  CREATE ROLE {app} NOLOGIN;
  GRANT {app} TO "{user}";
in the database's server, then migrate again."""
