"""An honour is put down with its evidence, and confirmed by a second hand."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from yimen.records.conduct.actions._people import place_of, the_officer
from yimen.records.conduct.actions._write import Done, change, note, officer_of
from yimen.records.conduct.models import Honour
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.training import (
    HONOUR_POINTS,
    HonourEmpty,
    HonourKind,
    HonourSettled,
    OwnHonour,
)
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Who is honoured for what, by whom, and where that is written."""

    officer_id: int
    kind: HonourKind
    given_on: date
    title: str
    given_by: str
    evidence: str


@transaction.atomic
def record_honour(*, given: Given, by: Actor, at: datetime) -> int:
    """The honour's id; it counts once a second hand has seen the evidence."""
    officer = the_officer(given.officer_id)
    authority.require(by, Step.RECORD_HONOUR, place_of(officer))
    if not all(s.strip() for s in (given.title, given.given_by, given.evidence)):
        raise HonourEmpty
    row = Honour.objects.create(
        kind=given.kind.value,
        officer_id=given.officer_id,
        hall_id=officer.hall_id,
        organ_id=officer.organ_id,
        given_on=given.given_on,
        title=given.title.strip(),
        given_by=given.given_by.strip(),
        evidence=given.evidence.strip(),
        points=HONOUR_POINTS[given.kind],
        recorded_by_id=officer_of(by, Step.RECORD_HONOUR),
    )
    evidence = {"officer": given.officer_id, "kind": given.kind, "points": row.points}
    done = Done(
        step=Step.RECORD_HONOUR, by=by, at=at, after="recorded", evidence=evidence
    )
    note("staff_honour", row.pk, done)
    return int(row.pk)


@transaction.atomic
def confirm_honour(
    *, honour_id: int, confirms: bool, version: int, by: Actor, at: datetime
) -> None:
    """Confirmed, or dismissed."""
    row = Honour.objects.filter(pk=honour_id).first()
    if row is None:
        raise NotFound(honour=honour_id)
    authority.require(by, Step.CONFIRM_HONOUR, place_of(the_officer(row.officer_id)))
    if {row.officer_id, row.recorded_by_id} & by.officer_ids:
        raise OwnHonour
    if row.state != "recorded":
        raise HonourSettled
    state = "confirmed" if confirms else "dismissed"
    evidence = {"officer": row.officer_id, "points": row.points}
    done = Done(step=Step.CONFIRM_HONOUR, by=by, at=at, after=state, evidence=evidence)
    hand = officer_of(by, Step.CONFIRM_HONOUR)
    change(row, version, "staff_honour", done, state=state, confirmed_by_id=hand)
