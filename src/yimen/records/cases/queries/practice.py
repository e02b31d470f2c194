"""Local practice: what each region registered, and what holds in one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yimen.records.cases.facts import looking, one
from yimen.records.cases.models import LocalPractice
from yimen.rules.legal_clock.practice import Practice
from yimen.rules.refusals import NotFound

_IN_FORCE: Final = looking("practice_in_force.sql")
_COLUMNS: Final = tuple(Practice.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class OwnPractice:
    """A practice that a region has registered itself."""

    region: str
    region_name: str
    practice: Practice
    withdraws_since: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class PracticePage:
    """A region with its own practice, and what holds there and from where."""

    region: str
    region_name: str
    own: OwnPractice | None
    in_force: Practice
    comes_from: str  # the region that registered it; "" where the Act alone holds


def own_practices() -> tuple[OwnPractice, ...]:
    """Every region that departs from the Act, or once did."""
    rows = LocalPractice.objects.select_related("region").order_by("region__code")
    return tuple(map(_own, rows))


def own_practice(region: str) -> OwnPractice | None:
    """What this region has registered itself."""
    rows = LocalPractice.objects.select_related("region")
    row = rows.filter(region__code=region, region__valid_to=None).first()
    return _own(row) if row else None


def practice_page(region: str) -> PracticePage:
    """What holds in this region; local law is no secret."""
    row = one(_IN_FORCE, {"region": region})
    if row is None:
        raise NotFound(region=region)
    is_local = row["notice_days"] is not None
    practice = Practice(*(row[name] for name in _COLUMNS)) if is_local else Practice()
    own, comes_from = own_practice(region), row["comes_from"] or ""
    return PracticePage(region, row["name"], own, practice, comes_from)


def _own(row: LocalPractice) -> OwnPractice:
    return OwnPractice(
        row.region.code,
        row.region.name,
        Practice(*(getattr(row, name) for name in _COLUMNS)),
        row.deems_withdrawn_since,
        row.version,
    )
