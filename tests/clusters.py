"""Databases for tests: one template per schema, one clone per worker or test.

The template is made by the product's own `migrate` and kept between runs under a name
that changes with the migrations, so a test run starts in a second. Clones carry the
number of the process that made them; those of dead processes are swept away.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from psycopg import Connection, conninfo, errors, sql

from patience import PATIENCE_SECONDS
from yimen.site import embedded
from yimen.site.commands.migrate import migrate
from yimen.site.database import DatabaseAddress, address, connect, django_settings

SOURCE = Path(__file__).parents[1] / "src" / "yimen"
SHAPING = ("**/migrations/*.py", "**/*.sql", "data/**/*.csv", "site/database.py")
TEMPLATE = "yimen_template_"
CLONE = "yimen_test_"
KEPT_TEMPLATES = 12
LOCK = 0x54455354  # the letters TEST, as an advisory lock

_numbers = count(1)


@dataclass(frozen=True)
class Clone:
    """A database of one's own, thrown away afterwards. Commits are real."""

    name: str
    address: DatabaseAddress

    @property
    def environment(self) -> dict[str, str]:
        """What another process needs to use this database."""
        return dict(os.environ) | {
            "DATABASE_URL": conninfo.make_conninfo(**_as_given(self.address)),
            "DATABASE_OWNER_URL": conninfo.make_conninfo(**self.address.owner),
        }

    def together(self, *calls: Callable[[], Any]) -> list[Any]:
        """Run the calls at once, a thread and a connection each: answers or errors."""
        outcomes: list[Any] = [None] * len(calls)
        gate = threading.Barrier(len(calls))

        def run(place: int) -> None:
            from django.db import connections

            try:
                try:
                    connections["default"].ensure_connection()
                except Exception:
                    gate.abort()  # nobody need wait for this one
                    raise
                gate.wait(timeout=PATIENCE_SECONDS)
                outcomes[place] = calls[place]()
            except Exception as error:  # noqa: BLE001 - the test judges it
                outcomes[place] = error
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run, args=(n,)) for n in range(len(calls))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return outcomes


@contextmanager
def cloned() -> Iterator[Clone]:
    """A fresh clone of the template, with Django's connection pointed at it."""
    from django.db import connections

    with copied() as clone:
        default = connections["default"]
        before = dict(default.settings_dict)
        default.close()
        default.settings_dict.update(django_settings(clone.address.app))
        try:
            yield clone
        finally:
            connections.close_all()
            default.settings_dict.update(before)


@contextmanager
def copied() -> Iterator[Clone]:
    """A fresh clone of the template that nobody asks yet."""
    embedded.ensure()
    name = f"{CLONE}{os.getpid()}_{next(_numbers)}"
    template = _template()
    with administrator() as connection:
        _copy(connection, template, name)
    try:
        yield Clone(name, _named(name))
    finally:
        with administrator() as connection:
            _drop(connection, name)


def administrator(name: str = "") -> Connection[Any]:
    """A connection that may make and drop databases and roles."""
    chief = embedded.superuser() if address().embedded else address().owner
    return connect(chief | ({"dbname": name} if name else {}))


def _template() -> str:
    """The name of the template for the schema as it is in the files now."""
    digest = hashlib.sha256()
    for path in sorted({path for shape in SHAPING for path in SOURCE.glob(shape)}):
        digest.update(str(path.relative_to(SOURCE)).encode() + path.read_bytes())
    digest.update((SOURCE.parents[1] / "requirements" / "run.txt").read_bytes())
    name = TEMPLATE + digest.hexdigest()[:16]
    with administrator() as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        if name not in _databases(connection, TEMPLATE):
            _sweep(connection)
            half = f"half_{name}"
            _drop(connection, half)
            _copy(connection, "template1", half)
            migrate(_named(half), quiet=True)
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            names = sql.Identifier(half), sql.Identifier(name)
            connection.execute(rename.format(*names))
    return name


def _sweep(connection: Connection[Any]) -> None:
    for old in _databases(connection, TEMPLATE)[:-KEPT_TEMPLATES]:
        _drop(connection, old)
    for clone in _databases(connection, CLONE):
        if not Path(f"/proc/{clone.removeprefix(CLONE).split('_')[0]}").exists():
            with suppress(errors.ObjectInUse):
                _drop(connection, clone, force=False)


def _databases(connection: Connection[Any], prefix: str) -> list[str]:
    """Those whose name begins so, oldest first."""
    rows = connection.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid",
        [prefix],
    )
    return [name for (name,) in rows]


def _copy(connection: Connection[Any], template: str, name: str) -> None:
    owner = connection.info.user
    if address().embedded:
        owner = address().owner["user"]
    connection.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY file_copy").format(
            sql.Identifier(name), sql.Identifier(template), sql.Identifier(owner)
        )
    )


def _drop(connection: Connection[Any], name: str, *, force: bool = True) -> None:
    statement = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name))
    connection.execute(statement + sql.SQL(" WITH (FORCE)" if force else ""))


def _named(name: str) -> DatabaseAddress:
    found = address()
    named = {"dbname": name}
    return DatabaseAddress(found.owner | named, found.app | named, found.embedded)


def _as_given(found: DatabaseAddress) -> dict[str, str]:
    return {key: value for key, value in found.app.items() if key != "options"}
