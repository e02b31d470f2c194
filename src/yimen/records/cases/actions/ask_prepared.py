"""Somebody asks for their form again, by its code and the telephone they left."""

from datetime import datetime

from yimen.ports.identifiers import check_phone
from yimen.records.cases.actions.ask_progress import count_question
from yimen.records.cases.queries.prepared import PreparedPage, prepared_of


def ask_prepared(
    *, code: str, phone: str, address: str, at: datetime
) -> PreparedPage | None:
    """The form, or None for a wrong telephone and an unknown code alike.

    Every question counts before it is answered, and stays counted when refused.
    """
    count_question(code, address, at)
    return prepared_of(code, check_phone(phone).number, at)
