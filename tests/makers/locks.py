"""Two sessions at once: when the other one has come to wait for us."""

import time
from typing import Final

import pytest
from django.db import connection

from patience import PATIENCE_SECONDS

# Locks and who is where are open to every role; what somebody waits for is not. Other
# tests wait in databases of their own.
_WAITING: Final = """
SELECT count(*)
FROM pg_locks
JOIN pg_stat_activity USING (pid)
WHERE NOT granted AND datname = current_database()
"""


def until_somebody_waits() -> None:
    """Come back when a session of this database waits for a lock; fail if none does."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(_WAITING)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
    pytest.fail("nobody waits")
