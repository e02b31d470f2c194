"""Where the run of a joint case stands as a whole.

It waits until the lead has accepted, runs while approvals are open, is joined when all
that are required are closed, and is closed by the lead's decision.
"""

from enum import StrEnum


class RunState(StrEnum):
    """Where the whole stands; its members have states of their own."""

    WAITING = "waiting"
    RUNNING = "running"
    JOINED = "joined"
    CLOSED = "closed"


CHANGEABLE = frozenset({RunState.WAITING, RunState.RUNNING, RunState.JOINED})
"""Members may be added and cancelled until the lead has decided."""
