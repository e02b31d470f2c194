"""A case from ticket to rating: the marks and spans of one picture."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.db import connection

_SQL: Final = Path(__file__).parents[1] / "sql"
_STORY: Final = (_SQL / "story.sql").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Mark:
    """One act at its instant: of the ticket, of the case, or of a rating."""

    kind: str  # ticket | case | rating
    step: str
    at: datetime
    after: str


def story(number: str) -> tuple[Mark, ...]:
    """What was written about the case, its ticket and its ratings, in its order."""
    with connection.cursor() as cursor:
        cursor.execute(_STORY, {"case": number})
        return tuple(Mark(*row) for row in cursor.fetchall())
