"""What a joint case has to know of the cases that are its parts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from yimen.records.cases import models
from yimen.rules.cases.lifecycle import State
from yimen.rules.legal_clock.pauses import Pause, Procedure


@dataclass(frozen=True, slots=True)
class PartRow:
    """A case as a joint case sees it."""

    case_id: int
    number: str
    state: State
    due_on: date | None
    decided_at: datetime | None
    pauses: tuple[Pause, ...]


def parts_of(case_ids: Collection[int]) -> dict[int, PartRow]:
    """These cases with their pauses, by id, in two statements."""
    if not case_ids:
        return {}
    pauses = pauses_of(case_ids)
    rows = models.Case.objects.filter(pk__in=case_ids).only(
        "number", "state", "due_on", "decided_at"
    )
    return {
        row.pk: PartRow(
            row.pk,
            row.number,
            State(row.state),
            row.due_on,
            row.decided_at,
            pauses.get(row.pk, ()),
        )
        for row in rows
    }


def pauses_of(case_ids: Collection[int]) -> dict[int, tuple[Pause, ...]]:
    """The pauses of these cases; those without any are left out."""
    found: dict[int, tuple[Pause, ...]] = {}
    rows = models.CasePause.objects.filter(case_id__in=case_ids)
    for row in rows.order_by("started_on", "pk"):
        pause = Pause(
            row.started_on,
            row.ended_on,
            row.asked_days,
            Procedure(row.procedure),
            row.article,
        )
        found[row.case_id] = (*found.get(row.case_id, ()), pause)
    return found
