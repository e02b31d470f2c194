"""Databases in which somebody is at work already, one of each kind per worker.

Half of the tests ask for the cast, most of these for its counter too. Putting them up
costs more than many a test that follows; so they are put up once, in a database of
their own, and every test on that stage runs there in a transaction that is rolled back.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from clusters import copied
from yimen.site.database import django_settings

ALIAS = "default"


@dataclass(frozen=True)
class Stage:
    """A database by its connection, and who stands in it."""

    connection: BaseDatabaseWrapper
    players: Any

    @contextmanager
    def entered(self) -> Iterator[Any]:
        """Django asks this database; who stands in it, for one test to change."""
        with _asked(self.connection):
            yield deepcopy(self.players)


@contextmanager
def staged(put_up: Callable[[], Any]) -> Iterator[Stage]:
    """A database with those in it whom this puts up."""
    with copied() as clone:
        connection = connections.create_connection(ALIAS)
        own = django_settings(clone.address.app)
        connection.settings_dict = connection.settings_dict | own
        with _asked(connection), transaction.atomic():
            players = put_up()
        yield Stage(connection, players)
        connection.close()


@contextmanager
def _asked(connection: BaseDatabaseWrapper) -> Iterator[None]:
    usual = connections[ALIAS]
    connections[ALIAS] = connection
    try:
        yield
    finally:
        connections[ALIAS] = usual
