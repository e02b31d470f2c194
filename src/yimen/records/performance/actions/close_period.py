"""Close a period: everybody's card is written down and never computed again."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import Final

from django.db import IntegrityError, transaction

from yimen.records.journal.append import Line, append
from yimen.records.performance import facts, queries
from yimen.records.performance.actions._cards import (
    Closing,
    card_row,
    take_back,
)
from yimen.records.performance.actions._telling import Act, tell_scores
from yimen.records.performance.models import SchemeVersion, Score, ScoreRows
from yimen.records.performance.queries.around import around
from yimen.records.performance.queries.everybody import everybodys_rows
from yimen.records.performance.queries.gathering import gathered
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.rows import Packed, digest_of_all
from yimen.rules.performance.versions import PeriodClosed, check_over
from yimen.rules.statistics.periods import Period

_AT_ONCE: Final = 20


@transaction.atomic
def close_period(*, what: Scored, period: Period, by: Actor, at: datetime) -> int:
    """How many cards were written; a period closes once."""
    place = Place(hall_id=by.hall_id, hall_path=by.hall_path)
    authority.require(by, Step.CLOSE_PERIOD, place)
    check_over(period, local_date(at))
    scheme = queries.in_force(period.first_on).row.number
    version = SchemeVersion.objects.get(number=scheme)
    closing = Closing(what, period, version, by.hall_path, by, at)
    beside = around(what, period)
    found = gathered(what, period, by.hall_path)
    counted = facts.scheme_of(version)
    behind = everybodys_rows(what, period, by.hall_path, counted, found)
    rows = [card_row(one, behind[one.key], closing, beside) for one in found]
    try:
        with transaction.atomic():
            Score.objects.bulk_create(rows)
    except IntegrityError as error:
        raise PeriodClosed(month=f"{period.first_on:%Y-%m}") from error
    digest = _keep(rows, behind)
    take_back(rows, by, at)
    tell_scores(rows, Act(by, at))
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
                "rows": digest,
            },
        )
    )
    return len(rows)


def _keep(rows: Iterable[Score], behind: dict[str, Packed]) -> str:
    """Keep what each card counted; one digest of all, so that none changes unseen."""
    digests: dict[str, str] = {}
    waiting = iter(rows)
    while some := list(islice(waiting, _AT_ONCE)):
        kept = [facts.kept_rows(row, behind.pop(row.key)) for row in some]
        ScoreRows.objects.bulk_create(kept)
        digests |= {one.score.key: one.digest for one in kept}
    return digest_of_all(digests)
