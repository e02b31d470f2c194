"""Close a period: everybody's card is written down and never computed again."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.journal.append import Line, append
from yimen.records.performance import queries
from yimen.records.performance.actions._cards import (
    Closing,
    bonuses_of,
    card_row,
    poor_months_of,
    take_back,
)
from yimen.records.performance.models import SchemeVersion, Score
from yimen.records.performance.queries.gathering import gathered
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.versions import PeriodClosed, check_over
from yimen.rules.statistics.periods import Period


@transaction.atomic
def close_period(*, what: Scored, period: Period, by: Actor, at: datetime) -> int:
    """How many cards were written; a period closes once."""
    place = Place(hall_id=by.hall_id, hall_path=by.hall_path)
    authority.require(by, Step.CLOSE_PERIOD, place)
    check_over(period, local_date(at))
    scheme = queries.in_force(period.first_on).row.number
    version = SchemeVersion.objects.get(number=scheme)
    closing = Closing(what, period, version, by.hall_path, by, at)
    bonuses, poor = bonuses_of(closing), poor_months_of(closing)
    rows = [
        card_row(one, closing, bonuses, poor)
        for one in gathered(what, period, by.hall_path)
    ]
    try:
        with transaction.atomic():
            Score.objects.bulk_create(rows)
    except IntegrityError as error:
        raise PeriodClosed(month=f"{period.first_on:%Y-%m}") from error
    take_back(rows, by, at)
    append(
        Line(
            kind="appraisal",
            subject=f"{what.value}:{by.hall_path}:{period.first_on}:{period.last_on}",
            step=Step.CLOSE_PERIOD,
            by=by,
            happened_at=at,
            after="closed",
            payload={
                "scheme": scheme,
                "cards": {row.key: str(row.total) for row in rows},
            },
        )
    )
    return len(rows)
