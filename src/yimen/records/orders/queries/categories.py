"""The tree of categories."""

from dataclasses import dataclass

from yimen.records.orders.models import Category
from yimen.rules.voice.categories import LEVELS, level_of, name_of


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A category and who answers for it."""

    path: str
    name: str
    level: int
    organ_id: int | None
    organ: str
    is_open: bool
    version: int


def categories() -> tuple[CategoryRow, ...]:
    """All of them, branch by branch."""
    rows = Category.objects.select_related("organ").order_by("path")
    return tuple(
        CategoryRow(
            path=row.path,
            name=name_of(row.path),
            level=level_of(row.path),
            organ_id=row.organ_id,
            organ=row.organ.name if row.organ else "",
            is_open=row.is_open,
            version=row.version,
        )
        for row in rows
    )


def open_leaves() -> tuple[CategoryRow, ...]:
    """Those that an order may be filed under."""
    return tuple(one for one in categories() if one.is_open and one.level == LEVELS)
