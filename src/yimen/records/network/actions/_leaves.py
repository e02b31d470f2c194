"""A request for leave on its way: found, changed once, written down."""

from datetime import datetime

from yimen.records.journal.append import Line, append
from yimen.records.network.models import Leave
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.conduct.leave import LeaveState
from yimen.rules.refusals import NotFound, Overtaken


def the_leave(leave_id: int) -> Leave:
    """The request, or `NotFound`."""
    row = Leave.objects.select_related("hall").filter(pk=leave_id).first()
    if row is None:
        raise NotFound(leave=leave_id)
    return row


def place_of_leave(row: Leave) -> Place:
    """Where the act on a request happens."""
    path = row.hall.path if row.hall else ""
    return Place(organ_id=row.organ_id, hall_id=row.hall_id, hall_path=path)


def change(
    row: Leave,
    version: int,
    *,
    step: Step,
    by: Actor,
    at: datetime,
    reason: str = "",
    **columns: object,
) -> None:
    """Write these columns if nobody was faster, and one line."""
    rows = Leave.objects.filter(pk=row.pk, version=version)
    if not rows.update(version=version + 1, **columns):
        raise Overtaken(leave=row.pk)
    append(
        Line(
            kind="leave",
            subject=str(row.pk),
            step=step,
            by=by,
            happened_at=at,
            before=row.state,
            after=LeaveState(str(columns.get("state", row.state))),
            payload={"officer": row.officer_id, "substitute": row.substitute_id},
            texts={"reason": reason.strip()} if reason.strip() else {},
        )
    )
