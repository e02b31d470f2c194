"""Somebody asks for a request by its number and the code they were given."""

from datetime import datetime

from yimen.records.cases.actions.ask_progress import count_question
from yimen.records.orders.queries import RequestProgress, request_progress


def follow_request(
    *, number: str, code: str, address: str, at: datetime
) -> RequestProgress | None:
    """The request, or None for a wrong code and an unknown number alike."""
    count_question(number, address, at)
    return request_progress(number, code)
