"""Somebody asks for an order by its number and the code they were given."""

from datetime import datetime

from yimen.records.cases.actions.ask_progress import count_question
from yimen.records.orders.queries import OrderProgress, order_progress


def follow_order(
    *, number: str, code: str, address: str, at: datetime
) -> OrderProgress | None:
    """The order, or None for a wrong code and an unknown number alike."""
    count_question(number, address, at)
    return order_progress(number, code, at)
