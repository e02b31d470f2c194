"""Hearings of a case as the rules know them."""

from dataclasses import dataclass
from datetime import datetime

from yimen.records.cases import models
from yimen.records.cases.facts import CaseFacts
from yimen.rules.cases import hearings
from yimen.rules.cases.hearings import (
    LIVE,
    Hearing,
    HearingKind,
    HearingState,
    NoHearing,
)
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import Overtaken


@dataclass(frozen=True, slots=True)
class Kept:
    """A hearing with its row."""

    hearing_id: int
    version: int
    hearing: Hearing


def hearing_of(row: models.Hearing) -> Hearing:
    """The row as the rules know it."""
    return Hearing(
        kind=HearingKind(row.kind),
        state=HearingState(row.state),
        request_by_on=row.request_by_on,
        hold_by_on=row.hold_by_on,
        begins_on=local_date(row.begins_at) if row.begins_at else None,
    )


def live_hearing(case: CaseFacts) -> Kept:
    """The hearing of the case that is still open by its row."""
    row = models.Hearing.objects.filter(case_id=case.case_id, state__in=LIVE).first()
    if row is None:
        raise NoHearing(case=case.number)
    return Kept(row.pk, row.version, hearing_of(row))


def change(kept: Kept, number: str, **columns: object) -> None:
    """Write these columns, if nobody was faster."""
    rows = models.Hearing.objects.filter(pk=kept.hearing_id, version=kept.version)
    if not rows.update(version=kept.version + 1, **columns):
        raise Overtaken(case=number)


def settled(case: CaseFacts, at: datetime) -> str:
    """The number of the minutes to decide on; raises while a hearing is open."""
    rows = models.Hearing.objects.filter(case_id=case.case_id).order_by("pk")
    found = list(rows)
    hearings.require_settled(map(hearing_of, found), local_date(at))
    held = [row.minutes_number for row in found if row.minutes_number]
    return held[-1] if held else ""
