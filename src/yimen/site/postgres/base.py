"""Asks an idle connection whether it lives without asking the server.

Django tries every connection with `SELECT 1` before a request, a round trip in four on
the lean path. But a server that ends a session says so, and if it falls the kernel
does: either way there is something to read on a line where nobody was asked anything.
Only then is the server asked. (A machine that vanishes without a word is noticed by
the first statement, as it would be with any statement in between.)
"""

import select

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
    """The connection of Django that listens before it asks."""

    def is_usable(self) -> bool:
        """Whether statements can be sent."""
        line = self.connection
        if line is None or line.closed:
            return False
        is_idle = line.info.transaction_status is TransactionStatus.IDLE
        return (is_idle and _is_silent(line.fileno())) or bool(super().is_usable())


def _is_silent(line: int) -> bool:
    listener = select.poll()
    listener.register(line, select.POLLIN)
    return not listener.poll(0)
