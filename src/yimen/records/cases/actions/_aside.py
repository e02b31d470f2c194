"""Acts that leave the case's version alone: they try again when a line came first."""

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction

from yimen.rules.refusals import Overtaken

T = TypeVar("T")
TRIES = 5


def until_it_fits(act: Callable[[], T]) -> T:
    """The answer of the act, taken again while somebody else's line came first."""
    for _ in range(TRIES - 1):
        try:
            with transaction.atomic():
                return act()
        except Overtaken:
            continue
    with transaction.atomic():
        return act()
