"""Which database, as whom, and what either may do."""

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner
from django.db import ProgrammingError, close_old_connections, connection
from psycopg import errors, sql

from clusters import Clone, administrator
from yimen.site import database
from yimen.site.cli import cli
from yimen.site.commands.migrate import is_behind, migrate


def _answer(statement: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        row = cursor.fetchone()
    return row[0] if row else None


@pytest.mark.usefixtures("db")
def test_the_service_works_as_the_application() -> None:
    assert _answer("SELECT current_user") == database.APP_ROLE


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "ALTER TABLE cases ADD COLUMN mine int",
        "DROP TABLE journal_entry",
        "TRUNCATE applicant CASCADE",
        "DELETE FROM django_migrations",
    ],
)
def test_the_application_may_not_change_tables(statement: str) -> None:
    with pytest.raises(ProgrammingError) as refused, connection.cursor() as cursor:
        cursor.execute(statement)

    assert isinstance(refused.value.__cause__, errors.InsufficientPrivilege)


@pytest.mark.usefixtures("db")
def test_statements_are_kept_prepared() -> None:
    for _ in range(7):
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::int + 40404", [2])
            cursor.fetchone()

    kept = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s"
    with connection.cursor() as cursor:
        cursor.execute(kept, ["%+ 40404%"])
        row = cursor.fetchone()
    assert row == (1,)


def test_a_private_database_sees_real_commits(own_database: Clone) -> None:
    def count() -> object:
        return _answer("SELECT count(*) FROM django_content_type WHERE model = 'mine'")

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_content_type (app_label, model) VALUES ('x', 'mine')"
        )

    assert own_database.together(count, count) == [1, 1]


def test_migrating_twice_changes_nothing(own_database: Clone) -> None:
    assert not is_behind()

    migrate(own_database.address, quiet=True)

    assert not is_behind()
    assert _answer("SELECT current_user") == database.APP_ROLE


def test_another_process_reaches_the_database_by_its_url(own_database: Clone) -> None:
    code = (
        "import django; django.setup(); from django.db import connection as c;"
        "u = c.cursor(); u.execute('SELECT current_user, current_database()');"
        "print(*u.fetchone())"
    )

    told = subprocess.run(
        [sys.executable, "-c", code],
        env=own_database.environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.split() == [database.APP_ROLE, own_database.name]


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("nonsense", "names no database"),
        ("postgresql://nobody@127.0.0.1:1/x", "does not answer"),
    ],
)
@pytest.mark.parametrize("command", [["verify"], ["network", "export"], ["work"]])
def test_a_database_that_is_not_there_is_said_in_a_line(
    monkeypatch: pytest.MonkeyPatch, url: str, why: str, command: list[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)

    told = CliRunner().invoke(cli, command)

    assert told.exit_code == 1
    assert told.stdout == ""
    assert told.stderr.count("\n") == 1
    assert why in told.stderr


def test_a_database_without_tables_is_to_be_migrated(own_database: Clone) -> None:
    with administrator(own_database.name) as chief:
        chief.execute("DELETE FROM django_migrations WHERE app = 'queue'")

    told = subprocess.run(
        [sys.executable, "-m", "yimen.site.cli", "verify", "--json"],
        env=own_database.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == f"Error: {database.BEHIND}\n"


def test_a_url_gives_the_application_its_role(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgres://wang:s%20x@db.hall:6432/hall?sslmode=require"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)

    found = database.address()
    django = database.databases()["default"]

    assert not found.embedded
    assert found.owner["user"] == "wang"
    assert "options" not in found.owner
    assert (django["HOST"], django["PORT"]) == ("db.hall", "6432")
    assert django["NAME"] == "hall"
    assert django["PASSWORD"] == "s x"
    assert django["OPTIONS"]["sslmode"] == "require"
    assert django["OPTIONS"]["options"] == "-c role=yimen_app -c jit=off"


def test_another_url_may_own_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres:///hall?host=/run/postgresql&user=app")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgres://chief@/hall?host=/run")

    found = database.address()

    assert (found.owner["user"], found.app["user"]) == ("chief", "app")
    assert found.app["host"] == "/run/postgresql"


def test_an_owner_without_the_right_is_told_what_to_ask(own_database: Clone) -> None:
    stranger = f"yimen_test_stranger_{os.getpid()}"
    named = sql.Identifier(stranger)

    with administrator(own_database.name) as chief:
        chief.execute(sql.SQL("CREATE ROLE {}").format(named))
        chief.execute(sql.SQL("SET ROLE {}").format(named))
        try:
            with pytest.raises(database.Unusable) as refused:
                database.settle_roles(chief, stranger)
        finally:
            chief.execute("RESET ROLE")
            chief.execute(sql.SQL("DROP ROLE {}").format(named))

    assert f'GRANT yimen_app TO "{stranger}"' in refused.value.message


@pytest.mark.usefixtures("own_database")
def test_a_living_connection_is_kept_without_asking_the_server() -> None:
    about = "SELECT query FROM pg_stat_activity WHERE pid = %s"
    line = _answer("SELECT pg_backend_pid()")

    assert connection.is_usable()

    with administrator() as chief:
        row = chief.execute(about, [line]).fetchone()
    assert row == ("SELECT pg_backend_pid()",)  # still the last thing it was asked


@pytest.mark.usefixtures("own_database")
def test_a_connection_that_the_server_ended_is_opened_anew() -> None:
    before = _answer("SELECT pg_backend_pid()")
    with administrator() as chief:
        chief.execute("SELECT pg_terminate_backend(%s, 5000)", [before])

    assert not connection.is_usable()

    close_old_connections()
    assert _answer("SELECT pg_backend_pid()") != before
