"""A breach is put down; nothing counts before a second hand confirms it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from yimen.records.conduct.actions._people import place_of, the_officer
from yimen.records.conduct.actions._write import Done, note, officer_of
from yimen.records.conduct.models import Breach
from yimen.records.conduct.queries.settings import conduct_settings
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct import breaches
from yimen.rules.conduct.breaches import BreachSettled, Category, Source
from yimen.rules.legal_clock.calendar import local_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Who did what, when, and where it came from."""

    officer_id: int
    category: Category
    source: Source
    happened_on: date
    what: str
    finding_id: int | None = None
    promise_id: int | None = None


@transaction.atomic
def record_breach(*, said: Said, by: Actor, at: datetime) -> int:
    """The breach's id, with the points of its category."""
    officer = the_officer(said.officer_id)
    authority.require(by, Step.RECORD_BREACH, place_of(officer))
    breaches.check_hands(by.officer_ids, said.officer_id)
    breaches.check_day(said.happened_on, local_date(at))
    row = Breach(
        officer_id=said.officer_id,
        hall_id=officer.hall_id,
        organ_id=officer.organ_id,
        category=said.category.value,
        source=said.source.value,
        finding_id=said.finding_id,
        promise_id=said.promise_id,
        happened_on=said.happened_on,
        what=breaches.check_text(said.what),
        points=conduct_settings().points[said.category],
        recorded_at=at,
        recorded_by_id=officer_of(by, Step.RECORD_BREACH),
    )
    _insert(row)
    done = Done(
        step=Step.RECORD_BREACH,
        by=by,
        at=at,
        after=row.state,
        evidence={
            "officer": said.officer_id,
            "category": said.category,
            "source": said.source,
            "finding": said.finding_id,
            "happened_on": said.happened_on,
            "points": row.points,
        },
        texts={"what": said.what},
    )
    note("staff_breach", row.pk, done)
    return int(row.pk)


def _insert(row: Breach) -> None:
    try:
        with transaction.atomic():
            Breach.objects.bulk_create([row])
    except IntegrityError as error:
        raise BreachSettled(finding=row.finding_id) from error
