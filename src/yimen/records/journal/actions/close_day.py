"""Close a day: nothing can be added to it any more, and its root is published."""

from datetime import date, datetime

from django.conf import settings
from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

from yimen.records.journal import queries
from yimen.records.journal.append import Line, append
from yimen.records.journal.models import JournalDay
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.journal.audit import StoredDay
from yimen.rules.journal.chain import GENESIS, Day, Tree
from yimen.rules.refusals import Overtaken, Refused

_PATIENCE = "SET LOCAL lock_timeout = '10s'"
_WAIT_FOR_WRITERS = "SELECT journal_wait_for_writers(%s)"


class DayStillOpen(Refused):
    """A transaction of that day has not ended yet."""


@transaction.atomic
def close_day(*, day: date, by: Actor, at: datetime) -> StoredDay:
    """The day as it is published. Raises `DayStillOpen` while somebody writes in it."""
    authority.require(by, Step.CLOSE_DAY)
    algorithm: str = settings.YIMEN_JOURNAL_ALGORITHM
    _wait_for_writers(day)
    last = queries.last_day()
    if last is not None and last.day >= day:
        raise Overtaken(day=day)
    tree = Tree(algorithm)
    for leaf in queries.leaves(day):
        tree.add(leaf.hash)
    before = last.root if last else GENESIS
    hashed = Day(day, tree.count, tree.root(), before, algorithm)
    closed = StoredDay(day, hashed.count, hashed.root(), before, algorithm)
    JournalDay.objects.create(
        day=day,
        count=closed.count,
        root=closed.root,
        previous_root=before,
        algorithm=algorithm,
        closed_at=at,  # the database puts its own clock here
    )
    append(
        Line(
            kind="day",
            subject=day.isoformat(),
            step=Step.CLOSE_DAY,
            by=by,
            happened_at=at,
            payload={"count": closed.count, "root": closed.root.hex()},
        )
    )
    return closed


def _wait_for_writers(day: date) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(_PATIENCE)
            cursor.execute(_WAIT_FOR_WRITERS, [day])
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise DayStillOpen(day=day) from error
        raise
