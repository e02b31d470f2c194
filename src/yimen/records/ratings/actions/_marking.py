"""Mark a rating that looks arranged, in the transaction in which it was given."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from yimen.records.journal.append import Line, append, keep_head
from yimen.records.ratings import facts, models
from yimen.records.ratings.queries.settings import rating_settings
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.voice.rating_integrity import Mark, suspicions

_A_DAY: Final = timedelta(days=1)


def mark(row: models.Rating, at: datetime) -> tuple[Mark, ...]:
    """The marks that this rating got."""
    same = Q(officer_id=row.officer_id) if row.officer_id else Q(pk__in=())
    if row.source:
        same |= Q(source=row.source)
    near = models.Rating.objects.filter(
        same, rated_at__gte=row.rated_at - _A_DAY, rated_at__lte=row.rated_at
    )
    limits = rating_settings().thresholds
    found = suspicions(facts.trace_of(row), map(facts.trace_of, near), limits)
    for one in found:
        models.RatingMark.objects.create(
            rating=row,
            suspicion=one.suspicion,
            evidence=dict(one.evidence),
            found_at=at,
        )
        head = append(_line(one, at))
        keep_head("rating", str(row.pk), head)
    return found


def _line(one: Mark, at: datetime) -> Line:
    return Line(
        kind="rating",
        subject=str(one.rating_id),
        step=Step.FLAG_RATING,
        by=SYSTEM,
        happened_at=at,
        after=one.suspicion,
        payload={"evidence": dict(one.evidence)},
    )
