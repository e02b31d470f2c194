"""A house to measure in: a migrated database, a district, and a server to ask."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import click
from psycopg import sql

from benchmarks.district import District, a_district
from yimen.site.database import DatabaseAddress, Parameters, connect

YIMEN = (sys.executable, "-m", "yimen.site.cli")
OPEN_SECONDS = 60


@dataclass(frozen=True)
class House:
    """The database's address and who works in the district."""

    address: DatabaseAddress
    district: District


@contextmanager
def opened() -> Iterator[House]:
    """A fresh house in YIMEN_HOME; its database stops at the end."""
    import django

    from yimen.site import embedded
    from yimen.site.commands.migrate import migrate

    found = embedded.ensure()
    django.setup()
    migrate(found, quiet=True)
    try:
        yield House(found, a_district())
    finally:
        from django.db import connections

        connections.close_all()
        embedded.release()


@contextmanager
def served(port: int, **environment: str) -> Iterator[None]:
    """Within, the house answers on this port, as `yimen serve` lets it."""
    process = subprocess.Popen(
        [*YIMEN, "serve", "--port", str(port)],
        env=dict(os.environ) | environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_until_open(port, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait_until_open(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + OPEN_SECONDS
    while process.poll() is None and time.monotonic() < end:
        line = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            line.request("GET", "/sign-in/")
            line.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return
        finally:
            line.close()
    raise click.ClickException("the server did not open")


@contextmanager
def copied(name: str) -> Iterator[DatabaseAddress]:
    """A copy of the house's database, thrown away afterwards."""
    from django.db import connections

    from yimen.site import embedded
    from yimen.site.database import embedded_address

    connections.close_all()
    own = {"new": sql.Identifier(name), "old": sql.Identifier("yimen")}
    with connect(embedded.superuser()) as chief:
        chief.execute("CHECKPOINT")
        chief.execute(
            sql.SQL(
                "CREATE DATABASE {new} TEMPLATE {old} OWNER yimen_owner"
                " STRATEGY file_copy"
            ).format(**own)
        )
        try:
            yield embedded_address(name)
        finally:
            chief.execute(
                sql.SQL("DROP DATABASE {new} WITH (FORCE)").format(new=own["new"])
            )


@contextmanager
def pointed_at(parameters: Parameters) -> Iterator[None]:
    """Within, Django's connection goes to this database."""
    from django.db import connections

    from yimen.site.database import django_settings

    default = connections["default"]
    before = dict(default.settings_dict)
    default.close()
    default.settings_dict.update(django_settings(parameters))
    try:
        yield
    finally:
        default.close()
        default.settings_dict.update(before)


def pgbench() -> Path:
    """PostgreSQL's own benchmark program."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/pgbench"))
    found = shutil.which("pgbench") or (debian and debian[-1])
    if not found:
        raise click.ClickException("pgbench is not there; install postgresql-15")
    return Path(found)
