"""A paper is printed again, word for word, with its copy number."""

from datetime import datetime

from yimen.records.cases.queries import DocumentPage
from yimen.rules.actors import Actor


def print_document(
    *,
    document: str,
    by: Actor,
    at: datetime,
) -> DocumentPage:
    """The paper as it was issued, with its copy number."""
    raise NotImplementedError
