"""The catalogue as staff see it: every matter, drafts too, in pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import F, Q, QuerySet

from yimen.ports import spelling
from yimen.records.catalogue import facts
from yimen.records.catalogue.models import Matter
from yimen.records.people.queries.paging import Slice, slice_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.catalogue.matters import (
    CaseKind,
    MatterState,
    MatterType,
    VersionState,
)
from yimen.rules.legal_clock.limits import Limit

A_PAGE: Final = 50
SORTS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("latest__full_pinyin",),
    "code": ("code",),
    "organ": ("organ__initials", "latest__full_pinyin"),
    "type": ("latest__matter_type", "latest__full_pinyin"),
    "state": ("state", "latest__full_pinyin"),
    "promised": ("latest__promised_unit", "latest__promised_number"),
    "changed": ("latest__created_at",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterFilter:
    """Which matters to list, and in which order."""

    text: str = ""
    organ_id: int | None = None
    matter_type: str = ""
    state: str = ""
    line: str = ""
    theme: str = ""
    has_draft: bool = False
    sort: str = "name"


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matter in the list."""

    code: str
    name: str
    organ: str
    matter_type: MatterType
    case_kind: CaseKind
    state: MatterState
    line: str
    number: int
    has_draft: bool
    statutory_limit: Limit | None
    statutory_is_default: bool
    promised_limit: Limit | None
    visit_count: int | None
    is_charged: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many matters stand in each state."""

    whole: int
    by_state: Mapping[MatterState, int]


def matters(
    wanted: MatterFilter, *, by: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[MatterRow]:
    """One page of the matters that are wanted."""
    require(by, Step.SEE_CATALOGUE)
    rows = _found(wanted).select_related("latest", "organ").order_by(*_order(wanted))
    return slice_of(rows, page, _row, size=size)


def matter_codes(wanted: MatterFilter, *, by: Actor) -> frozenset[str]:
    """The codes of all matters that are wanted, for an export."""
    require(by, Step.SEE_CATALOGUE)
    return frozenset(_found(wanted).values_list("code", flat=True))


def tally(*, by: Actor) -> Tally:
    """How many matters there are, by state."""
    require(by, Step.SEE_CATALOGUE)
    by_state = dict.fromkeys(MatterState, 0)
    for state in Matter.objects.values_list("state", flat=True):
        by_state[MatterState(state)] += 1
    return Tally(sum(by_state.values()), by_state)


def themes() -> tuple[str, ...]:
    """Every theme that some matter has, by how many have it."""
    counts: dict[str, int] = {}
    for person, legal in Matter.objects.exclude(latest=None).values_list(
        "latest__elements__person_themes", "latest__elements__legal_themes"
    ):
        for theme in {*(person or ()), *(legal or ())}:
            counts[theme] = counts.get(theme, 0) + 1
    return tuple(sorted(counts, key=lambda theme: (-counts[theme], theme)))


def _found(wanted: MatterFilter) -> QuerySet[Matter]:
    plain: dict[str, Any] = {
        "organ_id": wanted.organ_id,
        "latest__matter_type": wanted.matter_type,
        "state": wanted.state,
        "line": wanted.line,
    }
    found = Matter.objects.exclude(latest=None)
    found = found.filter(**{k: v for k, v in plain.items() if v})
    for term in spelling.folded(wanted.text).split():
        found = found.filter(
            Q(findable__haystack__contains=term)
            | Q(organ__name__contains=term)
            | Q(organ__initials__contains=term)
        )
    if wanted.theme:
        found = found.filter(
            Q(latest__elements__person_themes__contains=[wanted.theme])
            | Q(latest__elements__legal_themes__contains=[wanted.theme])
        )
    if wanted.has_draft:
        found = found.filter(latest__state=VersionState.DRAFT)
    return found


def _order(wanted: MatterFilter) -> list[Any]:
    columns = SORTS.get(wanted.sort.removeprefix("-"), SORTS["name"])
    down = wanted.sort.startswith("-")
    return [
        *(F(c).desc(nulls_last=True) if down else F(c).asc() for c in columns),
        "code",
    ]


def _row(row: Any) -> MatterRow:
    latest = row.latest
    return MatterRow(
        code=row.code,
        name=latest.name,
        organ=row.organ.name,
        matter_type=MatterType(latest.matter_type),
        case_kind=CaseKind(latest.case_kind),
        state=MatterState(row.state),
        line=row.line,
        number=latest.number,
        has_draft=latest.state == VersionState.DRAFT,
        statutory_limit=facts.limit(latest.statutory_number, latest.statutory_unit),
        statutory_is_default=latest.statutory_is_default,
        promised_limit=facts.limit(latest.promised_number, latest.promised_unit),
        visit_count=latest.visit_count,
        is_charged=latest.is_charged,
    )
