"""事项进驻率: of each unit's matters in force, how many are handled in the hall.

「凡与群众生产生活密切相关的审批事项，必须全部进入服务大厅」
(rulebook 1, item 10; 8.4, indicator 25). A matter is here if its guide says that it is
handled in the hall and its unit is stationed, or represented, in a hall below the place
that is asked for.
"""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from django.db import connection

from yimen.rules.authority.actors import Actor
from yimen.rules.authority.standing import Place
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.catalogue.matters import MatterState
from yimen.rules.voice.rating_tallies import share

_SQL: Final = Path(__file__).parents[1] / "sql" / "stationing.sql"
_STATIONING: Final = _SQL.read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class StationingRow:
    """A unit's matters in force, and those of them that are handled in the hall."""

    organ_id: int
    organ: str
    due: int
    here: int

    @property
    def share(self) -> Decimal | None:
        """The share that is here; none of none."""
        return share(self.here, self.due)


def stationing(actor: Actor, path: str) -> tuple[StationingRow, ...]:
    """Every unit that has matters in force, whoever has most outside the hall first."""
    require(actor, Step.WATCH, Place(hall_path=path))
    asked = {"path": path, "in_use": MatterState.IN_USE}
    with connection.cursor() as cursor:
        cursor.execute(_STATIONING, asked)
        rows = [StationingRow(*row) for row in cursor.fetchall()]
    return tuple(sorted(rows, key=lambda row: (row.here - row.due, row.organ_id)))


def stationed(actor: Actor, path: str) -> Decimal | None:
    """事项进驻率 of all units together; none where there are no matters."""
    rows = stationing(actor, path)
    return share(sum(row.here for row in rows), sum(row.due for row in rows))
