"""A half day is to be put right: whose it is asks, or who keeps the book."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.conduct import queries
from yimen.records.conduct.actions._people import place_of, the_officer
from yimen.records.conduct.actions._write import Done, note, officer_of
from yimen.records.conduct.models import Correction
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct import attendance
from yimen.rules.conduct.attendance import AskedAlready, Mark
from yimen.rules.conduct.leave import DayHalf


@dataclass(frozen=True, slots=True)
class Wish:
    """Whose half day becomes what, and why."""

    officer_id: int
    when: DayHalf
    mark: Mark
    reason: str


@transaction.atomic
def ask_correction_of_day(*, wish: Wish, by: Actor, at: datetime) -> int:
    """The correction's id; nothing changes before a second person confirms it."""
    officer = the_officer(wish.officer_id)
    authority.require(by, Step.ASK_CORRECTION_OF_DAY, place_of(officer))
    hand = officer_of(by, Step.ASK_CORRECTION_OF_DAY)
    before = queries.verdict_of(officer.officer_id, *wish.when, at=at)
    checked = attendance.check_correction(before, wish.mark, wish.reason)
    on, half = wish.when
    row = Correction(
        officer_id=officer.officer_id,
        hall_id=officer.hall_id,
        organ_id=officer.organ_id,
        on=on,
        half=half.value,
        before=checked.mark.value,
        mark=wish.mark.value,
        reason=wish.reason.strip(),
        asked_at=at,
        asked_by_id=hand,
    )
    _insert(row)
    evidence = {"officer": officer.officer_id, "on": on, "half": half}
    done = Done(
        step=Step.ASK_CORRECTION_OF_DAY,
        by=by,
        at=at,
        after="asked",
        evidence={**evidence, "before": row.before, "mark": wish.mark},
        texts={"reason": wish.reason},
    )
    note("attendance_correction", row.pk, done)
    return int(row.pk)


def _insert(row: Correction) -> None:
    try:
        with transaction.atomic():
            Correction.objects.bulk_create([row])
    except IntegrityError as error:
        raise AskedAlready(on=row.on) from error
