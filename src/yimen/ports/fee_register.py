"""The fee register, as the catalogue asks it: which fees may be charged on a day.

The catalogue lies below the fees, which know it; the site tells at start whom to ask.
"""

from collections.abc import Collection
from datetime import date
from typing import Protocol


class FeeRegister(Protocol):
    """Knows the registered fees."""

    def in_force(self, codes: Collection[str], on: date) -> frozenset[str]:
        """Which of these codes are registered with a standard for this day."""
        ...


_used: list[FeeRegister] = []


def use(register: FeeRegister) -> None:
    """From now on, this register is asked."""
    _used[:] = [register]


def unregistered(codes: Collection[str], on: date) -> frozenset[str]:
    """Which of these codes nobody may charge on this day."""
    wanted = frozenset(codes)
    return wanted - _used[0].in_force(wanted, on) if wanted and _used else frozenset()
