"""Rounds of the catalogue: the list, one with its figures, now or as they were kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from yimen.records.catalogue import facts
from yimen.records.catalogue.models import CatalogueRound, ChangeRecord
from yimen.records.catalogue.queries.numbers import catalogue_on
from yimen.records.people.queries.paging import A_PAGE, Slice, slice_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.catalogue import rounds as rules
from yimen.rules.catalogue.matter_changes import Change
from yimen.rules.catalogue.matters import MatterState
from yimen.rules.catalogue.rounds import Round, RoundFigures, RoundState
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFilter:
    """Which rounds to list."""

    kind: str = ""
    state: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRow:
    """A round: where it looks, since when, and what came of it."""

    span: Round
    name: str
    organ: str  # nothing: the whole catalogue
    looks_at: str
    progress: str
    result: str
    kept: RoundFigures | None
    begun_by: str
    closed_by: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundChange:
    """What was done to one matter while the round ran."""

    code: str
    name: str
    organ: str
    change: Change
    happened_on: date
    basis: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPage:
    """One round, the one it looks back at, and its figures until a day."""

    row: RoundRow
    looks_back_at: RoundRow | None
    until: date
    figures: RoundFigures
    made: Slice[RoundChange]


def rounds(
    wanted: RoundFilter, *, by: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[RoundRow]:
    """The rounds by pages: those that run, then the one that ended last."""
    require(by, Step.SEE_CATALOGUE)
    found = _rows().filter(_condition(wanted))
    newest = found.order_by(F("ended_on").desc(nulls_first=True), "-begun_on", "-pk")
    return slice_of(newest, page, _row, size=size)


def closed_rounds() -> tuple[RoundRow, ...]:
    """What the public reads: the rounds that are over, the last first."""
    over = _rows().filter(ended_on__isnull=False)
    return tuple(_row(row) for row in over.order_by("-ended_on", "-pk")[:A_PAGE])


def round_years(*, by: Actor) -> tuple[int, ...]:
    """The years in which rounds began, the last first."""
    require(by, Step.SEE_CATALOGUE)
    days = CatalogueRound.objects.dates("begun_on", "year", order="DESC")
    return tuple(day.year for day in days)


def round_row(round_id: int, *, by: Actor) -> RoundRow:
    """One round as it stands in the list."""
    require(by, Step.SEE_CATALOGUE)
    return _row(_one(round_id))


def round_page(round_id: int, *, by: Actor, today: date, page: int = 1) -> RoundPage:
    """One round with a page of what was done; its figures are those of today.

    Once it is over they are those that were kept.
    """
    require(by, Step.SEE_CATALOGUE)
    found = _one(round_id)
    row = _row(found)
    earlier = found.looks_back_at_id
    until = row.span.ended_on or today
    return RoundPage(
        row=row,
        looks_back_at=_row(_one(earlier)) if earlier else None,
        until=until,
        figures=row.kept or round_figures(row.span, until),
        made=_made(found, row.span, until, page),
    )


def _made(
    row: CatalogueRound, span: Round, until: date, page: int
) -> Slice[RoundChange]:
    """What the figures count, the last first; nothing of after it was closed."""
    made = _changes(span, until).select_related("matter", "matter_version__organ")
    if row.closed_at is not None:
        made = made.filter(recorded_at__lte=row.closed_at)
    return slice_of(made.order_by("-happened_on", "-pk"), page, _change)


def round_figures(span: Round, until: date) -> RoundFigures:
    """What the round changed until the end of this day, counted now."""
    return rules.figures(
        catalogue_on(span.eve, span.organ_id),
        catalogue_on(until, span.organ_id),
        _tally(span, until),
    )


def _tally(span: Round, until: date) -> Mapping[Change, int]:
    """How many matters each verb met."""
    counted = _changes(span, until).values_list("kind")
    found = counted.annotate(Count("matter", distinct=True))
    return {Change(kind): count for kind, count in found}


def _changes(span: Round, until: date) -> QuerySet[ChangeRecord]:
    """Changes of what had been published; a move is both organs'."""
    made = ChangeRecord.objects.filter(
        happened_on__gte=span.begun_on, happened_on__lte=until
    ).exclude(before=MatterState.DRAFT)
    if span.organ_id is None:
        return made
    here = Q(matter_version__organ_id=span.organ_id)
    moved = Q(organ_before_id=span.organ_id) | Q(organ_after_id=span.organ_id)
    return made.filter(here | moved)


def _condition(wanted: RoundFilter) -> Q:
    asked = Q()
    if wanted.kind:
        asked &= Q(kind=wanted.kind)
    if wanted.state:
        asked &= Q(ended_on__isnull=wanted.state == RoundState.OPEN)
    if wanted.year is not None:
        asked &= Q(begun_on__year=wanted.year)
    return asked


def _rows() -> QuerySet[CatalogueRound]:
    return CatalogueRound.objects.select_related("organ", "begun_by", "closed_by")


def _one(round_id: int) -> CatalogueRound:
    found = _rows().filter(pk=round_id).first()
    if found is None:
        raise NotFound(round=round_id)
    return found


def _row(row: CatalogueRound) -> RoundRow:
    return RoundRow(
        span=facts.catalogue_round(row),
        name=row.name,
        organ=row.organ.name if row.organ else "",
        looks_at=row.looks_at,
        progress=row.progress,
        result=row.result,
        kept=rules.read(row.figures) if row.figures else None,
        begun_by=row.begun_by.name if row.begun_by else "",
        closed_by=row.closed_by.name if row.closed_by else "",
        version=row.version,
    )


def _change(row: ChangeRecord) -> RoundChange:
    return RoundChange(
        code=row.matter.code,
        name=row.matter_version.name,
        organ=row.matter_version.organ.name,
        change=Change(row.kind),
        happened_on=row.happened_on,
        basis=row.basis,
        reason=row.reason,
    )
