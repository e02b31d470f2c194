"""What every import says at its end, whoever started it.

Nothing is dropped silently: rows = created + updated + unchanged + rejected, and
whatever was odd about a row is a remark with the row's number in the file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Progress = Callable[[int, int], None]
"""Told how many rows are done, of how many."""


@dataclass(frozen=True, slots=True)
class Told:
    """So many rows are done, of so many."""

    done: int
    whole: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Something odd about one row of the file."""

    row: int
    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of every row."""

    rows: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    warnings: tuple[Remark, ...] = ()
    invalid_codes: tuple[str, ...] = ()
    notes: Mapping[str, int] = field(default_factory=dict)  # further counts, by name

    def as_json(self) -> dict[str, object]:
        """The document that `--json` prints."""
        return {
            "rows": self.rows,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": self.rejected,
            "warnings": [
                {"row": one.row, "kind": one.kind, "value": one.value}
                for one in self.warnings
            ],
            "invalid_codes": list(self.invalid_codes),
        }
