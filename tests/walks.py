"""How many walks a machine takes, and whether they are always the same ones.

Every run takes few, the same ones each time: a failure is the change's, not chance's.
`make deep` takes twenty times as many, and other ones every time: what it finds becomes
a test of its own.
"""

import os
from typing import Final

from hypothesis import HealthCheck, settings

DEEP: Final = os.environ.get("YIMEN_WALKS") == "deep"
_DEEPER: Final = 20


def walks(few: int, steps: int) -> settings:
    """So many walks of so many steps at the most."""
    return settings(
        max_examples=few * _DEEPER if DEEP else few,
        stateful_step_count=steps,
        deadline=None,
        derandomize=not DEEP,
        suppress_health_check=list(HealthCheck),
    )
