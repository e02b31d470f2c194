"""Somebody with authority decides about an intake that was kept.

Taken in, under its own number where the number was leased, else under a new one; or
put aside. Either way with a reason, and the text stays as it came.
"""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.agency import models
from yimen.records.agency.actions._keeping import KIND
from yimen.records.agency.actions._write import officer_of
from yimen.records.agency.actions.take_errand import take_errand
from yimen.records.journal.append import Line, append
from yimen.rules.agency import offline_intake
from yimen.rules.agency.errands import Where
from yimen.rules.agency.offline_intake import Intake, IntakeSettled, Kept, NotReleasable
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.refusals import NotFound, Overtaken

OWN_NUMBER = frozenset(
    {Kept.KEY_REVOKED, Kept.KEY_UNCONFIRMED, Kept.TOO_OLD, Kept.REFUSED}
)
"""Kept for a reason that leaves its number alone."""


@transaction.atomic
def review_intake(
    *, kept_id: int, is_taken: bool, reason: str, by: Actor, at: datetime
) -> str:
    """The number of the errand it became; "" if it was put aside."""
    rows = models.KeptIntake.objects.select_related("node")
    row = rows.filter(pk=kept_id).first()
    place = _place(row)
    if row is None or not authority.may(by, Step.REVIEW_INTAKE, place):
        raise NotFound(intake=kept_id)
    if row.settled_at is not None:
        raise IntakeSettled
    if not reason.strip():
        raise ReasonMissing(missing=["reason"])
    number = _take(row, place, by, at) if is_taken else ""
    errand = models.Errand.objects.filter(number=number).first() if number else None
    settled = models.KeptIntake.objects.filter(pk=kept_id, version=row.version)
    if not settled.update(
        version=row.version + 1,
        settled_at=at,
        settled_by_id=officer_of(by, Step.REVIEW_INTAKE),
        settled_why=reason.strip()[:300],
        errand=errand,
    ):
        raise Overtaken(intake=kept_id)
    _write(row, number, reason, by, at)
    return number


def _place(row: models.KeptIntake | None) -> Place:
    node = row.node if row else None
    return Place(hall_id=node.pk, hall_path=node.path) if node else Place()


def _take(row: models.KeptIntake, place: Place, by: Actor, at: datetime) -> str:
    if row.reason == Kept.UNREADABLE:
        raise NotReleasable
    said: Intake = offline_intake.read(vault().unseal(bytes(row.sealed)))
    if Kept(row.reason) not in OWN_NUMBER:
        said = replace(said, number="", submit_key=f"kept:{row.pk}")
    where = Where(
        station_id=place.hall_id or 0,
        path=place.hall_path,
        agent_id=row.came_by_id,
        key_id=row.key_id,
        step=Step.REVIEW_INTAKE,
    )
    return take_errand(intake=said, where=where, is_confirmed=True, by=by, at=at).number


def _write(
    row: models.KeptIntake, number: str, reason: str, by: Actor, at: datetime
) -> None:
    append(
        Line(
            kind=KIND,
            subject=str(row.pk),
            step=Step.REVIEW_INTAKE,
            by=by,
            happened_at=at,
            before="kept",
            after="taken" if number else "aside",
            payload={"errand": number},
            texts={"reason": reason.strip()},
        )
    )
