"""The last closed month under a scheme that is only being written; nothing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from yimen.records.performance import facts
from yimen.records.performance.models import Score
from yimen.records.performance.queries.scores import current, visible
from yimen.rules.authority.actors import Actor
from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.previews import ClosedCard, Preview, previewed
from yimen.rules.performance.scoring import Scheme, check_scheme
from yimen.rules.statistics.periods import Period


@dataclass(frozen=True, slots=True)
class SchemePreview:
    """Everybody of a kind, over the last month that was closed for that kind."""

    period: Period
    told: Preview


def preview_scheme(scheme: Scheme, actor: Actor) -> tuple[SchemePreview, ...]:
    """What the scheme would have made of the last closed month, kind by kind.

    Raises as publishing does where the scheme could not be scored; a kind of which no
    month is closed is left out.
    """
    check_scheme(scheme)
    return tuple(_previews(scheme, visible(actor)))


def _previews(scheme: Scheme, rows: QuerySet[Score]) -> Iterator[SchemePreview]:
    for what in Scored:
        period = _last_month(rows.filter(what=what))
        if period is None:
            continue
        of_it = rows.filter(what=what, first_on=period.first_on, last_on=period.last_on)
        closed = [_closed(row) for row in current(of_it)]
        yield SchemePreview(period, previewed(what, closed, scheme))


def _last_month(rows: QuerySet[Score]) -> Period | None:
    ends = rows.order_by("-first_on", "last_on").values_list("first_on", "last_on")
    for first_on, last_on in ends.distinct():
        period = Period(first_on, last_on)
        if period.whole_months == 1:
            return period
    return None


def _closed(row: Score) -> ClosedCard:
    return ClosedCard(
        key=row.key,
        label=row.label,
        card=facts.card_of(row),
        values=facts.read(row.quantities),
    )
