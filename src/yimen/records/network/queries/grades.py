"""Grades of places: the list, one wish, and what holds on a day."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Q, QuerySet, When

from yimen.records.network.models import NodeGrade
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.rules.authority.table import Place
from yimen.rules.grades import Grade, GradeState, holds
from yimen.rules.legal_clock.calendar import local_date


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeRow:
    """A wish for a grade, and what became of it."""

    grade_id: int
    grade: Grade
    state: GradeState
    code: str
    name: str
    tier: int
    place: Place
    ground: str
    asked_on: date
    asked_by: str
    granted_on: date | None
    ends_on: date | None
    settled_by: str
    reason: str
    version: int
    holds: bool


def grade_rows(on: date, *, node_id: int | None = None) -> tuple[GradeRow, ...]:
    """Every wish, those that wait first; one place's only where it is named."""
    rows = _wishes()
    if node_id is not None:
        rows = rows.filter(node_id=node_id)
    return tuple(_row(row, on) for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeFilter:
    """Which wishes to list."""

    text: str = ""  # of a place: its name, code or initials
    grade: str = ""
    state: str = ""  # granted: holds on the day; ended: does not any more
    tier: int | None = None


def graded_places(
    wanted: GradeFilter, *, on: date, page: int = 1, size: int = A_PAGE
) -> Slice[GradeRow]:
    """The wishes that fit, those that wait first, a page at a time."""
    found = _wishes().filter(_matching(wanted, on))
    return slice_of(found, page, lambda row: _row(row, on), size=size)


def _wishes() -> QuerySet[NodeGrade]:
    waits = Case(When(state=GradeState.APPLIED, then=0), default=1)
    rows = NodeGrade.objects.select_related("node", "asked_by", "settled_by")
    return rows.order_by(waits, "-pk")


def _matching(wanted: GradeFilter, on: date) -> Q:
    found = Q()
    if text := wanted.text.strip():
        named = Q(node__name__icontains=text) | Q(node__code__icontains=text)
        found &= named | Q(node__initials__startswith=text.lower())
    if wanted.grade:
        found &= Q(grade=wanted.grade)
    if wanted.tier is not None:
        found &= Q(node__tier=wanted.tier)
    over = Q(state=GradeState.GRANTED, ends_on__lte=on)
    if wanted.state == GradeState.GRANTED:
        found &= Q(state=GradeState.GRANTED) & ~over
    elif wanted.state == GradeState.ENDED:
        found &= Q(state=GradeState.ENDED) | over
    elif wanted.state:
        found &= Q(state=wanted.state)
    return found


def grade_row(grade_id: int, on: date) -> GradeRow | None:
    """One wish for a grade."""
    found = _wishes().filter(pk=grade_id).first()
    return _row(found, on) if found else None


def held_grades(on: date) -> Mapping[int, tuple[Grade, ...]]:
    """What each place holds on a day, by id of the place."""
    rows = NodeGrade.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=on), state=GradeState.GRANTED
    )
    held: dict[int, tuple[Grade, ...]] = defaultdict(tuple)
    for node_id, grade in rows.order_by("pk").values_list("node_id", "grade"):
        held[node_id] += (Grade(grade),)
    return held


def _row(row: NodeGrade, on: date) -> GradeRow:
    state = GradeState(row.state)
    return GradeRow(
        grade_id=row.pk,
        grade=Grade(row.grade),
        state=state,
        code=row.node.code,
        name=row.node.name,
        tier=row.node.tier,
        place=Place(hall_id=row.node_id, hall_path=row.node.path),
        ground=row.ground,
        asked_on=local_date(row.asked_at),
        asked_by=row.asked_by.name if row.asked_by else "",
        granted_on=row.granted_on,
        ends_on=row.ends_on,
        settled_by=row.settled_by.name if row.settled_by else "",
        reason=row.reason,
        version=row.version,
        holds=holds(state, row.ends_on, on),
    )
