"""Somebody asks for an errand by its number and the code on the slip."""

from datetime import datetime

from yimen.records.agency.queries import ErrandProgress, errand_progress
from yimen.records.cases.actions.ask_progress import count_question


def ask_errand(
    *, number: str, code: str, address: str, at: datetime
) -> ErrandProgress | None:
    """The errand, or None for a wrong code and an unknown number alike."""
    count_question(number, address, at)
    return errand_progress(number, code)
