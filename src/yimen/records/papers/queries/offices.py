"""Whose name and telephone stand on a paper of the house."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import connection

from yimen.rules.documents.house_papers import SHORT_NAME
from yimen.rules.refusals import NotFound

_OFFICE: Final = Path(__file__).parents[1] / "sql" / "office.sql"
_SQL: Final = _OFFICE.read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeOnPaper:
    """The hall, and the organ where one issues the paper."""

    hall_id: int
    hall_path: str
    hall_name: str
    phone: str
    supervision_phone: str
    region_name: str
    organ_name: str
    organ_short_name: str

    @property
    def name(self) -> str:
        """The name over the seal."""
        return self.organ_name or self.hall_name

    @property
    def short_name(self) -> str:
        """What its papers are numbered under."""
        return self.organ_short_name or SHORT_NAME


def office_of(hall_id: int | None, organ_id: int | None) -> OfficeOnPaper:
    """The office by hall and organ; without a hall the topmost one."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"hall": hall_id, "organ": organ_id})
        values = cursor.fetchone()
        columns = [column[0] for column in cursor.description]
    if values is None:
        raise NotFound(hall=hall_id)
    return OfficeOnPaper(**dict(zip(columns, values, strict=True)))
