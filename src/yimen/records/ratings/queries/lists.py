"""Ratings as the management reads them: never who, and never one's own.

A list shows what was said about which work. It bears no case and no hour, by which a
clerk would know whom they served; whoever was rated does not see the row at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from yimen.ports.vault import vault
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.records.ratings.models import Rating, RatingMark
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound
from yimen.rules.running_text import masked
from yimen.rules.voice.rating_integrity import Suspicion
from yimen.rules.voice.ratings import TAGS, Channel, Level, Point, Score

FEW: Final = 5
"""Fewer ratings than this in a month are not told to whom they are about."""

_DAYS_SHOWN: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class RatingFilter:
    """Which ratings; both days are in."""

    level: str = ""
    is_bad: bool = False
    is_marked: bool = False
    is_contested: bool = False
    channel: str = ""
    organ_id: int | None = None
    hall_path: str = ""
    window_id: int | None = None
    officer_id: int | None = None
    matter: str = ""
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRow:
    """A rating in a list."""

    rating_id: int
    level: Level
    point: Point
    channel: Channel
    tags: tuple[str, ...]
    scores: Mapping[Score, int]
    text: str  # numbers of persons masked
    matter: str
    officer: str
    window: str
    organ: str
    hall: str
    rated_on: date
    is_named: bool
    is_valid: bool
    is_contested: bool
    marks: tuple[Suspicion, ...]
    ticket_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRow:
    """One mark with its evidence."""

    suspicion: Suspicion
    evidence: Mapping[str, Any]
    found_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestRow:
    """One review of a rating."""

    asked_at: datetime
    asked_by: str
    ground: str
    decided_at: datetime | None
    decided_by: str
    is_upheld: bool | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingPage:
    """One rating with its marks and reviews."""

    row: RatingRow
    marks: tuple[MarkRow, ...]
    contests: tuple[ContestRow, ...]


@dataclass(frozen=True, slots=True)
class OwnMonth:
    """A month of one's own ratings: how many of each level, and no more."""

    month: str
    levels: Mapping[Level, int] | None  # None: too few to be told


def ratings(
    wanted: RatingFilter, *, actor: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[RatingRow]:
    """The ratings that the actor may see, the newest day first."""
    rows = _visible(actor).filter(matching(wanted)).distinct()
    return slice_of(rows.order_by("-rated_on", "-pk"), page, _row, size=size)


def rating_page(rating_id: int, actor: Actor) -> RatingPage:
    """One rating, if it is the actor's to see; else `NotFound`."""
    row = _visible(actor).filter(pk=rating_id).first()
    if row is None:
        raise NotFound(rating=rating_id)
    contests = row.contests.select_related("asked_by", "decided_by").order_by("pk")
    return RatingPage(
        row=_row(row),
        marks=tuple(map(_mark, row.marks.order_by("pk"))),
        contests=tuple(map(_contest, contests)),
    )


def own_months(actor: Actor, today: date) -> tuple[OwnMonth, ...]:
    """The actor's own ratings by month, the newest first, without anything else."""
    rows = Rating.objects.filter(
        officer_id__in=actor.officer_ids,
        is_valid=True,
        rated_on__gte=today - _DAYS_SHOWN,
    )
    counted = rows.values_list("rated_on__year", "rated_on__month", "level")
    months: dict[str, dict[Level, int]] = {}
    for year, month, level, number in counted.annotate(Count("pk")).order_by():
        levels = months.setdefault(f"{year}-{month:02d}", dict.fromkeys(Level, 0))
        levels[Level(level)] += number
    return tuple(
        OwnMonth(name, levels if sum(levels.values()) >= FEW else None)
        for name, levels in sorted(months.items(), reverse=True)
    )


def matching(wanted: RatingFilter) -> Q:
    """The filter as a condition."""
    plain = {
        "level": wanted.level,
        "channel": wanted.channel,
        "organ_id": wanted.organ_id,
        "hall__path__startswith": wanted.hall_path,
        "window_id": wanted.window_id,
        "officer_id": wanted.officer_id,
        "matter__icontains": wanted.matter,
        "rated_on__gte": wanted.first_on,
        "rated_on__lte": wanted.last_on,
    }
    found = Q(**{name: value for name, value in plain.items() if value})
    if wanted.is_bad:
        found &= Q(level__in=[one.value for one in Level if one.is_bad])
    if wanted.is_marked:
        found &= Q(marks__isnull=False)
    if wanted.is_contested:
        found &= Q(contests__decided_at=None, contests__isnull=False)
    return found


def not_own(actor: Actor) -> Q:
    """Whatever is not about the actor's own work, nor about whose post they work."""
    return Q(officer_id=None) | ~Q(officer_id__in=actor.officer_ids)


def _visible(actor: Actor) -> QuerySet[Rating]:
    rows = Rating.objects.select_related(
        "officer", "window", "organ", "hall", "rectification"
    ).prefetch_related("marks", "contests")
    sight = sight_of(actor, Step.SEE_RATINGS)
    return rows.filter(seen_by(sight, organ="organ", hall="hall"), not_own(actor))


def _row(row: Any) -> RatingRow:
    level = Level(row.level)
    ticket = getattr(row, "rectification", None)
    sealed = bytes(row.text_sealed)
    return RatingRow(
        rating_id=row.pk,
        level=level,
        point=Point(row.point),
        channel=Channel(row.channel),
        tags=tuple(TAGS[level][tag] for tag in row.tags),
        scores={Score(name): stars for name, stars in row.scores.items()},
        text=masked(vault().unseal(sealed)) if sealed else "",
        matter=row.matter,
        officer=row.officer.name if row.officer else "",
        window=row.window.name or f"{row.window.number}号窗口" if row.window else "",
        organ=row.organ.name if row.organ else "",
        hall=row.hall.name,
        rated_on=row.rated_on,
        is_named=row.is_named,
        is_valid=row.is_valid,
        is_contested=any(one.decided_at is None for one in row.contests.all()),
        marks=tuple(Suspicion(one.suspicion) for one in row.marks.all()),
        ticket_id=ticket.pk if ticket else None,
    )


def _mark(row: RatingMark) -> MarkRow:
    return MarkRow(
        suspicion=Suspicion(row.suspicion),
        evidence=row.evidence,
        found_at=row.found_at,
    )


def _contest(row: Any) -> ContestRow:
    return ContestRow(
        asked_at=row.asked_at,
        asked_by=row.asked_by.name,
        ground=row.ground,
        decided_at=row.decided_at,
        decided_by=row.decided_by.name if row.decided_by else "",
        is_upheld=row.is_upheld,
        reason=row.reason,
    )
