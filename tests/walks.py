"""How many walks a machine takes, and whether they are always the same ones.

What must always be true is looked at after every act that was done; where nobody did
anything since the last look, looking again shows the same rows.

Every run takes few, the same ones each time: a failure is the change's, not chance's.
`make deep` takes twenty times as many, and other ones every time: what it finds becomes
a test of its own.
"""

import os
from collections.abc import Callable
from typing import Final

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine

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


class Walker(RuleBasedStateMachine):
    """A machine whose acts are undone whole where they are refused.

    Whoever has done something says `moved`.
    """

    moved = False

    def check_invariants(
        self,
        settings: settings,
        output: Callable[[str], object],
        runtimes: dict[str, float],
    ) -> None:
        """Look at the rows, unless they are those of the last look."""
        if self.moved:
            super().check_invariants(settings, output, runtimes)
        self.moved = False
